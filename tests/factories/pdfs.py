"""Real PDF files, made and not kept in the repository."""

from __future__ import annotations

import io

from pypdfium2 import PdfDocument

# A4 in points.
ACROSS, DOWN = 595, 842


def blank_pdf(pages: int = 1, size: tuple[float, float] = (ACROSS, DOWN)) -> bytes:
    """A PDF of so many empty pages."""
    book, out = PdfDocument.new(), io.BytesIO()
    for _page in range(pages):
        book.new_page(*size)
    book.save(out)
    return out.getvalue()
