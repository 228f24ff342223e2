"""The process that opens a foreign file to read or draw it; it dies when that is too much (F16).

It runs by itself, without the product, its settings or its secrets: ``python -I reading_child.py
KIND PATH SECONDS BYTES``. What it prints is the text; with the number of a page and a width behind,
it prints how many pages there are, a line, and the picture of that page (none for page 0). How it
ends says what stood in the way.
"""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 2_000_000
MAX_OUTPUT = 4 * MAX_CHARACTERS
MAX_PIXELS = 6_000_000
MAX_SIDE = 20_000
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


def _pdf(path: str) -> Iterator[str]:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    book = PdfDocument(path)
    for page in book:
        # PDF parts lines with a carriage return and a line feed, and words at a line's end with
        # the mark U+FFFE.
        text = page.get_textpage().get_text_range()
        yield text.replace("\r\n", "\n").replace("\ufffe", "") + "\n"
        page.close()


READERS = {"docx": _docx, "xlsx": _xlsx, "csv": _plain, "yaml": _plain, "pdf": _pdf}


def draw(path: str, number: int, width: int) -> None:
    """Print the number of pages, and page ``number`` (from 1) as a JPEG ``width`` pixels wide.

    A page far longer than wide is drawn smaller: no picture has more than MAX_PIXELS, nor a side
    over MAX_SIDE.
    """
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    book = PdfDocument(path)
    sys.stdout.buffer.write(b"%d\n" % len(book))
    if number:
        page = book[number - 1]
        across, down = page.get_size()
        room = (MAX_PIXELS / (across * down)) ** 0.5
        scale = min(width / across, room, MAX_SIDE / max(across, down))
        picture = page.render(scale=scale).to_pil().convert("RGB")
        picture.save(sys.stdout.buffer, "JPEG", quality=80, optimize=True)
    sys.stdout.buffer.flush()


def limit(seconds: int, size: int) -> None:
    """From here on: so much time of a processor, so much memory, a bounded answer, no core."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, seconds: str, size: str, number: str = "", width: str = "") -> int:
    limit(int(seconds), int(size))
    room = MAX_CHARACTERS
    try:
        if number:
            draw(path, int(number), int(width))
            return 0
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
