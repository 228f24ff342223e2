"""Columns declared once: drawn on the page, stacked on a phone, written to xlsx and csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from thuan.kernel.text import fold
from thuan.kernel.text.dates import format_date, format_datetime, format_moment
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.enums import TableKind, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.utils.functional import Promise

    from thuan.kernel.reports.workbook import Cell as FileCell

Row = TypeVar("Row")
Ordering = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state mark: one of five tones and the word people know."""

    tone: Tone
    word: str | Promise

    @property
    def letter(self) -> str:
        """First letter, printed in a box where colour is lost."""
        return str(self.word)[:1].upper()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a table.

    Args:
        title: head of the column, a noun.
        value: what is shown and exported; None means unknown and is never drawn as 0.
        order_by: ORM ordering that makes the head sortable.
        numeric: right-aligned with ``decimals`` places; same unit in all rows (U6).
        link: where the cell leads.
        badge: the state mark drawn instead of the plain value.
        secondary: may be left out where there is little room (phone cards).
    """

    title: str | Promise
    value: Callable[[Row], object]
    order_by: Ordering | None = None
    numeric: bool = False
    link: Callable[[Row], str] | None = None
    badge: Callable[[Row], Badge | None] | None = None
    secondary: bool = False
    decimals: int = 0

    @cached_property
    def key(self) -> str:
        """The word for this column in addresses; from the Vietnamese title in every language."""
        with translation.override(None):
            return slugify(fold(str(self.title)))

    def ordering(self, *, descending: bool) -> tuple[str, ...]:
        """ORM ordering of this column, turned round when ``descending``."""
        fields = (self.order_by,) if isinstance(self.order_by, str) else (self.order_by or ())
        return tuple(turned(field) for field in fields) if descending else tuple(fields)


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A list of rows in one definition.

    Args:
        name: file name of exports, ASCII.
        columns: in order of weight; the first names the row.
        caption: what the rows are, in the plural ("báo cáo năm 2026"); number, date and source
            are added by the page (U5).
        key: the word for a row in addresses and bulk forms.
        kind: how the table behaves on a phone (U7).
        source: where the rows come from, for the caption.
    """

    name: str
    columns: tuple[Column[Row], ...]
    caption: str | Promise = ""
    key: Callable[[Row], str] = lambda row: str(getattr(row, "public_id", ""))
    kind: TableKind = TableKind.THINGS
    source: str | Promise = ""

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys):
            raise ValueError(f"table {self.name!r} has two columns of one name")

    def column(self, key: str) -> Column[Row] | None:
        """The sortable column with this key, or None."""
        return next((one for one in self.columns if one.key == key and one.order_by), None)

    def values(self, rows: Iterable[Row]) -> Iterator[list[FileCell]]:
        """Rows as files get them: typed, so that a spreadsheet can add and sort."""
        for row in rows:
            yield [_plain(column.value(row)) for column in self.columns]

    @property
    def titles(self) -> list[str]:
        return [str(column.title) for column in self.columns]


def display(value: object, *, decimals: int = 0) -> str:
    """A value as Vietnamese officials write it: 15/10/2022, 1.234,5, có/không, "" for unknown."""
    if type(value) is str:  # most cells are words, and a list has hundreds
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return format_datetime(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | Decimal):
        return format_number(value, decimals=decimals)
    return str(value)


def in_cell(value: object, *, decimals: int = 0) -> str:
    """A value in a cell: a moment the short way, day first and on one line, so that they align."""
    if isinstance(value, datetime):
        return format_moment(value)
    return display(value, decimals=decimals)


def turned(field: str) -> str:
    """An ORM ordering the other way round."""
    return field[1:] if field.startswith("-") else f"-{field}"


def _plain(value: object) -> FileCell:
    if value is None or isinstance(value, str | int | float | Decimal | date):
        return value  # bool is an int, datetime a date
    return str(value)
