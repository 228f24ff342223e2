"""Drills: ``run.py drill sabotage`` breaks the product on purpose and expects its tests to fail.

A test file lists ``SABOTAGES = [(file, old text, new text), …]`` (F22). Each is done in a
throw-away copy of the tree, where that file's tests are run: failing tests have killed it.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("src", "tests", "tools", "pyproject.toml", "run.py", "locale")
PATTERNS = ("properties/*.py", "**/test_*properties*.py")
USAGE = "run.py drill sabotage [WORD IN THE PATH]"
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
    paths = {path for pattern in PATTERNS for path in (ROOT / "tests").glob(pattern)}
    return [s for path in sorted(paths) if word in str(path) for s in written_in(path)]


def copy(folder: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)


def outcome(folder: Path, test: Path) -> int:
    """The exit code of pytest over one file of the copy."""
    given = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    given |= {"PYTHONDONTWRITEBYTECODE": "1", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    line = [sys.executable, "-P", "-m", "pytest", "-q", "-x", "--no-migrations", str(test)]
    done = subprocess.run(line, check=False, cwd=folder, env=given, capture_output=True)
    return done.returncode


def killed(folder: Path, sabotage: Sabotage) -> bool:
    """Do it, ask the tests, and undo it."""
    place = folder / sabotage.file
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace(sabotage.old, sabotage.new), encoding="utf-8")
    try:
        return outcome(folder, sabotage.test) == FAILED
    finally:
        place.write_text(whole, encoding="utf-8")


def drill(word: str) -> int:
    sabotages = listed(word)
    dead = 0
    with tempfile.TemporaryDirectory(prefix="thuan-drill-") as name:
        folder = Path(name)
        copy(folder)
        for test in sorted({sabotage.test for sabotage in sabotages}):
            if outcome(folder, test) != 0:
                print(f"{test}: không đạt ngay khi chưa phá gì / fails unbroken", file=sys.stderr)
                return 1
        for sabotage in sabotages:
            if sabotage.old not in (folder / sabotage.file).read_text(encoding="utf-8"):
                print(f"{sabotage.file}: không còn {sabotage.old!r} / text is gone")
                continue
            found = killed(folder, sabotage)
            dead += found
            verdict = "bị phát hiện / killed" if found else "LỌT / SURVIVED"
            print(f"{verdict}: {sabotage.file}: {sabotage.old.strip()!r}", flush=True)
    print(f"{dead}/{len(sabotages)}")
    return 0 if dead == len(sabotages) else 1


def main(arguments: list[str]) -> int:
    if arguments[:1] != ["sabotage"] or len(arguments) > 2:
        print(USAGE, file=sys.stderr)
        return 2
    return drill(arguments[1] if len(arguments) == 2 else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
