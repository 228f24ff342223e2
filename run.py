#!/usr/bin/env python3
"""The one command of Thuận: set up, serve, test, check. Standard library only.

What a sub-command needs is installed first, once; two calls at once wait for each other. Standard
output carries only what the called command says; progress goes to standard error.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DJANGO = [PYTHON, "-P", "-m", "django"]
VAR = Path(os.environ.get("THUAN_VAR") or ROOT / "var")
FRONTEND = ROOT / "src/thuan/kernel/ui/frontend.py"
UNPREPARED = {"restore", "verify_package", "prepare", "makemigrations", "schema_snapshot"}
PATIENCE = 900  # seconds for the first page: an old machine may take minutes to build the demo
TOOLS = {"test", "check", "bench", "drill", "pictures"}

HELP = """Thuận: quản lý chất lượng theo TCVN ISO 9001 / quality management for public agencies

python3 run.py                   chạy bản minh họa tại HOST, PORT / serve the demo at HOST, PORT
python3 run.py test [--db sqlite|postgresql|both] [-- PYTEST ARGUMENTS]
                                 chạy kiểm thử / run the tests
python3 run.py check             kiểm tra tĩnh / static checks
python3 run.py manage COMMAND …  lệnh quản trị / management commands
python3 run.py bench … | drill … | pictures
                                 đo tốc độ, diễn tập, chụp ảnh trang / for developers
"""


def say(text: object) -> None:
    print(text, file=sys.stderr, flush=True)


class Refusal(Exception):
    """Why the call cannot go on, and what to do."""


@contextmanager
def only_one():
    """Hold the set-up lock of this checkout; a second call waits here."""
    with (ROOT / "run.py").open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Đang chờ một lệnh run.py khác. / Waiting for another run.py.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def stamp_of(lock: Path, version: str = sys.version) -> str:
    """What an installation was made from: the lock file and the Python it is for."""
    return hashlib.sha256(lock.read_bytes() + version.encode()).hexdigest()


def runs(*command: object, **options: object) -> bool:
    """Run a set-up step; what it prints goes to standard error."""
    return subprocess.run(command, check=False, stdout=sys.stderr, **options).returncode == 0


def missing_venv(find=importlib.util.find_spec) -> str | None:
    """The sentence for a Python that cannot make virtual environments, as Debian ships it."""
    package = f"python3.{sys.version_info.minor}-venv"
    vi = f"Python này chưa tạo được môi trường ảo: hãy chạy apt-get install {package}."
    en = f"This Python cannot make a virtual environment: run apt-get install {package}."
    return None if find("venv") and find("ensurepip") else f"{vi} / {en}"


def make_venv() -> None:
    usable = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if PYTHON.exists() and runs(PYTHON, "-c", usable, stderr=subprocess.DEVNULL):
        return
    if sentence := missing_venv():
        raise Refusal(sentence)
    if not runs(sys.executable, "-m", "venv", "--clear", VENV):
        raise Refusal("Chưa tạo được .venv. / The folder .venv could not be made.")


def is_installed(lock: str) -> bool:
    stamp, wanted = VENV / f".{lock}.stamp", stamp_of(ROOT / lock)
    return PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def install(lock: str) -> None:
    """Install the hash-pinned ``lock`` with uv, or with pip where uv does not run."""
    say(f"Cài các gói trong {lock} vào .venv… / Installing {lock} into .venv…")
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    pinned = ["--no-deps", "--require-hashes", "-r"]
    uv = [PYTHON, "-m", "uv", "pip", "install", "-q", "--python", PYTHON]
    fast = runs(*pip, *pinned, ROOT / "requirements-uv.txt") and runs(*uv, *pinned, ROOT / lock)
    if not fast and not runs(*pip, *pinned, ROOT / lock):
        raise Refusal(
            f"Không cài được {lock}; hãy xem kết nối tới kho gói Python rồi chạy lại. / "
            f"{lock} could not be installed; check the connection and run again."
        )
    (VENV / f".{lock}.stamp").write_text(stamp_of(ROOT / lock), encoding="utf-8")


def stale_catalogues(locale: Path) -> bool:
    """Whether a message catalogue is newer than its compiled form, or has none."""
    pairs = ((po, po.with_suffix(".mo")) for po in locale.glob("*/LC_MESSAGES/*.po"))
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs)


def set_up(lock: str = "requirements.txt") -> None:
    """Python packages, message catalogues and, beside them, the files of the front end."""
    with only_one():
        if not (installed := is_installed(lock)):
            make_venv()
        front = subprocess.Popen([sys.executable, "-I", FRONTEND, "--python", PYTHON], stdout=2)
        try:
            if not installed:
                install(lock)
        finally:
            front.wait()
        if front.returncode:
            raise Refusal("Chưa có các tệp giao diện. / The front-end files are missing.")
        compiler = [PYTHON, ROOT / "tools/catalogues.py", "compile"]
        if stale_catalogues(ROOT / "locale") and not runs(*compiler):
            raise Refusal("Không biên dịch được bản dịch. / The message catalogues do not compile.")


def secret_key(folder: Path) -> str:
    """The key of this installation: made once, readable by its owner only."""
    path, draft = folder / "secret_key", folder / "secret_key.new"
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="utf-8")
        draft.replace(path)
    return path.read_text(encoding="utf-8")


def environment() -> dict[str, str]:
    """What every Django process of this checkout is started with."""
    VAR.mkdir(parents=True, exist_ok=True)
    given = dict(os.environ)
    given["PYTHONPATH"] = str(ROOT / "src")
    given["DJANGO_SETTINGS_MODULE"] = "thuan.config.settings"
    with only_one():
        given["THUAN_SECRET_KEY"] = given.get("THUAN_SECRET_KEY") or secret_key(VAR)
    return given


def prepare(env: dict[str, str]) -> None:
    """Create the database and load the core of the demo, where that has not been done."""
    with only_one():
        if not runs(*DJANGO, "prepare", env=env):
            raise Refusal("Chưa chuẩn bị được cơ sở dữ liệu. / The database could not be prepared.")


def address(env: dict[str, str]) -> tuple[str, int]:
    """HOST and PORT of the environment."""
    host, port = env.get("HOST") or "127.0.0.1", env.get("PORT") or "8000"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Refusal(f"PORT={port}: hãy dùng số từ 1 đến 65535. / use a number from 1 to 65535.")
    return host, int(port)


def refuse_taken(host: str, port: int) -> None:
    """Say so at once, before minutes of set-up, when the address cannot be served."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            raise Refusal(
                f"Cổng {port} tại {host} không mở được ({trouble.strerror}); hãy đặt PORT khác. / "
                f"Port {port} of {host} cannot be opened; set another PORT."
            ) from trouble


