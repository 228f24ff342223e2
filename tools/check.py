"""All static checks, two at a time, and a table: ``run.py check``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Outcome:
    """What one check said, and how long it took in seconds."""

    name: str
    code: int
    output: str
    seconds: float


def checks() -> dict[str, list[str]]:
    """Name → command line, in the order of the table."""
    django = [sys.executable, "-m", "django"]
    templates = sorted(str(path) for path in (ROOT / "src").glob("**/templates/**/*.html"))
    lines = {
        "ruff check": [str(BIN / "ruff"), "check", "."],
        "ruff format": [str(BIN / "ruff"), "format", "--check", "."],
        "mypy": [sys.executable, "-m", "mypy", "src"],
        "imports": [str(BIN / "lint-imports")],
        "templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates],
        "dependencies": [str(BIN / "deptry"), "src"],
        "migrations": [*django, "makemigrations", "--check", "--dry-run"],
        "schema snapshot": [*django, "schema_snapshot", "--check"],
        "catalogues": [sys.executable, "-m", "tools.catalogues", "check"],
    }
    if not templates:
        del lines["templates"]
    return lines


def run(name: str, line: list[str], env: dict[str, str]) -> Outcome:
    began = time.monotonic()
    done = subprocess.run(
        line, check=False, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    return Outcome(name, done.returncode, done.stdout + done.stderr, time.monotonic() - began)


def environment(folder: str) -> dict[str, str]:
    """A database and a key of their own, so that a check never touches this installation's."""
    given = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    return given | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
        "THUAN_VAR": folder,
        "THUAN_SECRET_KEY": "only-for-checks-" + "x" * 50,
    }


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="thuan-check-") as folder:
        env = environment(folder)
        with ThreadPoolExecutor(max_workers=2) as pool:
            waiting = [pool.submit(run, name, line, env) for name, line in checks().items()]
            outcomes = [one.result() for one in waiting]
    for outcome in outcomes:
        if outcome.code:
            print(f"--- {outcome.name}\n{outcome.output.rstrip()}\n")
    for outcome in outcomes:
        verdict = "đạt / passed" if outcome.code == 0 else "KHÔNG ĐẠT / FAILED"
        print(f"{outcome.name:<16} {outcome.seconds:>6.1f} s  {verdict}")
    return 1 if any(outcome.code for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
