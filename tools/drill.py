"""Drills: ``run.py drill sabotage`` breaks the product on purpose and expects its tests to fail.

A test file lists ``SABOTAGES = [(file, old text, new text), …]`` (F22). Each is done in a
throw-away copy of the tree, where that file's tests are run: failing tests have killed it. With
``--db postgresql`` they run on a throw-away cluster. ``run.py drill restore`` is told in
``drill_restore``, ``pages`` and ``benches`` in the files of ``BY_HAND``.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tools import drill_restore, postgres
from tools.test import environment

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("src", "tests", "tools", "pyproject.toml", "run.py", "locale")
PATTERN = "**/test_*.py"
DATABASES = ("sqlite", "postgresql")
# Tests too long for every run: they are asked for by name.
BY_HAND = {"pages": "tests/journeys/every_page.py", "benches": "tests/tools/benches.py"}
USAGE = (
    "run.py drill restore | pages | benches | sabotage [--db sqlite|postgresql] [WORD IN THE PATH]"
)
FAILED = 1  # pytest: tests ran and some failed


class Sabotage(NamedTuple):
    """One way to break a file, and the test file that must notice."""

    test: Path
    file: str
    old: str
    new: str


def written_in(path: Path) -> list[Sabotage]:
    """The sabotages that a test file lists, read without running it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for line in tree.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            name, value = line.targets[0].id, line.value
            if name == "SABOTAGES":
                return [Sabotage(path.relative_to(ROOT), *s) for s in _read(value, names)]
            if isinstance(value, ast.Constant):
                names[name] = value.value
    return []


def _read(value: ast.expr, names: dict[str, object]) -> list[tuple[str, str, str]]:
    """The literal list, with names of the file's own constants put in."""

    class Names(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return ast.copy_location(ast.Constant(names[node.id]), node)

    found: list[tuple[str, str, str]] = ast.literal_eval(Names().visit(value))
    return found


def listed(word: str = "") -> list[Sabotage]:
    """Every sabotage of the tree, of the test files with ``word`` in their path."""
    paths = sorted((ROOT / "tests").glob(PATTERN))
    return [s for path in paths if word in str(path) for s in written_in(path)]


def copy(folder: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)


def outcome(folder: Path, test: Path, database: str) -> int:
    """The exit code of pytest over one file of the copy; ``database`` is an address or ""."""
    given = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    given |= {"PYTHONDONTWRITEBYTECODE": "1", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    given |= {"THUAN_DATABASE": database} if database else {}
    line = [sys.executable, "-P", "-m", "pytest", "-q", "-x", "--no-migrations", str(test)]
    done = subprocess.run(line, check=False, cwd=folder, env=given, capture_output=True)
    return done.returncode


def killed(folder: Path, sabotage: Sabotage, database: str) -> bool:
    """Do it, ask the tests, and undo it."""
    place = folder / sabotage.file
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace(sabotage.old, sabotage.new), encoding="utf-8")
    try:
        return outcome(folder, sabotage.test, database) == FAILED
    finally:
        place.write_text(whole, encoding="utf-8")


def drill(word: str, database: str = "") -> int:
    sabotages = listed(word)
    dead = 0
    with tempfile.TemporaryDirectory(prefix="thuan-drill-") as name:
        folder = Path(name)
        copy(folder)
        for test in sorted({sabotage.test for sabotage in sabotages}):
            if outcome(folder, test, database) != 0:
                print(f"{test}: không đạt ngay khi chưa phá gì / fails unbroken", file=sys.stderr)
                return 1
        for sabotage in sabotages:
            if sabotage.old not in (folder / sabotage.file).read_text(encoding="utf-8"):
                print(f"{sabotage.file}: không còn {sabotage.old!r} / text is gone")
                continue
            found = killed(folder, sabotage, database)
            dead += found
            verdict = "bị phát hiện / killed" if found else "LỌT / SURVIVED"
            print(f"{verdict}: {sabotage.file}: {sabotage.old.strip()!r}", flush=True)
    print(f"{dead}/{len(sabotages)}")
    return 0 if dead == len(sabotages) else 1


def understood(arguments: list[str]) -> tuple[str, str] | None:
    """``(database, word)``, or None for arguments that cannot be understood."""
    if arguments[:1] != ["sabotage"]:
        return None
    rest, database = arguments[1:], "sqlite"
    if rest[:1] == ["--db"]:
        database, rest = (rest[1] if len(rest) > 1 else ""), rest[2:]
    if database not in DATABASES or len(rest) > 1 or any(word.startswith("-") for word in rest):
        return None
    return database, rest[0] if rest else ""


def served(database: str) -> AbstractContextManager[str]:
    """The address of the database to drill on; "" for SQLite."""
    if database == "sqlite":
        return nullcontext("")
    binaries = postgres.server_binaries()
    if not binaries:
        raise SystemExit("Máy không có máy chủ PostgreSQL. / No PostgreSQL server here.")
    return postgres.cluster(binaries)


def main(arguments: list[str]) -> int:
    if arguments == ["restore"]:
        return drill_restore.main()
    if len(arguments) == 1 and arguments[0] in BY_HAND:
        line = [sys.executable, "-m", "pytest", "-q", "-n", "2", BY_HAND[arguments[0]]]
        # The tests have settings of their own, whatever this command was started with.
        return subprocess.run(line, cwd=ROOT, check=False, env=environment(None)).returncode
    wanted = understood(arguments)
    if wanted is None:
        print(USAGE, file=sys.stderr)
        return 2
    database, word = wanted
    with served(database) as address:
        return drill(word, address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
