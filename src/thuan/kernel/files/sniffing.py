"""What a file is, told by its bytes; the name must agree (F16, ASVS 5.2)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import filetype

from thuan.kernel.files.enums import Fault, Kind
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.naming import ending_of
from thuan.kernel.files.packages import check_package

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = {kind.value: kind for kind in Kind} | {"jpeg": Kind.JPG, "yml": Kind.YAML}
MACRO_ENDINGS = frozenset({"docm", "xlsm", "dotm", "xltm", "xlsb", "pptm", "xlam"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
SCRIPTED_PDF = re.compile(rb"/(?:JavaScript|Launch)\b")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
PACKAGES = {Kind.DOCX: "word/document.xml", Kind.XLSX: "xl/workbook.xml"}
MAX_PIXELS = 100_000_000
CHUNK = 1024 * 1024


def judged(path: Path, name: str) -> Kind:
    """The kind of the file at ``path``; raises RefusedFile when it is not to be kept."""
    ending = ending_of(name)
    if ending in MACRO_ENDINGS:
        raise RefusedFile(Fault.HARMFUL, name)
    with path.open("rb") as handle:
        head = handle.read(8192)
    if head.startswith(OLE):
        protected = ENCRYPTED_OFFICE in path.read_bytes()
        raise RefusedFile(Fault.PASSWORD if protected else Fault.WRONG_TYPE, name)
    kind = ENDINGS.get(ending)
    if kind is None:
        raise RefusedFile(Fault.WRONG_TYPE, name)
    if kind in {Kind.CSV, Kind.YAML}:
        _check_text(path, head, name)
    elif kind in PACKAGES:
        _require(head.startswith(b"PK\x03\x04"), head, name)
        check_package(path, name, PACKAGES[kind])
    else:
        _require(filetype.guess_extension(head) == kind.value, head, name)
        _check_inside(path, kind, name)
    return kind


def _require(agrees: bool, head: bytes, name: str) -> None:
    """Another kind is the wrong type; bytes of no kind at all are a broken file."""
    if not agrees:
        known = filetype.guess(head) is not None or head.startswith((b"MZ", b"#!", b"<"))
        raise RefusedFile(Fault.WRONG_TYPE if known else Fault.BROKEN, name)


def _check_text(path: Path, head: bytes, name: str) -> None:
    if filetype.guess(head) is not None or head.startswith((b"MZ", b"%PDF")):
        raise RefusedFile(Fault.WRONG_TYPE, name)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(CHUNK):
                if CONTROL.search(decoder.decode(chunk)):
                    raise RefusedFile(Fault.WRONG_TYPE, name)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as trouble:
        raise RefusedFile(Fault.BROKEN, name) from trouble


def _check_inside(path: Path, kind: Kind, name: str) -> None:
    content = path.read_bytes()
    if kind is Kind.PDF:
        if ENCRYPTED_PDF.search(content):
            raise RefusedFile(Fault.PASSWORD, name)
        if SCRIPTED_PDF.search(content):
            raise RefusedFile(Fault.HARMFUL, name)
        if b"%%EOF" not in content[-2048:]:
            raise RefusedFile(Fault.BROKEN, name)
    elif _pixels(content, kind) not in range(1, MAX_PIXELS + 1):
        raise RefusedFile(Fault.BROKEN, name)


def _pixels(content: bytes, kind: Kind) -> int:
    """Width × height as the picture's header states them; 0 where it states none."""
    if kind is Kind.PNG:
        return int.from_bytes(content[16:20]) * int.from_bytes(content[20:24])
    frame = re.search(rb"\xff[\xc0-\xc3]..\x08(....)", content, re.DOTALL)
    return int.from_bytes(frame[1][:2]) * int.from_bytes(frame[1][2:]) if frame else 0
