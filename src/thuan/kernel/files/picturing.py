"""Pages of a kept PDF as pictures, drawn in the process with limits (F16).

A browser shows a picture on any telephone, runs nothing of the file, and needs no program beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thuan.kernel.files import storage
from thuan.kernel.files.enums import FileState, Kind, NoText
from thuan.kernel.files.extracting import ask_child

if TYPE_CHECKING:
    from thuan.kernel.files.models import StoredFile

# Pixels across: sharp at twice the width of the text column, about 200 KB a page.
WIDTH: Final = 1400
# What is longer is read in the file itself.
MOST_PAGES: Final = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """One page drawn: how many pages the file has, and the JPEG; empty for page 0."""

    pages: int
    content: bytes


def can_be_drawn(file: StoredFile) -> bool:
    """Whether the file has pages to draw: a PDF whose content is kept."""
    return file.kind == Kind.PDF and file.state == FileState.KEPT


def picture_of(file: StoredFile, number: int) -> Picture | NoText:
    """Page ``number`` (from 1) of the file, or why it cannot be drawn; page 0 counts pages alone.

    The caller has judged whether the file may be read.
    """
    answer = ask_child(file.kind, storage.path_of(file.sha256), str(number), str(WIDTH))
    if isinstance(answer, NoText):
        return answer
    pages, _line, content = answer.partition(b"\n")
    return Picture(int(pages), content)
