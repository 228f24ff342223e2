"""A file as rows of named cells, and what became of each row."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.text import clean, fold
from thuan.kernel.text.dates import parse_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping


class Outcome(models.TextChoices):
    """What importing a row does, or would do."""

    ADD = "ADD", gettext_lazy("sẽ thêm")
    CHANGE = "CHANGE", gettext_lazy("sẽ sửa")
    SAME = "SAME", gettext_lazy("không đổi")
    FAULT = "FAULT", gettext_lazy("cần sửa trong tệp")


class Fault(Exception):
    """One cell cannot be used; the sentence says why and what to do."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the result: its place in the file, what it is about, what happens, why."""

    row: int
    column: str
    outcome: Outcome
    about: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file read: the columns it has, by key, with their places; its rows; where they began.

    ``sha256`` is of the file as it came; ``rows`` are cells in NFC.
    """

    name: str
    sha256: str
    places: dict[str, int]
    rows: list[list[str]]
    first_row: int = 2

    def cells(self) -> Iterator[tuple[int, Cells]]:
        """Number in the file and cells of every row that is not empty."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if any(cell.strip() for cell in row):
                yield number, Cells({key: clean(row[at]) for key, at in self.places.items()})

    def letter(self, key: str) -> str:
        """The letter of the column in a spreadsheet; "" for a column that the file has not."""
        if key not in self.places:
            return ""
        letters, rest = "", self.places[key] + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row by key of the column."""

    values: dict[str, str]

    def text(self, key: str, longest: int = 255) -> str:
        """The text, "" where the cell is empty or the column is missing; raises Fault."""
        value = self.values.get(key, "")
        if len(value) > longest:
            raise Fault(
                key,
                _("Ô có %(length)s ký tự, chỉ ghi được %(longest)s; hãy rút ngắn.")
                % {"length": len(value), "longest": longest},
            )
        return value

    def needed(self, key: str, longest: int = 255) -> str:
        """The text of a cell that may not be empty; raises Fault."""
        value = self.text(key, longest)
        if not value:
            raise Fault(key, _("Ô đang để trống; hãy điền."))
        return value

    def day(self, key: str, default: dt.date) -> dt.date:
        """The date of a cell; raises Fault with the sentence of the reader of dates."""
        text = self.text(key)
        if not text:
            return default
        try:
            return parse_date(text)
        except ValueError as unread:
            raise Fault(key, str(unread)) from None

    def one_of(self, key: str, known: Mapping[str, str]) -> str:
        """The code that the cell names, by code or by words (accents and case do not count)."""
        text = self.text(key)
        if not text:
            return ""
        by_words = {fold(words): code for code, words in known.items()}
        by_words |= {fold(code): code for code in known}
        if (code := by_words.get(fold(text))) is None:
            raise Fault(
                key,
                _("“%(text)s” chưa có trong danh mục; dùng một trong: %(known)s.")
                % {"text": text, "known": ", ".join(known)},
            )
        return code


@contextmanager
def speaking_of(column: str, **columns: str) -> Iterator[None]:
    """A refusal of a rule becomes the fault of this column.

    ``columns``: field of the refusal → another column, where a service names its fields.
    """
    try:
        yield
    except ValidationError as refused:
        field = next(iter(getattr(refused, "error_dict", {})), "")
        raise Fault(columns.get(field, column), " ".join(refused.messages)) from None


def counted(lines: Iterable[Line]) -> dict[Outcome, int]:
    """How many rows have each outcome, every outcome named."""
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in Outcome}


def place(line: Line) -> str:
    """Row, column and reason of a fault as one sentence."""
    words = {"row": line.row, "column": line.column, "reason": line.reason}
    if line.column:
        return _("Dòng %(row)s, cột %(column)s: %(reason)s") % words
    return _("Dòng %(row)s: %(reason)s") % words
