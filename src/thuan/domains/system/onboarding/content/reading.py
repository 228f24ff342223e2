"""The rows of the list: what each cell says, or the sentence why it cannot be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.kernel.importing import Fault, read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from thuan.kernel.importing import Cells, Sheet

COLUMNS: Final = {
    "code": _("Mã số"),
    "title": _("Tên tài liệu"),
    "kind": _("Loại"),
    "issue": _("Lần ban hành"),
    "revision": _("Lần sửa đổi"),
    "effective_from": _("Ngày hiệu lực"),
    "decision_no": _("Số quyết định"),
    "owner_unit": _("Bộ phận chủ trì"),
    "file_name": _("Tên tệp"),
    "covers": _("Mã TTHC"),
}
NEEDED: Final = ("code", "title", "kind", "effective_from")
HIGHEST: Final = 999


@dataclass(slots=True)
class ReadRow:
    """One row; ``values`` by column of the entry, ``told`` the sentences of unreadable cells."""

    place: int
    values: dict[str, Any] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def read_rows(data: bytes, name: str) -> tuple[Sheet, list[ReadRow]]:
    """Every row of the workbook (or CSV). Raises UnreadableTable with a sentence."""
    sheet = read_sheet(data, name, COLUMNS, NEEDED)
    return sheet, [_row(number, cells) for number, cells in sheet.cells()]


def _row(number: int, cells: Cells) -> ReadRow:
    row = ReadRow(number)
    readers: dict[str, Callable[[], Any]] = {
        "code": lambda: cells.needed("code", 60),
        "title": lambda: cells.needed("title"),
        "kind": lambda: _kind(cells),
        "issue": lambda: _number(cells, "issue", 1),
        "revision": lambda: _number(cells, "revision", 0),
        "effective_from": lambda: _day(cells),
        "decision_no": lambda: cells.text("decision_no", 60),
        "owner_unit": lambda: cells.text("owner_unit", 160),
        "file_name": lambda: cells.text("file_name", 160),
        "covers": lambda: cells.text("covers", 400),
    }
    for column, read in readers.items():
        try:
            row.values[column] = read()
        except Fault as fault:
            row.told.append(f"{COLUMNS[column]}: {fault.sentence}")
    return row


def _kind(cells: Cells) -> str:
    cells.needed("kind")
    return cells.one_of("kind", {key: str(label) for key, label in DocumentType.choices})


def _day(cells: Cells) -> dt.date:
    cells.needed("effective_from")
    return cells.day("effective_from", dt.date.min)  # never empty here


def _number(cells: Cells, column: str, otherwise: int) -> int:
    text = cells.text(column, 10).removesuffix(",0")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit()) or int(text) > HIGHEST:
        raise Fault(column, str(_("Ghi một số từ 0 đến 999.")))
    return int(text)
