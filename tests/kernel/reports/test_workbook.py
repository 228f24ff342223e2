"""Workbooks and CSV, read back cell by cell."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.kernel.reports import hostile
from thuan.kernel.reports.reading import read_table
from thuan.kernel.reports.workbook import Sheet, SheetColumn, csv_bytes, to_xlsx

COLUMNS = (
    SheetColumn("Cơ quan", width=40),
    SheetColumn("Số TTHC", "integer"),
    SheetColumn("Tỷ lệ", "percent"),
    SheetColumn("Ngày gửi", "date"),
)
ROW = ("UBND xã Phước Thuận", 104, Decimal("97.20"), date(2022, 10, 14))


def sheet(**changes) -> Sheet:
    return Sheet(**{"name": "Danh sách", "title": "", "columns": COLUMNS, "rows": [ROW], **changes})


def cells(data: bytes, name: str | None = None):
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return book.get_sheet_by_name(name or book.sheet_names[0]).to_python()


def inside(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode("utf-8")


def test_numbers_are_numbers_and_dates_are_dates():
    rows = cells(to_xlsx([sheet()]))

    assert rows[0] == ["Cơ quan", "Số TTHC", "Tỷ lệ", "Ngày gửi"]
    assert rows[1] == ["UBND xã Phước Thuận", 104.0, 97.2, date(2022, 10, 14)]


def test_the_head_is_bold_and_frozen_and_columns_have_their_widths():
    page = inside(to_xlsx([sheet(title="Danh sách cơ quan")]), "xl/worksheets/sheet1.xml")

    assert '<pane ySplit="3"' in page
    assert 'state="frozen"' in page
    assert re.search(r'<col min="1" max="1" width="40\.\d+"', page)
    style = re.search(r'<c r="A3" s="(\d+)"', page)
    assert style is not None


def test_a_moment_is_written_in_the_time_of_viet_nam():
    columns = (SheetColumn("Lúc gửi", "datetime"),)
    data = to_xlsx([sheet(columns=columns, rows=[(datetime(2022, 10, 15, 17, 30, tzinfo=UTC),)])])

    assert cells(data)[1] == [datetime(2022, 10, 16, 0, 30)]


def test_the_last_line_says_when_which_filter_and_that_it_is_a_demonstration():
    as_of = datetime(2022, 12, 15, 1, 0, tzinfo=UTC)
    data = to_xlsx(
        [sheet(notes=("Nguồn: sổ theo dõi.",), as_of=as_of, filtered="cấp xã")],
        mark="Dữ liệu minh họa",
    )

    rows = cells(data)

    assert rows[-2][0] == "Nguồn: sổ theo dõi."
    assert rows[-1][0] == "Số liệu lúc 08:00 ngày 15/12/2022 · Lọc: cấp xã · Dữ liệu minh họa"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 123",
        "-5 người",
        "@SUM(A1)",
        " =1+1",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text):
    columns = (SheetColumn("Ghi chú"),)

    data = to_xlsx([sheet(columns=columns, rows=[(text,)])])
    plain_csv = csv_bytes(columns, [(text,)]).decode("utf-8-sig").splitlines()[1]

    assert "<f>" not in inside(data, "xl/worksheets/sheet1.xml")
    assert cells(data)[1][0].startswith("'")
    assert plain_csv.lstrip('"').startswith("'")


@pytest.mark.parametrize("text", ["=1+1", "-5 người", "'=1", "'thường", "Bình thường", "''=x"])
def test_a_neutralised_text_reads_back_as_it_was(text):
    columns = (SheetColumn("Ghi chú"),)

    from_xlsx = read_table(to_xlsx([sheet(columns=columns, rows=[(text,)])]), "a.xlsx")
    from_csv = read_table(csv_bytes(columns, [(text,)]), "a.csv")

    assert from_xlsx[1] == [text]
    assert from_csv[1] == [text]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (hostile.MARKUP, hostile.MARKUP),
        (hostile.WITH_CONTROLS, hostile.WITHOUT_CONTROLS),
        (hostile.DECOMPOSED, hostile.COMPOSED),
        (hostile.LONG, hostile.LONG),
        ("https://example.test/" + "x" * 3000, "https://example.test/" + "x" * 3000),
    ],
    ids=["markup", "controls", "nfd", "long", "address"],
)
def test_hostile_text_comes_out_unchanged(given, expected):
    columns = (SheetColumn(given),)

    data = to_xlsx([sheet(columns=columns, rows=[(given,)])])

    assert [row[0] for row in cells(data)[:2]] == [expected, expected]


def test_sheet_names_fit_excel_and_are_unique():
    names = ["Danh sách [2022]: a/b\\c?*", "x" * 40, "X" * 40, "", "History", "'quote'"]

    book = CalamineWorkbook.from_filelike(BytesIO(to_xlsx([sheet(name=name) for name in names])))

    assert book.sheet_names == [
        "Danh sách 2022 a b c", "x" * 31, "X" * 27 + " (2)", "Trang 4", "Trang 5", "quote",
    ]  # fmt: skip


def test_csv_opens_in_a_vietnamese_spreadsheet():
    data = csv_bytes(COLUMNS, [ROW, ("Sở; ngành", None, Decimal("0.5"), None)])

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == (
        "Cơ quan;Số TTHC;Tỷ lệ;Ngày gửi\r\n"
        "UBND xã Phước Thuận;104;97,20;14/10/2022\r\n"
        '"Sở; ngành";;0,5;\r\n'
    )


def test_a_generator_of_many_rows_is_written_row_by_row():
    data = to_xlsx([sheet(rows=(("Cơ quan", n, 0, None) for n in range(2000)))])

    assert cells(data)[2000][1] == 1999.0


def test_equal_sheets_are_equal_bytes():
    as_of = datetime(2022, 12, 15, 1, 0, tzinfo=UTC)

    assert to_xlsx([sheet(as_of=as_of)]) == to_xlsx([sheet(as_of=as_of)])
