"""The process that opens a foreign file to read its words, and dies when that takes too much (F16).

It runs by itself, without the product, its settings or its secrets: ``python -I reading_child.py
KIND PATH SECONDS BYTES``. What it prints is the text; how it ends says what stood in the way.
"""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 2_000_000
MAX_OUTPUT = 4 * MAX_CHARACTERS
OUT_OF_MEMORY = 3
UNREADABLE = 4
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _docx(path: str) -> Iterator[str]:
    from docx import Document  # noqa: PLC0415  only what the kind needs is loaded

    for paragraph in Document(path).element.body.iter(f"{WORD}p"):
        yield "".join(run.text or "" for run in paragraph.iter(f"{WORD}t")) + "\n"


def _xlsx(path: str) -> Iterator[str]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        yield f"{name}\n"
        for row in book.get_sheet_by_name(name).iter_rows():
            if any(cell not in ("", None) for cell in row):
                yield "\t".join(str(cell) for cell in row) + "\n"


def _plain(path: str) -> Iterator[str]:
    with open(path, encoding="utf-8-sig", errors="replace") as content:  # noqa: PTH123
        while part := content.read(65536):
            yield part


READERS = {"docx": _docx, "xlsx": _xlsx, "csv": _plain, "yaml": _plain}


def limit(seconds: int, size: int) -> None:
    """From here on: so much time of a processor, so much memory, a bounded answer, no core."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, seconds: str, size: str) -> int:
    limit(int(seconds), int(size))
    room = MAX_CHARACTERS
    try:
        for part in READERS[kind](path):
            sys.stdout.write(part[:room])
            room -= len(part)
            if room <= 0:
                break
        sys.stdout.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001  whatever a foreign file breaks, the parent writes down
        return UNREADABLE
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