def answers(url: str) -> bool:
    """Whether the first page, after its redirections, is there."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with suppress(OSError):  # refused, reset, or an answer of 4xx or 5xx
        return direct.open(url, timeout=30).status == 200
    return False


def serve() -> int:
    """Start the server, which prepares the database, then the worker; wait for their end."""
    began = time.monotonic()
    host, port = address(os.environ)
    refuse_taken(host, port)
    set_up()
    env = environment()
    url = f"http://{host.replace('0.0.0.0', '127.0.0.1')}:{port}/"  # noqa: S104
    server = [PYTHON, "-P", "-m", "gunicorn", "thuan.config.wsgi", "--bind", f"{host}:{port}"]
    server += ["--config", "python:thuan.config.gunicorn"]
    children = {"gunicorn": subprocess.Popen(server, env=env, stdout=sys.stderr)}
    deadline = time.monotonic() + PATIENCE
    try:
        while not (ended := first_ended(children)) and not answers(url):
            if time.monotonic() > deadline:
                raise Refusal("Trang đầu không trả lời. / The first page does not answer.")
            time.sleep(0.1)
        if not ended:
            children["worker"] = subprocess.Popen([*DJANGO, "worker"], env=env, stdout=sys.stderr)
            announce(url, time.monotonic() - began)
        while not (ended := first_ended(children)):
            time.sleep(0.3)
        say(f"{ended} đã dừng, nên tất cả dừng theo. / {ended} ended, so everything stops.")
        return children[ended].returncode if children[ended].returncode > 0 else 1
    except KeyboardInterrupt:
        say("Đang dừng… / Stopping…")
        return 0
    finally:
        stop(children)


def first_ended(children: dict[str, subprocess.Popen[bytes]]) -> str | None:
    return next((name for name, child in children.items() if child.poll() is not None), None)


def announce(url: str, seconds: float) -> None:
    """The lines that scripts wait for; the loader of the demo writes ``demo_password``."""
    word = VAR / "demo_password"
    if os.environ.get("THUAN_DEMO") not in {"", "0", "no", "false"} and word.is_file():
        print(f"DEMO password: {word.read_text(encoding='utf-8').strip()}", flush=True)
    print(f"READY {url} after {int(seconds) + 1} s", flush=True)


def stop(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """End every child; one that does not heed is killed."""
    for child in children.values():
        child.terminate()
    for child in children.values():
        try:
            child.wait(15)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            child.kill()


def manage(arguments: list[str]) -> int:
    """One Django command, in the caller's folder; the package verifier runs without Django."""
    set_up()
    env = environment()
    if arguments[:1] == ["verify_package"]:
        verifier = [PYTHON, "-P", "-m", "thuan.verify", *arguments[1:]]
        return subprocess.run(verifier, env=env).returncode
    if not UNPREPARED.intersection(arguments[:1]):
        prepare(env)
    return subprocess.run([*DJANGO, *arguments], env=env).returncode


def develop(command: str, arguments: list[str]) -> int:
    """A tool of the developers: benchmarks use the database of this checkout."""
    set_up("requirements-dev.txt")
    env = environment()
    if command == "bench":
        prepare(env)
    module = command if command == "bench" else f"tools.{command}"
    return subprocess.run([PYTHON, "-m", module, *arguments], env=env, cwd=ROOT).returncode


def dispatch(command: str, rest: list[str]) -> int:
    """Run one sub-command and give its exit code."""
    if command in {"-h", "--help", "help"}:
        print(HELP, end="")
        return 0
    if command == "serve":
        return serve()
    if command == "manage":
        return manage(rest)
    if command in TOOLS:
        return develop(command, rest)
    raise Refusal(f"Không có lệnh {command}. / There is no command {command}.\n\n{HELP}")


def main(arguments: list[str]) -> int:
    """Run what was asked; 2 stands for a call that cannot be understood or served."""
    if sys.version_info < (3, 11):  # noqa: UP036  the person at the terminal may have an older one
        sys.exit("Cần Python 3.11 trở lên. / Python 3.11 or newer is needed.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return dispatch(arguments[0] if arguments else "serve", arguments[1:])
    except Refusal as refusal:
        say(refusal)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
