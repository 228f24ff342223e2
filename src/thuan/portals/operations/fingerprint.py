"""What a schema was made from: every migration's text and every guard."""

from __future__ import annotations

import inspect
import sys
from functools import cache

from django.db.migrations.loader import MigrationLoader

from thuan.kernel.audittrail import guards
from thuan.kernel.text.canonical import canonical_json, sha256_hex


@cache
def _on_disk() -> dict[tuple[str, str], str]:
    """(app, name) → SHA-256 of the source of every migration of this program."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return {
        place: sha256_hex(inspect.getsource(sys.modules[type(migration).__module__]))
        for place, migration in loader.disk_migrations.items()
    }


def known_migrations() -> list[tuple[str, str]]:
    """(app, name) of every migration of this program, sorted."""
    return sorted(_on_disk())


def migrations_text(but: str = "") -> str:
    """SHA-256 over the sources of all migrations, those of one app left out: same everywhere."""
    told = {f"{app}.{name}": text for (app, name), text in _on_disk().items() if app != but}
    return sha256_hex(canonical_json(told))


def fingerprint() -> str:
    """SHA-256 over the migrations and the guards of the connected vendor."""
    return sha256_hex(canonical_json([migrations_text(), guards.statements()]))
