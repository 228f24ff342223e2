"""From the rows of a list to the lines of a synthesis; all faults are collected before refusing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.aggregate import (
    Group,
    InspectionMode,
    Line,
    Obligation,
    ReportStatus,
)
from thuan.domains.oversight.reporting.lists.extent import MOST_COLUMNS, MOST_ROWS, too_far
from thuan.domains.oversight.reporting.lists.faults import Fault, Refused
from thuan.kernel.reports.reading import UnreadableTable, read_table
from thuan.kernel.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REQUIRED: Final = ("code", "name", "group")
COLUMNS: Final = (
    *REQUIRED,
    "obligation",
    "declared",
    "redeclared",
    "edition",
    "report_status",
    "inspection_mode",
    "rating",
)
OPTIONAL: Final = ("system",)
_Word = TypeVar("_Word")
_YES_NO: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class AgencyList:
    """A list that was read: its lines, and the columns that were not used."""

    lines: tuple[Line, ...]
    ignored: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What one pass over the rows collects."""

    groups: frozenset[str]
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    first_row: dict[str, int] = field(default_factory=dict)


def read_list(content: bytes, groups: Sequence[Group], name: str = "") -> AgencyList:
    """Read a list of agencies from the bytes of a CSV or .xlsx file, called ``name`` in messages.

    Columns are found by their names in the first row that is not blank, in any order; an empty
    cell means "not known". Raises ``Refused`` with every fault of the file, never another error.
    """
    rows = _rows(content, name)
    at = next(place for place, row in enumerate(rows) if any(row))
    head = [title.lower() for title in rows[at]]
    _check_head(head, at + 1)
    reading = _Reading(frozenset(group.code for group in groups))
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(row):
            _read_row(reading, number, head, row)
    if not reading.lines and not reading.faults:
        reading.faults.append(Fault(_("Danh sách chưa có cơ quan nào dưới dòng tên cột.")))
    if reading.faults:
        raise Refused(reading.faults)
    known = {*COLUMNS, *OPTIONAL}
    return AgencyList(
        tuple(reading.lines), tuple(name for name in head if name and name not in known)
    )


def _rows(content: bytes, name: str) -> list[list[str]]:
    """The cells of the file with single spaces; at least one of them is not empty."""
    cell = too_far(content)
    if cell is not None:
        sentence = _(
            "Bảng tính có ô ở %(cell)s, xa hơn %(rows)s dòng hoặc %(columns)s cột. Xóa ô đó."
        )
        limits = {"cell": cell, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
        raise Refused([Fault(sentence % limits)])
    try:
        table = read_table(content, name or _("danh sách"))
    except UnreadableTable as reason:
        raise Refused([Fault(sentence) for sentence in reason.messages]) from None
    rows = [[_cell(cell) for cell in row] for row in table]
    if not any(map(any, rows)):
        raise Refused([Fault(_("Tệp chỉ có ô trống. Dòng đầu cần là tên các cột."))])
    return rows


def _cell(text: str) -> str:
    return " ".join(clean(text).split())


def _check_head(head: Sequence[str], row: int) -> None:
    faults = [
        Fault(
            _("thiếu cột “%(column)s”. Dòng đầu cần có các cột code, name, group.")
            % {"column": column},
            row,
        )
        for column in REQUIRED
        if column not in head
    ]
    doubled = [name for place, name in enumerate(head) if name and name in head[:place]]
    faults.extend(
        Fault(_("có hai cột cùng tên này. Giữ lại một cột."), row, name)
        for name in dict.fromkeys(doubled)
    )
    if faults:
        raise Refused(faults)


def _read_row(reading: _Reading, row: int, head: Sequence[str], cells: Sequence[str]) -> None:
    found: list[Fault] = []
    if any(cell for title, cell in zip(head, cells, strict=True) if not title):
        found.append(
            Fault(
                _("có ô nằm ngoài các cột có tên. Đặt ô có dấu phân cách trong nháy kép."),
                row,
            )
        )
    values = {title: cell for title, cell in zip(head, cells, strict=True) if title}
    found.extend(
        Fault(_("đang để trống. Ghi đủ code, name và group."), row, column)
        for column in REQUIRED
        if not values.get(column)
    )
    found.extend(_doubled_code(reading, row, values.get("code", "")))
    found.extend(_unknown_group(reading, row, values.get("group", "")))
    line = _line(values, row, found)
    reading.faults.extend(found)
    reading.lines.append(line)


def _doubled_code(reading: _Reading, row: int, code: str) -> list[Fault]:
    first = reading.first_row.setdefault(code, row) if code else row
    if first == row:
        return []
    sentence = _("mã %(code)s đã có ở dòng %(first)s. Mỗi cơ quan chỉ một dòng.")
    return [Fault(sentence % {"code": code, "first": first}, row, "code")]


def _unknown_group(reading: _Reading, row: int, group: str) -> list[Fault]:
    if not group or group in reading.groups:
        return []
    sentence = _("chưa có nhóm “%(group)s”. Ghi mã nhóm đã khai, hoặc khai nhóm bằng --groups.")
    return [Fault(sentence % {"group": group}, row, "group")]


def _line(values: Mapping[str, str], row: int, faults: list[Fault]) -> Line:
    """The line of a row; a wrong word adds a fault and counts as not known."""
    cells = _Cells(values, row, faults)
    return Line(
        code=values.get("code", ""),
        name=values.get("name", ""),
        group=values.get("group", ""),
        system=values.get("system") or None,
        obligation=cells.one_of("obligation", {word.value: word for word in Obligation}),
        declared=cells.one_of("declared", _YES_NO),
        redeclared=cells.one_of("redeclared", _YES_NO),
        edition=values.get("edition") or None,
        report_status=cells.one_of("report_status", {word.value: word for word in ReportStatus}),
        inspection_mode=cells.one_of(
            "inspection_mode", {word.value: word for word in InspectionMode}
        ),
        rating=values.get("rating") or None,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row by column, and where their faults go."""

    values: Mapping[str, str]
    row: int
    faults: list[Fault]

    def one_of(self, column: str, words: Mapping[str, _Word]) -> _Word | None:
        """What the cell's word stands for; an empty cell and a wrong word are not known."""
        written = self.values.get(column, "")
        if written and written not in words:
            sentence = _("ghi “%(written)s”; chỉ nhận %(words)s, để trống khi chưa có số liệu.")
            listed = _(" hoặc ").join(words)
            self.faults.append(
                Fault(sentence % {"written": written, "words": listed}, self.row, column)
            )
        return words.get(written)
