"""What the papers of documents share: kinds of files, the mark of a demonstration."""

from __future__ import annotations

from typing import Final

from thuan.kernel.files.enums import MEDIA_TYPES, Kind

FORMATS: Final = {"pdf": MEDIA_TYPES[Kind.PDF], "docx": MEDIA_TYPES[Kind.DOCX]}
MARK: Final = "DỮ LIỆU MINH HỌA"
