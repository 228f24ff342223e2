"""Tables that people send: .xlsx or .csv in, rows of texts out, faults as sentences."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, ZipError

from thuan.kernel.reports.cells import original
from thuan.kernel.reports.plain import plain
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_UNPACKED = 200 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_EXACT = 2**53  # beyond it a spreadsheet's number is no longer a whole number for certain
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"{\\rt": "RTF",
    b"MZ": "EXE",
}


class UnreadableTable(ValidationError):
    """A file that is not a table we read; the message says what, where and what to do."""


def read_table(
    data: bytes, name: str, *, max_bytes: int = MAX_BYTES, max_rows: int = MAX_ROWS
) -> list[list[str]]:
    """All rows of the first sheet, of equal length, as texts in NFC.

    Whole numbers look whole ("22738"), decimals have a comma, days are dd/mm/yyyy. Row 1 of the
    file is item 0. ``name`` appears in messages only; the kind is told by the content.
    """
    _check_size(data, name, max_bytes)
    rows = (
        _read_xlsx(data, name, max_rows)
        if data.startswith(_ZIP)
        else _read_csv(data, name, max_rows)
    )
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UnreadableTable(_("Tệp “%(name)s” không có dòng nào.") % {"name": plain(name)})
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


Value = str | int | float | bool | date | datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a workbook; every cell as what it holds, a formula as its last result."""

    name: str
    rows: list[list[Value]]


def read_pages(
    data: bytes, name: str, *, max_rows: int = MAX_ROWS, max_columns: int = MAX_COLUMNS
) -> list[Page]:
    """Every page of a workbook, or the one of a CSV; for sheets that nobody made for us.

    Raises UnreadableTable as ``read_table`` does.
    """
    _check_size(data, name, MAX_BYTES)
    if not data.startswith(_ZIP):
        return [Page("CSV", [list[Value](row) for row in _read_csv(data, name, max_rows)])]
    _check_archive(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        kept = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        return [_page(book, sheet.name, name, max_rows, max_columns) for sheet in kept]
    except (CalamineError, ZipError, IndexError, ValueError) as fault:
        raise _broken(name) from fault


def _page(
    book: CalamineWorkbook, sheet_name: str, name: str, max_rows: int, max_columns: int
) -> Page:
    sheet = book.get_sheet_by_name(sheet_name)
    last_row, last_column = sheet.end or (0, 0)
    _check_rows(last_row + 1, max_rows, name)
    if last_column >= max_columns:
        raise UnreadableTable(
            _("Tệp “%(name)s” có quá %(limit)s cột ở trang “%(page)s”; hãy xóa các cột thừa.")
            % {"name": plain(name), "limit": max_columns, "page": plain(sheet_name)}
        )
    rows = sheet.to_python(skip_empty_area=False)
    return Page(plain(sheet_name), [[_value(cell) for cell in row] for row in rows])


def _value(cell: object) -> Value:
    """The cell as it is; whole numbers whole, texts in NFC, times of day as texts."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return int(cell)
    if isinstance(cell, (bool, int, float, datetime, date)):
        return cell
    return original(_text(cell))


def cell_name(row: int, column: int) -> str:
    """The place of item [row][column] in words: "dòng 5, cột C"."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return _("dòng %(row)s, cột %(column)s") % {"row": row + 1, "column": letters}


def _check_size(data: bytes, name: str, max_bytes: int) -> None:
    named = {"name": plain(name)}
    if not data.strip():
        raise UnreadableTable(_("Tệp “%(name)s” rỗng; hãy chọn lại tệp có số liệu.") % named)
    if len(data) > max_bytes:
        sizes = {
            "size": f"{len(data) / _MEGABYTE:.1f}".replace(".", ","),
            "limit": f"{max_bytes / _MEGABYTE:.1f}".replace(".", ","),
        }
        raise UnreadableTable(
            _("Tệp “%(name)s” có %(size)s MB, giới hạn là %(limit)s MB; hãy chia thành nhiều tệp.")
            % {**named, **sizes}
        )
    if data.startswith(_OLE):
        raise UnreadableTable(
            _(
                "Tệp “%(name)s” là Excel cũ (.xls) hoặc có mật khẩu; "
                "hãy lưu lại thành .xlsx không mật khẩu."
            )
            % named
        )
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise UnreadableTable(
                _(
                    "Tệp “%(name)s” có nội dung %(kind)s, không phải bảng tính; "
                    "hãy gửi tệp .xlsx hoặc .csv."
                )
                % {**named, "kind": kind}
            )


def _read_xlsx(data: bytes, name: str, max_rows: int) -> list[list[str]]:
    _check_archive(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        _check_rows(sheet.end[0] + 1 if sheet.end else 0, max_rows, name)
        # skip_empty_area would move the rows up and make every place in a message wrong.
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ZipError, IndexError, ValueError) as fault:
        raise _broken(name) from fault
    return [[original(_text(value)) for value in row] for row in rows]


def _check_archive(data: bytes, name: str) -> None:
    """Whole, a workbook, and not blown up when unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise _broken(name) from fault
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise UnreadableTable(
            _("Tệp “%(name)s” không phải bảng tính Excel; hãy gửi tệp .xlsx hoặc .csv.")
            % {"name": plain(name)}
        )
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnreadableTable(
            _("Tệp “%(name)s” phình quá lớn khi giải nén; hãy xóa định dạng thừa rồi lưu lại.")
            % {"name": plain(name)}
        )


def _broken(name: str) -> UnreadableTable:
    return UnreadableTable(
        _("Tệp “%(name)s” bị hỏng hoặc chưa tải lên hết; hãy mở bằng Excel, lưu lại rồi gửi lại.")
        % {"name": plain(name)}
    )


def _check_rows(count: int, limit: int, name: str) -> None:
    if count > limit:
        raise UnreadableTable(
            _(
                "Tệp “%(name)s” có %(count)s dòng, giới hạn là %(limit)s dòng; "
                "hãy chia thành nhiều tệp."
            )
            % {"name": plain(name), "count": count, "limit": limit}
        )


def _read_csv(data: bytes, name: str, max_rows: int) -> list[list[str]]:
    text = _decoded(data, name)
    if "\x00" in text:
        raise UnreadableTable(
            _("Tệp “%(name)s” không phải văn bản; hãy gửi tệp .xlsx hoặc .csv.")
            % {"name": plain(name)}
        )
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") >= max(1, first.count(",")) else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = _csv_rows(reader, name, max_rows)
    return [[original(plain(cell)) for cell in row] for row in rows]


def _csv_rows(reader: Iterable[list[str]], name: str, max_rows: int) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            _check_rows(len(rows), max_rows, name)
    except csv.Error as fault:
        raise UnreadableTable(
            _(
                "Tệp “%(name)s”, dòng %(row)s: dấu ngoặc kép không khép lại hoặc ô quá dài; "
                "hãy sửa dòng này."
            )
            % {"name": plain(name), "row": len(rows) + 1}
        ) from fault
    return rows


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        row = data.count(b"\n", 0, fault.start) + 1
        raise UnreadableTable(
            _(
                "Tệp “%(name)s”, dòng %(row)s: chữ không theo mã UTF-8; "
                "hãy lưu lại dạng “CSV UTF-8”."
            )
            % {"name": plain(name), "row": row}
        ) from fault


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        return format_date(value) if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, (time, timedelta)):
        return str(value)
    return plain(str(value))
