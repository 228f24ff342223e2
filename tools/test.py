"""Run the tests on SQLite, on PostgreSQL, or on both: ``run.py test [--db …] [-- PYTEST …]``.

Without ``--db``: SQLite, and PostgreSQL too where its server is installed. Where both run, what
touches no database runs once, with the first. The exit code is the worst of the parts; asking for
PostgreSQL by name where there is none is an error, not a skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import postgres

ROOT = Path(__file__).resolve().parents[1]
DATABASES = ("sqlite", "postgresql")
USAGE = "run.py test [--db sqlite|postgresql|both] [-- PYTEST ARGUMENTS]"
NO_SERVER = (
    "Máy không có máy chủ PostgreSQL (gói postgresql). / "
    "No PostgreSQL server on this machine (package postgresql)."
)
# What the tests set for themselves; a value from outside would change what they prove.
OWN = ("DJANGO_SETTINGS_MODULE", "THUAN_DATABASE", "THUAN_SECRET_KEY", "THUAN_VAR", "THUAN_DEMO")


class UsageError(Exception):
    """The arguments cannot be understood."""


def parse(arguments: list[str]) -> tuple[str | None, list[str]]:
    """``(--db value or None, arguments for pytest)``; what follows ``--`` goes on unchanged."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    own, passed = arguments[:cut], arguments[cut + 1 :]
    words = [part for word in own for part in (word.split("=", 1) if "=" in word else [word])]
    if not words:
        return None, passed
    if len(words) == 2 and words[0] == "--db" and words[1] in {*DATABASES, "both"}:
        return words[1], passed
    raise UsageError(f"Không hiểu {' '.join(own)!r}. / Not understood. {USAGE}")


def environment(database: str | None) -> dict[str, str]:
    given = {key: value for key, value in os.environ.items() if key not in OWN}
    return given | ({"THUAN_DATABASE": database} if database else {})


def pytest(arguments: list[str], database: str | None) -> int:
    # A worker that has done its half takes over from the other: the longest tests stand last.
    line = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments]
    return subprocess.run(line, check=False, cwd=ROOT, env=environment(database)).returncode


def on_postgresql(arguments: list[str], binaries: Path) -> int:
    with postgres.cluster(binaries) as address:
        return pytest(arguments, address)


def main(arguments: list[str]) -> int:
    try:
        wanted, passed = parse(arguments)
    except UsageError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    binaries = postgres.server_binaries()
    if wanted in {"postgresql", "both"} and not binaries:
        print(NO_SERVER, file=sys.stderr)
        return 2
    codes: list[int] = []
    lines: list[str] = []
    for name in DATABASES:
        if wanted not in {None, "both", name}:
            lines.append(f"{name}: không chạy, theo --db / not run, as --db says")
        elif name == "postgresql" and not binaries:
            lines.append(f"{name}: bỏ qua / skipped. {NO_SERVER}")
        else:
            print(f"== {name} ==", flush=True)
            own = ["--database-only", *passed] if codes else passed
            code = on_postgresql(own, binaries) if name == "postgresql" else pytest(passed, None)
            codes.append(code)
            lines.append(
                f"{name}: {'đạt / passed' if code == 0 else f'không đạt / failed ({code})'}"
            )
    if not shutil.which("chromium"):
        lines.append(
            "chromium: không có, kiểm thử trình duyệt bỏ qua / none, browser tests skipped"
        )
    print("\n".join(lines))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
