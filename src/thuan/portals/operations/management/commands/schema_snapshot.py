"""``manage schema_snapshot [--check]``: the schema of all migrations as one script per vendor.

SQLite always; PostgreSQL where THUAN_SNAPSHOT_POSTGRESQL names a server on which databases may be
made (``postgresql://user@host:port/postgres``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from django.core.management.base import BaseCommand, CommandError

from thuan.portals.operations import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import CommandParser

SERVER = "THUAN_SNAPSHOT_POSTGRESQL"


class Command(BaseCommand):
    help = "Ghi bản chụp lược đồ; --check: so bản chụp với kết quả của migrate."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        server = os.environ.get(SERVER, "")
        vendors = ["sqlite", "postgresql"] if server else ["sqlite"]
        stale = []
        for vendor in vendors:
            with new_database(vendor, server) as address:
                django(address, "migrate", "--verbosity", "0")
                made = django(address, "schema_dump")
            path = snapshot.script_path(vendor)
            if not options["check"]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(made, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != made:
                stale.append(vendor)
                continue
            with new_database(vendor, server) as address:
                django(address, "schema_load")
                if django(address, "schema_dump") != made:
                    stale.append(vendor)
        if not server:
            self.stderr.write(f"PostgreSQL: bỏ qua, vì {SERVER} không nêu máy chủ nào.")
            stale += snapshot.outdated("postgresql")
        if stale:
            raise CommandError(
                f"Bản chụp lược đồ khác với migrate: {', '.join(stale)}. "
                "Chạy manage schema_snapshot rồi lưu các tệp trong src/thuan/data/schema.",
                returncode=1,
            )


@contextmanager
def new_database(vendor: str, server: str) -> Iterator[str]:
    """The address of an empty database, gone afterwards."""
    if vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix="thuan-schema-") as folder:
            yield f"sqlite://{Path(folder) / 'schema.sqlite3'}"
        return
    name = f"thuan_schema_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def django(address: str, *command: str) -> str:
    """Run a command of this program on that database; what it prints."""
    environment = {
        **os.environ,
        "THUAN_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "django", *command],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise CommandError(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout
