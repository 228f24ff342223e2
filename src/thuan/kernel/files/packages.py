"""The zip packages of Word and Excel: no macro, no password, no bomb."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from thuan.kernel.files.enums import Fault
from thuan.kernel.files.errors import RefusedFile

if TYPE_CHECKING:
    from pathlib import Path

MAX_PARTS = 5000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 250
CHUNK = 256 * 1024
MACRO_PARTS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|activex/|embeddings/.*\.bin$)", re.IGNORECASE
)
MACRO_TYPES = (b"macroEnabled", b"vbaProject")
TYPES_PART = "[Content_Types].xml"


def check_package(path: Path, name: str, main_part: str) -> None:
    """Raise RefusedFile unless the zip at ``path`` is the package of ``main_part`` and harmless."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_sizes(parts, name)
            names = [part.filename for part in parts]
            if main_part not in names or TYPES_PART not in names or len(set(names)) != len(names):
                raise RefusedFile(Fault.WRONG_TYPE, name)
            for part in parts:
                _check_part(package, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as trouble:
        raise RefusedFile(Fault.BROKEN, name) from trouble


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by what the directory states, before a byte is unpacked."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    bomb = unpacked > MAX_UNPACKED or (unpacked > CHUNK and unpacked > packed * MAX_RATIO)
    outside = any(part.filename.startswith("/") or ".." in part.filename for part in parts)
    if bomb or outside or len(parts) > MAX_PARTS:
        raise RefusedFile(Fault.BROKEN, name)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if part.flag_bits & 0x1:
        raise RefusedFile(Fault.PASSWORD, name)
    if MACRO_PARTS.search(part.filename):
        raise RefusedFile(Fault.HARMFUL, name)
    with package.open(part) as content:
        first = content.read(CHUNK)
        if part.filename == TYPES_PART and any(word in first for word in MACRO_TYPES):
            raise RefusedFile(Fault.HARMFUL, name)
        # Office never writes one; entities are how a small XML becomes a large one.
        if b"<!DOCTYPE" in first[:4096] or b"<!ENTITY" in first[:4096]:
            raise RefusedFile(Fault.HARMFUL, name)
        while content.read(CHUNK):
            """Reading to the end holds the content against its stated size and check sum."""
