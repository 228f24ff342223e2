"""Finding the report's figures in a sheet that nobody made for us.

Pure. Our own sheet is told by its heads and read by codes. In a foreign one a field is looked for
by its code, then where the agency found it last time, then by the words of its label, accents and
numbering left aside; the figure is the nearest cell to the right that the field can take.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.lists.likeness import likeness, weights
from thuan.domains.oversight.reporting.template import Field, FieldFault, FieldType, parse
from thuan.kernel.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.kernel.reports.reading import Page, Value

HEADS: Final = ("Mã", "Câu hỏi", "Đơn vị tính", "Số liệu")
_FOLDED_HEADS: Final = tuple(fold(head) for head in HEADS)
# Heads under which sheets of offices say what is counted, folded.
_UNIT_HEADS: Final = frozenset(fold(head) for head in ("Đơn vị tính", "ĐVT", "Đơn vị"))
ALIKE: Final = 0.6
LONGEST: Final = 4_000
LONGEST_LABEL: Final = 300
_HEADS_WITHIN: Final = 30
_DAY_ZERO: Final = dt.date(1899, 12, 30)  # the day a spreadsheet counts from
_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119: what a date as a bare number can mean
_PLACE = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<letters>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the words of its row; rows and columns are counted from 1."""

    sheet: str
    row: int
    column: int
    value: Value
    label: str = ""

    @property
    def name(self) -> str:
        """``Trang 1!C12``, as spreadsheets call it."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"

    def place(self) -> dict[str, Any]:
        """What is remembered of it."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "label": self.label[:LONGEST_LABEL],
        }


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    found, rest = "", column
    while rest:
        rest, digit = divmod(rest - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


class Book:
    """The pages of one file, asked by place."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = {page.name: page.rows for page in pages}

    def cell(self, sheet: str, row: int, column: int) -> Cell | None:
        """The cell at a place; None where the file has none or it is empty."""
        rows = self.pages.get(sheet, [])
        if not (0 < row <= len(rows) and 0 < column <= len(rows[row - 1])):
            return None
        value = rows[row - 1][column - 1]
        if is_empty(value):
            return None
        return Cell(sheet, row, column, value, self._label(rows[row - 1], column))

    def at(self, place: Mapping[str, Any]) -> Cell | None:
        """The cell of a remembered place."""
        return self.cell(str(place["sheet"]), int(place["row"]), int(place["column"]))

    def named(self, text: str) -> Cell | None:
        """The cell of "Trang 1!C12", or of "C12" in a file of one page."""
        match = _PLACE.fullmatch(clean(text))
        if match is None:
            return None
        column = 0
        for letter in match["letters"].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        sheet = match["sheet"] or next(iter(self.pages), "")
        known = {fold(name): name for name in self.pages}
        return self.cell(known.get(fold(sheet.strip("'")), ""), int(match["row"]), column)

    def texts(self) -> Iterable[Cell]:
        """Every cell that can be a label."""
        for sheet, rows in self.pages.items():
            for row, cells in enumerate(rows, 1):
                for column, value in enumerate(cells, 1):
                    if isinstance(value, str) and value and len(value) <= LONGEST_LABEL:
                        yield Cell(sheet, row, column, value)

    def right_of(self, label: Cell) -> list[Cell]:
        """The filled cells to the right of a label, the nearest first."""
        row = self.pages[label.sheet][label.row - 1]
        return [
            Cell(label.sheet, label.row, column, value, clean(str(label.value)))
            for column, value in enumerate(row[label.column :], label.column + 1)
            if not is_empty(value)
        ]

    def above(self, cell: Cell) -> Iterable[Value]:
        """What stands over a cell, as far up as heads are looked for."""
        rows = self.pages[cell.sheet][max(0, cell.row - 1 - _HEADS_WITHIN * 4) : cell.row - 1]
        return (row[cell.column - 1] for row in rows if len(row) >= cell.column)

    @staticmethod
    def _label(row: Sequence[Value], column: int) -> str:
        words = [v for v in row[: column - 1] if isinstance(v, str) and not is_empty(v)]
        return clean(max(words, key=len))[:LONGEST_LABEL] if words else ""


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing a person would call an entry."""
    return value is None or (isinstance(value, str) and not clean(value))


def read_figure(field: Field, value: Value) -> Any:
    """The canonical value of a cell; a bare number under a date is the day it stands for.

    Raises FieldFault with the sentence for the person.
    """
    if isinstance(value, str) and len(clean(value)) > LONGEST:
        raise FieldFault(
            _("%(label)s: ô có %(length)s ký tự, chỉ lấy được %(longest)s. Rút ngắn trong tệp.")
            % {"label": field.label, "length": len(clean(value)), "longest": LONGEST}
        )
    if field.type is FieldType.DATE and type(value) is int and value in _DAYS:
        return (_DAY_ZERO + dt.timedelta(days=value)).isoformat()
    return parse(field, value)


def takes(field: Field, value: Value) -> bool:
    """Whether the field can take the cell."""
    try:
        read_figure(field, value)
    except FieldFault:
        return False
    return True


def own_figures(book: Book, fields: Iterable[Field]) -> dict[str, Cell] | None:
    """The figures of our own sheet by its codes; None when no page has its heads."""
    for sheet, rows in book.pages.items():
        for number, row in enumerate(rows[:_HEADS_WITHIN], 1):
            heads = [fold(v) if isinstance(v, str) else "" for v in row]
            if all(head in heads for head in _FOLDED_HEADS):
                places = heads.index(_FOLDED_HEADS[0]), heads.index(_FOLDED_HEADS[3])
                return _by_code(book, sheet, number, places, {f.code for f in fields})
    return None


def _by_code(
    book: Book, sheet: str, heads: int, places: tuple[int, int], codes: set[str]
) -> dict[str, Cell]:
    found = {}
    for number, row in enumerate(book.pages[sheet][heads:], heads + 1):
        code = clean(str(row[places[0]])) if len(row) > places[0] else ""
        cell = book.cell(sheet, number, places[1] + 1)
        if code in codes and cell is not None:
            found[code] = cell
    return found


def guessed(
    book: Book,
    fields: Sequence[Field],
    *,
    year: int,
    remembered: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Cell]:
    """Field code → the cell that seems to hold its figure; a cell serves one field only."""
    texts = list(book.texts())
    found = _coded(book, fields, texts, year)
    by_words: dict[str, list[Cell]] = {}
    for text in texts:
        by_words.setdefault(fold(str(text.value)), []).append(text)
    for field in fields:
        place = (remembered or {}).get(field.code)
        if field.code not in found and place:
            again = _remembered(book, field, place, by_words)
            if again is not None:
                found[field.code] = again
    taken = {cell.name for cell in found.values()}
    for _score, field, text in _ranked(fields, found, texts):
        if field.code in found:
            continue
        figure = _figure(book, field, text, year)
        if figure is not None and figure.name not in taken:
            found[field.code] = figure
            taken.add(figure.name)
    return found


def _coded(
    book: Book, fields: Sequence[Field], texts: Iterable[Cell], year: int
) -> dict[str, Cell]:
    by_code = {field.code.casefold(): field for field in fields}
    found: dict[str, Cell] = {}
    for text in texts:
        field = by_code.get(clean(str(text.value)).casefold())
        if field is not None and field.code not in found:
            figure = _figure(book, field, text, year)
            if figure is not None:
                found[field.code] = figure
    return found


def _remembered(
    book: Book,
    field: Field,
    place: Mapping[str, Any],
    by_words: Mapping[str, Sequence[Cell]],
) -> Cell | None:
    """Where the same words stand this time, in the column of last time."""
    for label in by_words.get(fold(str(place.get("label") or "")), ()):
        cell = book.cell(label.sheet, label.row, int(place["column"]))
        if cell is not None and takes(field, cell.value):
            return cell
    return None


def _ranked(
    fields: Sequence[Field], found: Mapping[str, Cell], texts: Sequence[Cell]
) -> list[tuple[float, Field, Cell]]:
    """Pairs of field and label that are alike, the most alike first."""
    weigh = weights(str(field.label.vi) for field in fields)
    pairs = [
        (score, field, text)
        for field in fields
        if field.code not in found
        for text in texts
        if (score := likeness(field.label.vi, str(text.value), weigh)) >= ALIKE
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].code, pair[2].row))


def _figure(book: Book, field: Field, label: Cell, year: int) -> Cell | None:
    """The cell right of the label that the field can take, under the year where heads name it.

    A cell that says what is counted ("người") stands between label and figure and is neither.
    """
    filled = [cell for cell in book.right_of(label) if not _is_unit(book, field, cell)]
    fitting = [cell for cell in filled if takes(field, cell.value)]
    for cell in fitting if len(fitting) > 1 else ():
        if any(str(year) in str(head) for head in book.above(cell)):
            return cell
    return next(iter(fitting or filled), None)


def _is_unit(book: Book, field: Field, cell: Cell) -> bool:
    """Whether the cell tells the unit: the field's own word, or any word under a head "Đơn vị"."""
    if not isinstance(cell.value, str) or re.search(r"\d", cell.value):
        return False
    if fold(cell.value) == fold(field.unit.vi):
        return True
    heads = (fold(head) for head in book.above(cell) if isinstance(head, str))
    return any(head in _UNIT_HEADS for head in heads)
