"""How far the cells of a workbook reach, looked up before a library builds them all.

One cell in the last row and column makes 17 thousand million empty ones; that ends the process
before any error could be told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
_MOST_BYTES: Final = 200_000_000
_REFERENCE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")


def too_far(content: bytes) -> str | None:
    """A cell beyond the limits (``XFD1048576``), or ``None``; other faults are not looked for."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = [info for info in archive.infolist() if "sheet" in info.filename.lower()]
            if sum(info.file_size for info in sheets) > _MOST_BYTES:
                return None
            found = (_beyond(archive.read(info)) for info in sheets)
            return next((cell for cell in found if cell), None)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError):
        return None
    except (NotImplementedError, RuntimeError):  # an unknown packing or a password
        return None


def _beyond(sheet: bytes) -> str | None:
    """The longest reference beyond the limits, so that it names a cell rather than its row."""
    found: set[tuple[bytes, bytes]] = set(_REFERENCE.findall(sheet))
    beyond = [letters + digits for letters, digits in found if _is_beyond(letters, digits)]
    return max(beyond, key=len).decode()[:20] if beyond else None


def _is_beyond(letters: bytes, digits: bytes) -> bool:
    column = 0
    for letter in letters.upper()[:4]:
        column = column * 26 + letter - 64
    return len(digits) > 7 or int(digits) > MOST_ROWS or column > MOST_COLUMNS
