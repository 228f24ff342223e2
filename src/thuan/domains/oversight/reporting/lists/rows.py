"""The cells of a CSV or Excel file as text, whatever the bytes are; nothing is interpreted yet."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

import python_calamine
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.lists.faults import Fault, Refused

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
_UNPACKED_BYTES: Final = 100_000_000
_ZIP: Final = b"PK\x03\x04"
_OTHER_BOOKS: Final = frozenset({"content.xml", "xl/workbook.bin"})
_REFERENCE: Final = re.compile(rb"""\br=["']([A-Z]*)(\d+)["']""")

Row = Sequence[str]


def read_rows(content: bytes) -> list[Row]:
    """All rows from the first, as text; the first sheet of a workbook.

    Raises ``Refused`` for bytes that are neither CSV in UTF-8 nor an .xlsx workbook, and for
    files beyond the limits above.
    """
    if len(content) > MOST_BYTES:
        raise _refused(_("Tệp lớn hơn 20 MB. Chia tệp thành nhiều danh sách rồi nạp từng tệp."))
    rows = _workbook(content) if content.startswith(_ZIP) else _csv(content)
    if len(rows) > MOST_ROWS:
        raise _refused(
            _("Tệp có %(n)s dòng, nhiều hơn %(most)s. Chia tệp thành nhiều danh sách.")
            % {"n": len(rows), "most": MOST_ROWS}
        )
    return rows


def _csv(content: bytes) -> list[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(
            _("Tệp không đọc được là CSV (UTF-8) hay Excel (.xlsx). Lưu lại tệp ở một dạng đó.")
        ) from None
    head = text.lstrip().split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        fault = Fault(
            _("Dấu nháy kép chưa đóng hoặc ô quá dài. Sửa lại dòng này."), reader.line_num
        )
        raise Refused([fault]) from None


def _workbook(content: bytes) -> list[Row]:
    _check_workbook(content)
    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            rows = sheet.to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError):
        raise _unreadable_workbook() from None
    return [[_text(value) for value in row] for row in rows]


def _check_workbook(content: bytes) -> None:
    """Refuse what would fill the memory: the library builds every cell up to the last one named."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "xl/workbook.xml" not in names or names & _OTHER_BOOKS:
                raise _unreadable_workbook()
            if sum(member.file_size for member in members) > _UNPACKED_BYTES:
                raise _refused(_("Tệp Excel quá lớn khi mở ra. Chỉ giữ lại bảng danh sách."))
            for member in members:
                if member.filename.startswith("xl/worksheets/"):
                    _check_extent(archive.read(member))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        raise _unreadable_workbook() from None


def _check_extent(sheet: bytes) -> None:
    for letters, digits in _references(sheet):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        if len(digits) > 7 or int(digits) > MOST_ROWS or column > MOST_COLUMNS:
            raise _refused(
                _("Bảng tính có ô ở %(cell)s, xa hơn %(rows)s dòng hoặc %(columns)s cột. Xóa ô đó.")
                % {
                    "cell": (letters + digits).decode()[:20],
                    "rows": MOST_ROWS,
                    "columns": MOST_COLUMNS,
                }
            )


def _references(sheet: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((match[1], match[2]) for match in _REFERENCE.finditer(sheet))


def _text(value: object) -> str:
    """A cell as it was typed: 2015 stays ``2015``, not ``2015.0``."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unreadable_workbook() -> Refused:
    return _refused(_("Tệp Excel hỏng hoặc không phải dạng .xlsx. Mở bằng Excel và lưu lại .xlsx."))


def _refused(sentence: str) -> Refused:
    return Refused([Fault(sentence)])
