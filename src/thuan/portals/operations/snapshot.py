"""The schema of all migrations as one SQL script: a new database in a fraction of a second (F19).

``migrate`` of the grown schema takes half a minute; the script says the same. A script whose first
line does not carry the fingerprint of this program's migrations and guards is not used.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from django.db import connection, transaction

from thuan.portals.operations.fingerprint import fingerprint, migrations_text

MARK = "-- fingerprint "
MIGRATIONS = "-- migrations "


def script_path(vendor: str) -> Path:
    """Where the script of a vendor lies in the package."""
    return Path(str(files("thuan.data"))) / "schema" / f"{vendor}.sql"


def headed(body: str) -> str:
    """The script with its first two lines, for the connected vendor."""
    return f"{MARK}{fingerprint()}\n{MIGRATIONS}{migrations_text()}\n{body}"


def outdated(vendor: str, but: str = "") -> list[str]:
    """The vendor, if its script was made of other migrations; to be said without its server.

    ``but``: an app that no script knows, as the one of the tests.
    """
    path = script_path(vendor)
    line = f"\n{MIGRATIONS}{migrations_text(but)}\n"
    return [] if path.exists() and line in path.read_text(encoding="utf-8") else [vendor]


def usable_script() -> str | None:
    """The script of the connected vendor, or None where it is absent or of other migrations."""
    path = script_path(connection.vendor)
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    return text if text.startswith(f"{MARK}{fingerprint()}\n") else None


def load(script: str) -> None:
    """Make the schema in the empty database that is connected: whole or not at all."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(script)
