"""What is wrong with a file: every fault with its place, as a sentence for who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; ``row`` counts the rows of the file from 1, ``column`` is a name in the head."""

    sentence: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        if self.row is None:
            return self.sentence
        if self.column is None:
            return _("Dòng %(row)s: %(sentence)s") % {"row": self.row, "sentence": self.sentence}
        return _("Dòng %(row)s, cột “%(column)s”: %(sentence)s") % {
            "row": self.row,
            "column": self.column,
            "sentence": self.sentence,
        }


class Refused(ValueError):
    """The file cannot be taken; ``faults`` holds all of them, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
