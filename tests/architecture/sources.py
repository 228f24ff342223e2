"""The product's own files, read once as text and as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "thuan"


@cache
def modules() -> dict[str, ast.Module]:
    """Path under ``src/thuan`` → tree; migrations are left out, they are generated."""
    files = sorted(path for path in PRODUCT.rglob("*.py") if "migrations" not in path.parts)
    return {
        path.relative_to(PRODUCT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in files
    }


def kind_of(module: str) -> str:
    """The word of the slice a domain's file belongs to: ``people/services/roles`` → services."""
    parts = module.removesuffix(".py").split("/")
    return parts[3] if parts[0] == "domains" and len(parts) > 3 else parts[-1]


def imports(tree: ast.Module) -> Iterator[str]:
    """Dotted names of everything a module imports, ``from x import y`` as ``x.y``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.Module) -> Iterator[str]:
    """The dotted text of every function that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def callers(*names: str) -> set[str]:
    """Modules that call a function or class of one of these names."""
    wanted = {*names}
    return {
        module
        for module, tree in modules().items()
        if any(call.split("[")[0].split(".")[-1] in wanted for call in calls(tree))
    }
