"""The head of a data table with grouped columns, as cells with spans."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.reports.document import TableColumn


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head: top-left place and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def head_rows(columns: Sequence[TableColumn]) -> int:
    """1, or 2 where some columns stand under a common group title."""
    return 2 if any(column.group for column in columns) else 1


def head_cells(columns: Sequence[TableColumn]) -> tuple[HeadCell, ...]:
    """Cells in reading order: a title without group reaches over both rows."""
    depth = head_rows(columns)
    first: list[HeadCell] = []
    second: list[HeadCell] = []
    start = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        titles = [column.title for column in members]
        if group:
            first.append(HeadCell(group, 0, start, 1, len(titles)))
            second += [HeadCell(t, 1, start + i, 1, 1) for i, t in enumerate(titles)]
        else:
            first += [HeadCell(t, 0, start + i, depth, 1) for i, t in enumerate(titles)]
        start += len(titles)
    return (*first, *second)
