"""The file of a backup: a zip of database, stored files and anchors, with a manifest of hashes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from thuan.kernel.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = "thuan-backup-1"
MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
FILES, ANCHORS, KEYS = "files", "anchors", "keys"
INSTALLATION = "installation"
CHUNK = 1024 * 1024
# What may stand in a package, by what it holds; anything else is refused before a byte is written.
KNOWN = {
    INSTALLATION: re.compile(
        rf"{re.escape(DATABASE)}"
        rf"|{FILES}/[0-9a-f]{{2}}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
        rf"|{ANCHORS}/[0-9A-Za-z_-]+\.(?:json|pem)"
    ),
    KEYS: re.compile(rf"{KEYS}/[0-9A-Za-z_-]+\.pem"),
}
MIXED_UP = {
    INSTALLATION: "Tệp này không chứa cơ sở dữ liệu. Tệp khóa thì đặt sau --keys.",
    KEYS: "Tệp sau --keys không phải tệp khóa.",
}


class BadArchive(Exception):
    """The file is no backup of ours, or not all of it; the sentence is for the administrator."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


class Writer:
    """Packs files one after another and remembers their hashes."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self.members: list[Member] = []

    def add(self, path: Path, name: str) -> None:
        """Pack the file at ``path`` as ``name``."""
        with path.open("rb") as source, self._package.open(name, "w", force_zip64=True) as target:
            size, sha256 = copied(source, target)
        self.members.append(Member(name, size, sha256))

    def seal(self, holds: str, facts: dict[str, Any]) -> None:
        """Write the manifest; a package without one is not whole.

        ``holds``: INSTALLATION or KEYS, which are kept apart.
        """
        listed = [[one.name, one.size, one.sha256] for one in self.members]
        manifest = {"format": FORMAT, "holds": holds, **facts, "members": listed}
        self._package.writestr(MANIFEST, canonical_json(manifest))


def copied(source: Any, target: Any) -> tuple[int, str]:
    """Copy to the end; the number of bytes and their SHA-256."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def read_manifest(file: BinaryIO, holds: str) -> dict[str, Any]:
    """The manifest, when every file it lists is there with its size and nothing else is.

    ``holds``: what is asked for, INSTALLATION or KEYS.

    Raises:
        BadArchive: no backup, the other package, not whole, or holding what no backup holds.
    """
    try:
        with zipfile.ZipFile(file) as package:
            present = {part.filename: part.file_size for part in package.infolist()}
            manifest = json.loads(package.read(MANIFEST)) if MANIFEST in present else None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as trouble:
        raise BadArchive("Tệp không phải bản sao lưu, hoặc bị cụt giữa chừng.") from trouble
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadArchive("Tệp không phải bản sao lưu của Thuận (thiếu hoặc sai manifest.json).")
    if manifest.get("holds") != holds:
        raise BadArchive(MIXED_UP[holds])
    listed = {name: size for name, size, _sha256 in manifest["members"]}
    strange = sorted(name for name in listed if not KNOWN[holds].fullmatch(name))
    if strange:
        raise BadArchive(f"Bản sao lưu có tệp lạ: {strange[0]}.")
    del present[MANIFEST]
    if present != listed:
        wrong = min(set(present.items()) ^ set(listed.items()))[0]
        raise BadArchive(f"Bản sao lưu không trọn vẹn: {wrong} khác với bảng kê.")
    return manifest


def unpack(file: BinaryIO, manifest: dict[str, Any], folder: Path) -> Iterator[Member]:
    """Write every member under ``folder``, each checked against its hash.

    Raises:
        BadArchive: a member is not what the manifest says.
    """
    with zipfile.ZipFile(file) as package:
        for name, size, sha256 in manifest["members"]:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                with package.open(name) as source, place.open("wb") as target:
                    found = copied(source, target)
            except (zipfile.BadZipFile, zlib.error, EOFError) as trouble:
                raise BadArchive(f"Bản sao lưu hỏng ở {name}.") from trouble
            if found != (size, sha256):
                raise BadArchive(f"Bản sao lưu hỏng: nội dung của {name} khác với bảng kê.")
            yield Member(name, size, sha256)
