"""The shown rows as a file: the same filter, the same order, the same columns."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from thuan.kernel.reports.workbook import Sheet, SheetColumn, csv_bytes, to_xlsx
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.views.guarded import Refused

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.kernel.reports.workbook import Kind
    from thuan.kernel.ui.table import Column, Table

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
EXPORTED_ROWS = 20_000


def export(
    table: Table[Any],
    rows: QuerySet[Any],
    wish: str,
    *,
    title: str,
    at: datetime,
    filtered: str,
    mark: str | None,
) -> HttpResponse:
    """The file of all rows of the filter.

    Args:
        wish: "xlsx" or "csv".
        filtered: the active filters in words, for the last line of the workbook.
        mark: what a demonstration copy says of itself.

    Raises:
        Refused: more rows than one answer should carry; the sentence says how to narrow.
    """
    found = list(rows[: EXPORTED_ROWS + 1])
    if len(found) > EXPORTED_ROWS:
        raise Refused(
            _("Bảng có hơn %(n)s dòng nên chưa xuất được một lần.")
            % {"n": format_number(EXPORTED_ROWS)},
            _("Lọc hẹp hơn, ví dụ theo năm hoặc theo cơ quan, rồi xuất từng phần."),
        )
    lines = list(table.values(found))
    widths = _widths(table, lines)
    columns = tuple(
        SheetColumn(title, _kind(column, [line[place] for line in lines]), widths[place])
        for place, (column, title) in enumerate(zip(table.columns, table.titles, strict=True))
    )
    if wish == "csv":
        content = csv_bytes(columns, lines)
    else:
        sheet = Sheet(table.name, title, columns, lines, as_of=at, filtered=filtered)
        content = to_xlsx([sheet], mark=mark)
    headers = {"Content-Disposition": f'attachment; filename="{table.name}.{wish}"'}
    return HttpResponse(content, content_type=FORMATS[wish], headers=headers)


def _kind(column: Column[Any], values: list[Any]) -> Kind:
    known = next((value for value in values if value is not None), None)
    if isinstance(known, datetime):
        return "datetime"
    if isinstance(known, date):
        return "date"
    if column.numeric:
        return "decimal" if column.decimals else "integer"
    return "text"


def _widths(table: Table[Any], lines: list[list[Any]]) -> list[float]:
    """Columns as wide as their longest of the first hundred values, within reason."""
    longest = [len(title) for title in table.titles]
    for line in lines[:100]:
        longest = [max(seen, len(str(value))) for seen, value in zip(longest, line, strict=True)]
    return [float(min(max(width + 2, 10), 60)) for width in longest]
