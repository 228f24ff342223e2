"""Workbooks (XlsxWriter) and CSV: the lists and figures of the pages, to work on elsewhere."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

import xlsxwriter
from django.utils.translation import gettext as _

from thuan.kernel.reports.cells import neutral
from thuan.kernel.reports.plain import one_line
from thuan.kernel.text.dates import format_date, format_datetime

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | bool | date | datetime | None
Kind = Literal["text", "integer", "decimal", "percent", "date", "datetime"]

_ICT = ZoneInfo("Asia/Ho_Chi_Minh")
_NAME_LENGTH = 31
_LONGEST_CELL = 32_767
_FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "integer": {"num_format": "#,##0", "valign": "top"},
    "decimal": {"num_format": "#,##0.00", "valign": "top"},
    "percent": {"num_format": "0.00", "valign": "top"},
    "date": {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"},
    "datetime": {"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"},
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """``width`` in characters; ``percent`` values are already times 100 ("97.20")."""

    title: str
    kind: Kind = "text"
    width: float = 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` may be a generator; ``filtered`` says in words which rows were asked for."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Cell]]
    notes: tuple[str, ...] = ()
    as_of: datetime | None = None
    filtered: str = ""


def to_xlsx(sheets: Sequence[Sheet], *, mark: str | None = None) -> bytes:
    """A workbook with one page per sheet; ``mark`` names a demonstration copy in the last line.

    Written row by row (constant memory). No cell is a formula or a link, whatever its text.
    """
    buffer = BytesIO()
    options = {
        "constant_memory": True,
        "in_memory": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "dd/mm/yyyy",
    }
    book = xlsxwriter.Workbook(buffer, options)
    stamps = [sheet.as_of for sheet in sheets if sheet.as_of]
    book.set_properties({"created": _naive(max(stamps)) if stamps else datetime(2000, 1, 1)})  # noqa: DTZ001
    styles = {kind: book.add_format(settings) for kind, settings in _FORMATS.items()}
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    taken: set[str] = set()
    for place, sheet in enumerate(sheets, start=1):
        page = book.add_worksheet(sheet_name(sheet.name, taken, place))
        _write_sheet(page, sheet, styles, bold, mark)
    book.close()
    return buffer.getvalue()


def sheet_name(wanted: str, taken: set[str], place: int) -> str:
    """A name Excel accepts: ≤ 31 characters, none of ``[]:*?/\\``, unique without case."""
    bare = re.sub(r"[\[\]:*?/\\]", " ", one_line(wanted))
    bare = one_line(bare)[:_NAME_LENGTH].strip("' ")
    if not bare or bare.casefold() == "history":
        bare = f"Trang {place}"
    name, count = bare, 1
    while name.casefold() in taken:
        count += 1
        ending = f" ({count})"
        name = bare[: _NAME_LENGTH - len(ending)] + ending
    taken.add(name.casefold())
    return name


def last_line(sheet: Sheet, mark: str | None) -> str:
    """When the figures were taken, which filter, and the mark of a demonstration copy."""
    parts = []
    if sheet.as_of:
        parts.append(_("Số liệu lúc %(at)s") % {"at": format_datetime(sheet.as_of)})
    if sheet.filtered:
        parts.append(_("Lọc: %(filter)s") % {"filter": one_line(sheet.filtered)})
    if mark:
        parts.append(one_line(mark))
    return " · ".join(parts)


def _write_sheet(
    page: Worksheet, sheet: Sheet, styles: dict[Kind, Format], bold: Format, mark: str | None
) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    line = 0
    if sheet.title:
        page.write_string(0, 0, neutral(sheet.title), bold)
        line = 2
    for index, column in enumerate(sheet.columns):
        page.write_string(line, index, neutral(column.title), bold)
    page.freeze_panes(line + 1, 0)
    page.repeat_rows(line)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    for line, row in enumerate(sheet.rows, start=line + 1):  # noqa: B020
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, (line, index), value, styles[_kind(column.kind, value)])
    for line, note in enumerate((*sheet.notes, last_line(sheet, mark)), start=line + 2):  # noqa: B020
        if note:
            page.write_string(line, 0, neutral(note)[:_LONGEST_CELL])


def _kind(kind: Kind, value: Cell) -> Kind:
    """The column's format, but a text keeps the format of texts."""
    return "text" if isinstance(value, str) else kind


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, style: Format) -> None:
    line, index = place
    if value is None:
        page.write_blank(line, index, None, style)
    elif isinstance(value, bool):
        page.write_string(line, index, "có" if value else "không", style)
    elif isinstance(value, datetime):
        page.write_datetime(line, index, _naive(value), style)
    elif isinstance(value, date):
        page.write_datetime(line, index, value, style)
    elif isinstance(value, (int, float, Decimal)):
        page.write_number(line, index, value, style)
    else:
        page.write_string(line, index, neutral(value)[:_LONGEST_CELL], style)


def _naive(moment: datetime) -> datetime:
    """Wall-clock time in Viet Nam: spreadsheets know no time zones."""
    return moment.astimezone(_ICT).replace(tzinfo=None) if moment.tzinfo else moment


def csv_bytes(columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM, ``;`` between cells, decimal comma: opens rightly in a Vietnamese Excel."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(column.title) for column in columns])
    for row in rows:
        writer.writerow([_csv_text(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _csv_text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return f"{_naive(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, (int, float, Decimal)):
        return str(value).replace(".", ",")
    return neutral(value)
