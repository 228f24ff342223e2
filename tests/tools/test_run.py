"""``run.py``: what it understands, what it refuses, what it leaves on standard output."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import run


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(checkout: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(checkout / "run.py"), *arguments]
    env = {**os.environ, "THUAN_VAR": str(checkout / "var"), "THUAN_SECRET_KEY": ""}
    return subprocess.run(
        line, check=False, env=env, capture_output=True, text=True, timeout=60, **options
    )


def start(checkout: Path, port: int) -> subprocess.Popen[str]:
    env = {**os.environ, "THUAN_VAR": str(checkout / "var"), "PORT": str(port), "HOST": ""}
    env["THUAN_DEMO"] = "1"
    pipe = subprocess.PIPE
    line = [sys.executable, str(checkout / "run.py")]
    return subprocess.Popen(line, env=env, stdout=pipe, stderr=pipe, text=True)


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    return [int(number) for number in listed.split()]


def command_line(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8").replace("\0", " ")


def running(processes: list[int], program: str) -> int:
    """The process that runs this program; one that is just being started has no line yet."""
    for _ in range(100):
        found = [process for process in processes if program in command_line(process)]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"nobody runs {program}")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_help_is_in_two_languages(capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main(["--help"])

    shown = capsys.readouterr().out
    assert code == 0
    assert "chạy kiểm thử / run the tests" in shown


def test_an_unknown_command_is_refused_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main(["sever"])

    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    assert "Không có lệnh sever." in shown.err
    assert "run.py manage" in shown.err


def test_the_address_is_this_machine_and_port_8000_unless_said() -> None:
    assert run.address({}) == ("127.0.0.1", 8000)
    assert run.address({"HOST": "10.0.0.5", "PORT": "80"}) == ("10.0.0.5", 80)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 ", "８０"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(run.Refusal, match="1 đến 65535"):
        run.address({"PORT": port})


def test_a_taken_port_is_refused_with_its_number() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(run.Refusal, match=f"Cổng {port} tại 127.0.0.1 không mở được"):
            run.refuse_taken("127.0.0.1", port)


def test_a_free_port_is_accepted_and_left_free(free_port: int) -> None:
    run.refuse_taken("127.0.0.1", free_port)

    assert is_free(free_port)
    run.refuse_taken("127.0.0.1", free_port)


def test_python_without_ensurepip_is_told_which_package_to_install() -> None:
    package = f"python3.{sys.version_info.minor}-venv"

    sentence = run.missing_venv(find=lambda name: None if name == "ensurepip" else object())

    assert sentence is not None
    assert sentence.count(f"apt-get install {package}") == 2
    assert sentence.startswith("Python này chưa tạo được môi trường ảo")


def test_python_with_ensurepip_needs_no_sentence() -> None:
    assert run.missing_venv(find=lambda _: object()) is None


def test_a_stamp_changes_with_the_lock_and_with_the_python(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1\n", encoding="utf-8")
    first = run.stamp_of(lock, "3.11.2")
    other_python = run.stamp_of(lock, "3.12.0")
    lock.write_text("a==2\n", encoding="utf-8")
    other_lock = run.stamp_of(lock, "3.11.2")

    assert len({first, other_python, other_lock}) == 3


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = run.secret_key(tmp_path)

    second = run.secret_key(tmp_path)

    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_catalogue_newer_than_its_compiled_form_is_stale(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "django.po", folder / "django.mo"
    source.touch()
    never_compiled = run.stale_catalogues(tmp_path)
    compiled.touch()
    os.utime(source, (1_000, 1_000))
    os.utime(compiled, (2_000, 2_000))
    current = run.stale_catalogues(tmp_path)
    os.utime(source, (3_000, 3_000))
    edited = run.stale_catalogues(tmp_path)

    assert (never_compiled, current, edited) == (True, False, True)


def test_standard_output_of_manage_is_the_commands_own(checkout: Path) -> None:
    done = call(checkout, "manage", "census")

    assert done.returncode == 0
    assert done.stdout == '{"tables":[]}\n'
    assert "noise" in done.stderr


def test_the_exit_code_of_manage_is_the_commands_own(checkout: Path) -> None:
    assert call(checkout, "manage", "failing").returncode == 3


def test_restore_makes_no_database_first(checkout: Path) -> None:
    done = call(checkout, "manage", "restore")

    assert "Unknown command: 'restore'" in done.stderr
    assert not (checkout / "var" / "demo_password").exists()


def test_a_package_is_verified_without_django_and_from_any_folder(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    done = call(checkout, "manage", "verify_package", "file.zip", cwd=elsewhere)

    assert done.stdout == "2 False\n"
    assert not (checkout / "var" / "demo_password").exists()


def test_the_demo_says_its_address_and_word_and_stops_when_told(
    checkout: Path, free_port: int
) -> None:
    server = start(checkout, free_port)
    lines = sorted(server.stdout.readline().strip() for _ in range(2))

    server.send_signal(signal.SIGTERM)
    rest, _ = server.communicate(timeout=30)

    assert lines[0] == "DEMO password: lua-chin"
    assert lines[1].startswith(f"READY http://127.0.0.1:{free_port}/ after ")
    assert lines[1].split()[-2].isdigit()
    assert lines[1].endswith(" s")
    assert (rest, server.returncode) == ("", 0)
    assert is_free(free_port)


@pytest.mark.parametrize(
    ("victim", "program"), [("worker", "django worker"), ("gunicorn", "gunicorn thuan")]
)
def test_when_one_child_dies_the_other_is_stopped(
    checkout: Path, free_port: int, victim: str, program: str
) -> None:
    server = start(checkout, free_port)
    server.stdout.readline()
    server.stdout.readline()
    both = children(server.pid)
    chosen = running(both, program)

    os.kill(chosen, signal.SIGKILL)
    _, trouble = server.communicate(timeout=30)

    assert len(both) == 2
    assert server.returncode == 1
    assert f"{victim} đã dừng, nên tất cả dừng theo." in trouble
    for _ in range(50):
        if is_free(free_port):
            break
        time.sleep(0.1)
    assert is_free(free_port)
