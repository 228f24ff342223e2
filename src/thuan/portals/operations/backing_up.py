"""A backup of the embedded database with all that stands beside it (faces-and-assurance B9)."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from thuan.kernel.files import storage
from thuan.portals.operations.archive import ANCHORS, DATABASE, FILES, INSTALLATION, KEYS, Writer
from thuan.portals.operations.fingerprint import migrations_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

NOT_EMBEDDED = (
    "Lệnh này dành cho cơ sở dữ liệu nhúng (SQLite). Với PostgreSQL, sao lưu bằng pg_dump; "
    "xem docs/deployment.md."
)


def back_up(path: Path, say: TextIO, *, made_at: dt.datetime) -> dict[str, Any]:
    """Write a backup to ``path``, which must be new; the facts of its manifest.

    ``made_at``: the real time, whatever the clock of a demonstration says.

    People may go on working: the database is copied by SQLite's backup API as it was at one
    moment. The anchors are taken before it, so that none tells of an entry the copy has not, and
    no stored file is swept away meanwhile.

    Raises:
        CommandError: not the embedded database, the place is taken or cannot be written.
    """
    if connection.vendor != "sqlite":
        raise CommandError(NOT_EMBEDDED, returncode=2)

    def fill(writer: Writer) -> dict[str, Any]:
        _add_folder(writer, Path(settings.ANCHORS), ANCHORS)
        with storage.held(alone=False), tempfile.TemporaryDirectory(dir=path.parent) as name:
            copy = Path(name) / DATABASE
            say.write("Đang sao cơ sở dữ liệu…\n")
            _copy_database(copy)
            counted = _census_of(copy)
            _into_one_file(copy)
            writer.add(copy, DATABASE)
            contents = list(storage.contents())
            for number, content in enumerate(contents, start=1):
                writer.add(content, f"{FILES}/{content.relative_to(storage.root()).as_posix()}")
                if number % 500 == 0 or number == len(contents):
                    say.write(f"{number}/{len(contents)} tệp\n")
        made = made_at.isoformat(timespec="seconds")
        return {"made_at": made, "schema": migrations_text(), "census": counted}

    return _written(path, INSTALLATION, fill)


def back_up_keys(path: Path, *, made_at: dt.datetime) -> None:
    """Write the keys to a file of their own, readable by its owner alone: they are kept apart.

    Raises:
        CommandError: there are no keys, the place is taken or cannot be written.
    """
    folder = Path(settings.KEYS)
    if not any(folder.glob("*.pem")):
        raise CommandError(f"Chưa có khóa nào trong {folder}.", returncode=2)

    def fill(writer: Writer) -> dict[str, Any]:
        _add_folder(writer, folder, KEYS)
        return {"made_at": made_at.isoformat(timespec="seconds")}

    _written(path, KEYS, fill)


def _written(path: Path, holds: str, fill: Callable[[Writer], dict[str, Any]]) -> dict[str, Any]:
    """Write a package beside its place and move it there whole; nothing is left of a failure."""
    part = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise CommandError(f"{path} đã có; hãy đặt tên khác.", returncode=2)
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            writer = Writer(package)
            facts = fill(writer)
            writer.seal(holds, facts)
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(path)
    except OSError as trouble:
        words = f"Không ghi được {path}: {trouble.strerror}. Chưa có bản sao lưu nào."
        raise CommandError(words, returncode=2) from trouble
    finally:
        part.unlink(missing_ok=True)
    return facts


def _add_folder(writer: Writer, folder: Path, name: str) -> None:
    for path in sorted(folder.glob("*")):
        if path.suffix in {".json", ".pem"}:
            writer.add(path, f"{name}/{path.name}")


def _copy_database(copy: Path) -> None:
    """The database at one moment, through the backup API: never a copy of the file alone."""
    connection.ensure_connection()
    target = sqlite3.connect(copy)
    try:
        connection.connection.backup(target)
    finally:
        target.close()


def _into_one_file(copy: Path) -> None:
    """Nothing of the copy may lie in a journal beside it."""
    database = sqlite3.connect(copy)
    try:
        database.execute("PRAGMA journal_mode=DELETE")
    finally:
        database.close()


def _census_of(copy: Path) -> dict[str, Any]:
    """What the copy itself holds, counted by the same command that counts after restoring."""
    environment = {**os.environ, "THUAN_DATABASE": f"sqlite:///{copy}"}
    line = [sys.executable, "-P", "-m", "django", "census"]
    done = subprocess.run(line, env=environment, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode:
        raise CommandError("Bản sao của cơ sở dữ liệu không đọc được; hãy thử lại.", returncode=1)
    counted: dict[str, Any] = json.loads(done.stdout)
    return counted
