"""A zip of files as so many uploads: each judged by itself, none able to fill disk or memory."""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from thuan.kernel.files.enums import Fault
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.naming import display_name
from thuan.kernel.text.legacy import readable_name, readable_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thuan.kernel.files.enums import Kind
    from thuan.kernel.files.intake import Intake

MAX_FILES: Final = 1_000
MAX_PACKED: Final = 500 * 1024 * 1024
MAX_UNPACKED: Final = 2 * MAX_PACKED
CHUNK: Final = 256 * 1024
UTF8_NAMES: Final = 0x800
ENCRYPTED: Final = 0x1
# What operating systems leave in a zip beside the files.
LITTER: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
# What ``zipfile`` raises for a damaged package; NotImplementedError is a packing it cannot read.
_TROUBLE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file of a zip: taken in, or refused with the sentence that says why."""

    name: str
    intake: Intake | None
    refusal: str = ""


@dataclass(slots=True)
class _Part:
    """A file inside the zip in the shape of an upload."""

    package: zipfile.ZipFile
    info: zipfile.ZipInfo
    name: str | None

    def chunks(self) -> Iterator[bytes]:
        with self.package.open(self.info) as content:
            while chunk := content.read(CHUNK):
                yield chunk


def unpack(upload: Any, *, kinds: Iterable[Kind]) -> list[Unpacked]:
    """Take in every file of a zip; one that is refused does not keep the others out.

    ``upload``: a seekable file with a name. Call outside a transaction, as ``take_in``. Raises
    RefusedFile for what is no zip, has a password, holds too many files or unpacks to too much.
    """
    name, allowed = display_name(upload.name or ""), tuple(kinds)
    if upload.size > MAX_PACKED:
        raise RefusedFile(Fault.TOO_BIG, name, megabytes=MAX_PACKED // 1024 // 1024)
    try:
        with zipfile.ZipFile(upload) as package:
            parts = _parts(package, name)
            return [_taken(package, part, allowed) for part in parts]
    except _TROUBLE as trouble:
        raise RefusedFile(Fault.BROKEN, name) from trouble


def _parts(package: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    listed = package.infolist()
    parts = [one for one in listed if not one.is_dir() and not _is_litter(one.filename)]
    if any(one.flag_bits & ENCRYPTED for one in parts):
        raise RefusedFile(Fault.PASSWORD, name)
    if not parts:
        raise RefusedFile(Fault.EMPTY, name)
    if len(parts) > MAX_FILES:
        raise RefusedFile(Fault.TOO_MANY, count=MAX_FILES)
    if sum(one.file_size for one in parts) > MAX_UNPACKED:
        raise RefusedFile(Fault.TOO_BIG, name, megabytes=MAX_UNPACKED // 1024 // 1024)
    return parts


def _is_litter(path: str) -> bool:
    return path.startswith(LITTER[0]) or path.rsplit("/", 1)[-1] in LITTER


def _taken(package: zipfile.ZipFile, info: zipfile.ZipInfo, kinds: tuple[Kind, ...]) -> Unpacked:
    name = display_name(_named(info))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unpacked(name, None, RefusedFile(Fault.WRONG_TYPE, name).messages[0])
    try:
        return Unpacked(name, take_in(_Part(package, info, name), kinds=kinds))
    except RefusedFile as refused:
        return Unpacked(name, None, refused.messages[0])
    except _TROUBLE:
        return Unpacked(name, None, RefusedFile(Fault.BROKEN, name).messages[0])


def _named(info: zipfile.ZipInfo) -> str:
    """The path with its letters right: stated UTF-8, or bytes of an encoding to be guessed."""
    if info.flag_bits & UTF8_NAMES:
        return readable_text(info.filename)
    return readable_name(info.orig_filename.encode("cp437", "replace"))
