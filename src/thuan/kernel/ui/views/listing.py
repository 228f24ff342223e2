"""Order and pages of a register, kept in the address (U8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.kernel.ui.forms.base import lower_first

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from thuan.kernel.ui.table import Column, Table

COUNTED_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column: its title and, where sortable, the address of the next order."""

    title: str
    numeric: bool
    secondary: bool
    url: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order in force: fields for the query and words for people."""

    fields: tuple[str, ...]
    column: Column[Any] | None = None
    descending: bool = False

    @property
    def words(self) -> str:
        """ "hạn nộp", "hạn nộp, giảm dần", or "" for the register's own order."""
        if self.column is None:
            return ""
        title = lower_first(str(self.column.title))
        return _("%(column)s, giảm dần") % {"column": title} if self.descending else title

    def heads(self, table: Table[Any], query: QueryDict) -> list[Head]:
        """Heads of the table; pressing the present one turns the order round."""
        return [self._head(column, query) for column in table.columns]

    def _head(self, column: Column[Any], query: QueryDict) -> Head:
        title = str(column.title)
        if column.order_by is None:
            return Head(title, column.numeric, column.secondary)
        here = self.column is column
        key = f"-{column.key}" if here and not self.descending else column.key
        direction = ("descending" if self.descending else "ascending") if here else ""
        address = query_with(query, sap=key)
        return Head(title, column.numeric, column.secondary, address, direction)


@dataclass(frozen=True)
class Page:
    """Rows of one page, found by asking for one row more than shown."""

    rows: list[Any]
    number: int
    size: int
    total: int
    more_than_counted: bool
    has_next: bool
    query: QueryDict

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def several(self) -> bool:
        return self.has_next or self.number > 1

    @property
    def previous_url(self) -> str:
        return self.address(trang=str(self.number - 1)) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.address(trang=str(self.number + 1)) if self.has_next else ""

    def address(self, **changes: str) -> str:
        """This list's address with some parts changed."""
        return query_with(self.query, **changes)


def plain_heads(table: Table[Any]) -> list[Head]:
    """Heads of a table that stands on a page in one order."""
    return [Head(str(c.title), c.numeric, c.secondary) for c in table.columns]


def sorting_of(table: Table[Any], wish: str, default: tuple[str, ...]) -> Sorting:
    """The order asked for as ``ten`` or ``-ten``; an unknown word means the register's own."""
    descending = wish.startswith("-")
    column = table.column(wish.removeprefix("-"))
    if column is None:
        return Sorting((*default, "pk"))
    return Sorting((*column.ordering(descending=descending), "pk"), column, descending)


def page_of(rows: QuerySet[Any], query: QueryDict, size: int) -> Page:
    """One page of rows.

    The total is exact up to ``COUNTED_ROWS`` and "more than" above: the database stops counting
    there, so a page over millions costs what a page over thousands costs.
    """
    wish = query.get("trang", "1")
    deepest = COUNTED_ROWS // size
    number = min(int(wish), deepest) if wish.isascii() and wish.isdigit() and int(wish) else 1
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    whole = number == 1 and len(found) <= size
    # Counted by their keys alone: what is shown of a row need not be worked out to count it.
    total = len(found) if whole else rows.order_by().values("pk")[: COUNTED_ROWS + 1].count()
    return Page(
        rows=found[:size],
        number=number,
        size=size,
        total=min(total, COUNTED_ROWS),
        more_than_counted=total > COUNTED_ROWS,
        has_next=len(found) > size and number < deepest,
        query=query,
    )


def query_with(query: QueryDict, **changes: str) -> str:
    """The address of the same list with some parts changed; page and file wishes start afresh."""
    copy = query.copy()
    for key in ("trang", "xuat"):
        copy.pop(key, None)
    for key, value in changes.items():
        copy[key] = value
    for key in [key for key, values in copy.lists() if not any(values)]:
        del copy[key]
    return f"?{copy.urlencode()}"
