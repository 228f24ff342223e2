"""The container of a frozen synthesis: its names, its zip and the hash of its figures.

Standard library and the canonical text only, because the off-line verifier carries this file. The
zip is written byte by byte in one way (stored, no times, sorted names), so that a package has one
form and whatever differs from it was changed afterwards.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "thuan-synthesis"
FORMAT_VERSION: Final = 1
ALGORITHMS: Final = {"hash": "SHA-256", "json": "canonical_json 1", "tree": "RFC 6962"}
MANIFEST: Final = "manifest.json"
SYNTHESIS: Final = "synthesis.json"
README: Final = "README.txt"
MOST_BYTES: Final = 400_000_000
_LINE: Final = re.compile(r"lines/([0-9]{4,6})\.json")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_FIRST_DAY: Final = 0x21  # 1980-01-01, the earliest day a zip can tell
_MOST_MEMBERS: Final = 65_000


class NotAPackage(ValueError):
    """The bytes are no package; the message is a sentence for the person who sent the file."""


def line_name(seq: int) -> str:
    """The member that carries line ``seq``, counted from 1."""
    return f"lines/{seq:04d}.json"


def line_seq(name: str) -> int | None:
    """The number of the line a member carries; ``None`` for other members."""
    match = _LINE.fullmatch(name)
    seq = int(match[1]) if match else 0
    return seq if seq and line_name(seq) == name else None


def seal(contract: Mapping[str, Any]) -> str:
    """The ``sha256`` of a frozen synthesis: over all it says but the state it is in and the hash.

    Its lines carry the hashes of their reports, so the hash covers these too (INV-42).
    """
    return sha256_hex(
        canonical_json({key: contract[key] for key in contract if key not in {"sha256", "state"}})
    )


def manifest_hash(manifest: Mapping[str, Any]) -> str:
    """The ``sha256`` of a package: over its manifest without this key."""
    return sha256_hex(canonical_json({key: manifest[key] for key in manifest if key != "sha256"}))


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip with one possible form for these members; ASCII names only."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name in sorted(members):
        content, raw = members[name], name.encode("ascii")
        start, checksum, size = body.tell(), zlib.crc32(content), len(content)
        shared = (0, 0, 0, _FIRST_DAY, checksum, size, size, len(raw), 0)
        body.write(_LOCAL.pack(b"PK\x03\x04", 10, *shared) + raw + content)
        central = _CENTRAL.pack(b"PK\x01\x02", 10, 10, *shared, 0, 0, 0, 0, start)
        directory.write(central + raw)
    start, size, n = body.tell(), directory.tell(), len(members)
    end = _END.pack(b"PK\x05\x06", 0, 0, n, n, size, start, 0)
    return body.getvalue() + directory.getvalue() + end


def unpack(content: bytes) -> dict[str, bytes]:
    """The members of a zip by name, also of one that was packed anew by another tool.

    Check sums are not looked at: a changed line is to be named, not only refused. Raises
    ``NotAPackage`` for what is no zip, for names outside the vocabulary of packages (absolute
    paths, doubled names, anything else) and for more than ``MOST_BYTES`` unpacked.
    """
    if len(content) > MOST_BYTES:
        raise NotAPackage("Tệp quá lớn, không phải gói tổng hợp.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, struct.error, NotImplementedError):
        raise NotAPackage("Tệp không phải gói tổng hợp (không mở được như tệp zip).") from None
    _check_members(infos)
    return {info.filename: _content(content, info) for info in infos}


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(names) > _MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise NotAPackage("Gói quá lớn khi mở ra; không kiểm tra tệp như vậy.")
    if len(set(names)) < len(names):
        raise NotAPackage("Gói có hai tệp cùng tên.")
    if MANIFEST not in names:
        raise NotAPackage("Tệp không phải gói tổng hợp: không có manifest.json.")
    for info in infos:
        known = info.orig_filename in {MANIFEST, SYNTHESIS, README} or line_seq(info.orig_filename)
        if not known or info.flag_bits & 0x1:
            raise NotAPackage(f"Gói có tệp lạ: {info.orig_filename[:80]!r}.")


def _content(package: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset + _LOCAL.size
    if info.header_offset < 0 or start > len(package):
        raise NotAPackage("Mục lục của gói chỉ ra ngoài tệp.")
    name_size, extra_size = struct.unpack_from("<2H", package, start - 4)
    start += name_size + extra_size
    raw = package[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return raw
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise NotAPackage("Gói dùng cách nén không được hỗ trợ.")
    try:
        return zlib.decompressobj(-15).decompress(raw, info.file_size + 1)
    except zlib.error:
        return b""
