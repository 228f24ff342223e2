"""From a backup to a running installation, on an empty machine."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from thuan.kernel.audittrail.anchors import known_key, read_anchors
from thuan.kernel.audittrail.verifying import verify
from thuan.portals.operations.archive import (
    ANCHORS,
    DATABASE,
    FILES,
    INSTALLATION,
    KEYS,
    BadArchive,
    read_manifest,
    unpack,
)
from thuan.portals.operations.backing_up import NOT_EMBEDDED
from thuan.portals.operations.census import census
from thuan.portals.operations.fingerprint import migrations_text
from thuan.portals.operations.preparing import alone, refuse_unsafe

NEEDS_KEYS = (
    "Chưa có khóa ký neo trong {folder}. Hãy phục hồi khóa (--keys) trước khi chạy hệ thống; "
    "nếu không, hệ thống tạo khóa mới và các neo cũ không còn được nhận.\n"
)


def restore(backup: Path, keys: Path | None, say: TextIO) -> dict[str, Any]:
    """Put a backup in place and prove it: the census of the manifest, an unbroken trail.

    Everything is unpacked and checked beside its place first; the database comes last, so that a
    restore cut off leaves no database and may be begun again with the same file. Sessions of the
    old machine end.

    Returns:
        ``{"ok", "made_at", "census_equal", "trail_ok", "files", "sessions_ended"}``.

    Raises:
        CommandError: the place is not empty, the file is no whole backup or of another program.
    """
    if connection.vendor != "sqlite":
        raise CommandError(NOT_EMBEDDED, returncode=2)
    place = Path(str(connection.settings_dict["NAME"]))
    with alone():
        with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="restore-") as name:
            folder = Path(name)
            manifest = _unpacked(backup, INSTALLATION, folder, say)
            if keys is not None:
                _unpacked(keys, KEYS, folder, say)
            _refuse_other_program(manifest)
            _refuse_taken(place, {name for name, _size, _sha256 in manifest["members"]})
            _refuse_other_keys(folder / KEYS)
            ended = _ready(folder / DATABASE)
            _move(folder / FILES, Path(settings.FILES))
            _move(folder / ANCHORS, Path(settings.ANCHORS))
            _move(folder / KEYS, Path(settings.KEYS), mode=0o600)
            (folder / DATABASE).replace(place)
        refuse_unsafe()
        counted = census()
        trusted = known_key(Path(settings.KEYS))
        if trusted is None:
            say.write(NEEDS_KEYS.format(folder=settings.KEYS))
        verdict = verify(anchored=read_anchors(Path(settings.ANCHORS), trusted=trusted))
    equal = counted == manifest["census"]
    return {
        "ok": equal and verdict.ok,
        "made_at": manifest["made_at"],
        "census_equal": equal,
        "trail_ok": verdict.ok,
        "files": counted["files"],
        "sessions_ended": ended,
    }


def _refuse_taken(place: Path, members: set[str]) -> None:
    """A restore never writes over what is there, except what an earlier try of it left."""
    taken = [place] if place.exists() else []
    for name, folder in ((FILES, Path(settings.FILES)), (ANCHORS, Path(settings.ANCHORS))):
        pattern = "??/??/*" if name == FILES else "*.json"
        here = sorted(folder.glob(pattern))
        taken += [p for p in here if f"{name}/{p.relative_to(folder).as_posix()}" not in members]
    if taken:
        raise CommandError(
            f"Nơi phục hồi chưa trống: {taken[0]} đã có. Hãy phục hồi vào thư mục trống "
            "(THUAN_VAR khác), hoặc dời dữ liệu cũ đi trước. Chưa phục hồi gì.",
            returncode=2,
        )


def _refuse_other_keys(folder: Path) -> None:
    """Keys that stand here already are never replaced by others: what they signed needs them."""
    for path in sorted(folder.glob("*")):
        here = Path(settings.KEYS) / path.name
        if here.exists() and here.read_bytes() != path.read_bytes():
            raise CommandError(
                f"{here} đã có và là khóa khác. Hãy dời khóa này đi trước, hoặc phục hồi không "
                "kèm --keys. Chưa phục hồi gì.",
                returncode=2,
            )


def _unpacked(path: Path, holds: str, folder: Path, say: TextIO) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            manifest = read_manifest(file, holds)
            total = len(manifest["members"])
            for number, _member in enumerate(unpack(file, manifest, folder), start=1):
                if number % 500 == 0 or number == total:
                    say.write(f"{number}/{total} tệp\n")
    except BadArchive as trouble:
        raise CommandError(f"{path}: {trouble} Chưa phục hồi gì.", returncode=2) from trouble
    except OSError as trouble:
        words = f"{path}: {trouble.strerror}. Chưa phục hồi gì."
        raise CommandError(words, returncode=2) from trouble
    return manifest


def _refuse_other_program(manifest: dict[str, Any]) -> None:
    if manifest.get("schema") != migrations_text():
        raise CommandError(
            "Bản sao lưu thuộc phiên bản khác của chương trình. Hãy phục hồi bằng đúng phiên bản "
            "đã sao lưu, rồi nâng cấp. Chưa phục hồi gì.",
            returncode=2,
        )


def _ready(copy: Path) -> int:
    """Check the copied database, end the sessions in it; how many there were."""
    if not copy.exists():
        raise CommandError("Bản sao lưu thiếu cơ sở dữ liệu. Chưa phục hồi gì.", returncode=2)
    try:
        with closing(sqlite3.connect(copy)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone()[0]
            ended = database.execute("DELETE FROM django_session").rowcount
            database.commit()
            database.execute("PRAGMA journal_mode=WAL")
    except sqlite3.DatabaseError as trouble:
        raise CommandError(f"Cơ sở dữ liệu trong bản sao lưu hỏng: {trouble}.") from trouble
    if sound != "ok":
        raise CommandError(f"Cơ sở dữ liệu trong bản sao lưu hỏng: {sound}.", returncode=1)
    return ended


def _move(folder: Path, place: Path, mode: int | None = None) -> None:
    """Move every file to its place, keeping the folders between; ``mode``: who may read them."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            target = place / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            if mode is not None:
                target.chmod(mode)
