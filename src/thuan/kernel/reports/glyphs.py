"""Which letters a TrueType file has: some systems' Liberation Serif lacks 92 Vietnamese ones."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD, _ENTRY = 12, 16
_WINDOWS_UNICODE = (3, 1)


def covers(path: Path, letters: str) -> bool:
    """Whether the face has a glyph for every letter; False for a file that cannot be read so."""
    try:
        return all(map(_CharacterMap(path.read_bytes()).has, map(ord, letters)))
    except (OSError, struct.error, LookupError):
        return False


class _CharacterMap:
    """The face's character map (cmap format 4)."""

    def __init__(self, font: bytes) -> None:
        table = font[_table(font, b"cmap") :]
        plane = table[_subtable(table) :]
        if struct.unpack_from(">H", plane)[0] != 4:
            raise LookupError("no character map of format 4")
        doubled = struct.unpack_from(">H", plane, 6)[0]
        count = doubled // 2
        self._plane, self._offsets_at = plane, 16 + 3 * doubled
        self._ends = struct.unpack_from(f">{count}H", plane, 14)
        self._starts = struct.unpack_from(f">{count}H", plane, 16 + doubled)
        self._deltas = struct.unpack_from(f">{count}H", plane, 16 + 2 * doubled)
        self._offsets = struct.unpack_from(f">{count}H", plane, self._offsets_at)

    def has(self, code: int) -> bool:
        """Whether a code point has a glyph that is not the empty box."""
        segment = next(index for index, end in enumerate(self._ends) if code <= end)
        if code < self._starts[segment]:
            return False
        glyph, offset = code, self._offsets[segment]
        if offset:
            place = self._offsets_at + 2 * segment + offset + 2 * (code - self._starts[segment])
            glyph = struct.unpack_from(">H", self._plane, place)[0]
            if glyph == 0:
                return False
        return bool((glyph + self._deltas[segment]) % 0x10000)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(_HEAD, _HEAD + count * _ENTRY, _ENTRY):
        if font[entry : entry + 4] == tag:
            place: int = struct.unpack_from(">I", font, entry + 8)[0]
            return place
    raise LookupError(tag)


def _subtable(table: bytes) -> int:
    (count,) = struct.unpack_from(">H", table, 2)
    for entry in range(4, 4 + count * 8, 8):
        platform, encoding, place = struct.unpack_from(">HHI", table, entry)
        if (platform, encoding) == _WINDOWS_UNICODE:
            found: int = place
            return found
    raise LookupError("no Unicode character map")
