"""Tables from people: what is read, and the sentence for what is not."""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuan.kernel.reports.reading import UnreadableTable, cell_name, read_table
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx

COLUMNS = (SheetColumn("Mã"), SheetColumn("Số", "integer"), SheetColumn("Ngày", "date"))


def workbook(*rows) -> bytes:
    return to_xlsx([Sheet("Bảng", "", COLUMNS, rows)])


def sentence(data: bytes, name: str = "tep.xlsx", **limits) -> str:
    with pytest.raises(UnreadableTable) as refusal:
        read_table(data, name, **limits)
    return refusal.value.messages[0]


def outcome(data: bytes) -> tuple[list[list[str]], str]:
    """The rows, or the sentence of the refusal; anything else raised fails the test."""
    try:
        return read_table(data, "x"), ""
    except UnreadableTable as refusal:
        return [], refusal.messages[0]


def test_numbers_keep_their_look_and_days_are_vietnamese():
    rows = read_table(workbook(("QT.07", 22738, date(2022, 10, 5)), ("", 97.5, None)), "a.xlsx")

    assert rows == [["Mã", "Số", "Ngày"], ["QT.07", "22738", "05/10/2022"], ["", "97,5", ""]]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_is_read_with_either_delimiter_with_or_without_bom(bom, delimiter):
    text = f"code{delimiter}name\r\n22738{delimiter}Đô Vinh\r\n"

    assert read_table(bom + text.encode(), "a.csv") == [["code", "name"], ["22738", "Đô Vinh"]]


def test_a_quoted_cell_may_hold_line_ends_and_delimiters():
    rows = read_table(b'a;b\n"x;1\ny";2\n', "a.csv")

    assert rows == [["a", "b"], ["x;1\ny", "2"]]


def test_rows_have_equal_length_and_empty_ends_are_dropped():
    assert read_table(b"a,b,c\n1\n,,\n", "a.csv") == [["a", "b", "c"], ["1", "", ""]]


def test_decomposed_text_comes_out_composed():
    text = unicodedata.normalize("NFD", "tên\nQuyết định\n")

    assert read_table(text.encode(), "a.csv") == [["tên"], ["Quyết định"]]
    assert read_table(workbook((unicodedata.normalize("NFD", "Quyết định"), 1, None)), "a.xlsx")[1][
        0
    ] == ("Quyết định")


def test_an_empty_file_is_refused():
    assert sentence(b"", "danh-sach.csv") == (
        "Tệp “danh-sach.csv” rỗng; hãy chọn lại tệp có số liệu."
    )
    assert sentence(b";;\n;;\n", "a.csv") == "Tệp “a.csv” không có dòng nào."


def test_a_truncated_workbook_is_refused():
    whole = workbook(("A", 1, None))

    for length in (30, len(whole) // 2, len(whole) - 10):
        assert sentence(whole[:length]) == (
            "Tệp “tep.xlsx” bị hỏng hoặc chưa tải lên hết; hãy mở bằng Excel, lưu lại rồi gửi lại."
        )


def test_a_workbook_with_a_broken_page_is_refused():
    source, target = zipfile.ZipFile(BytesIO(workbook(("A", 1, None)))), BytesIO()
    with zipfile.ZipFile(target, "w") as broken:
        for name in source.namelist():
            broken.writestr(name, "<x" if "sheet1" in name else source.read(name))

    assert "bị hỏng" in sentence(target.getvalue())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "có nội dung PDF, không phải bảng tính; hãy gửi tệp .xlsx hoặc .csv."),
        (b"\x89PNG\r\n", "có nội dung PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "là Excel cũ (.xls) hoặc có mật khẩu"),
        (b"a,b\n\x00\x00,1\n", "không phải văn bản"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_content(data, words):
    assert words in sentence(data)


def test_a_zip_that_is_no_workbook_is_refused():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("word/document.xml", "x")

    assert "không phải bảng tính Excel" in sentence(archive.getvalue())


def test_a_workbook_that_explodes_when_unpacked_is_refused():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "x")
        with packed.open("xl/worksheets/sheet1.xml", "w") as page:
            for _ in range(210):
                page.write(b"\0" * 1024 * 1024)

    assert "phình quá lớn khi giải nén" in sentence(archive.getvalue())


def test_a_file_over_the_limit_is_refused_with_both_sizes():
    assert sentence(b"a" * (2 * 1024 * 1024), max_bytes=1024 * 1024) == (
        "Tệp “tep.xlsx” có 2,0 MB, giới hạn là 1,0 MB; hãy chia thành nhiều tệp."
    )


def test_too_many_rows_are_refused():
    rows = [("A", n, None) for n in range(5)]

    assert "giới hạn là 5 dòng" in sentence(workbook(*rows), max_rows=5)
    assert "giới hạn là 2 dòng" in sentence(b"a\nb\nc\nd\n", "a.csv", max_rows=2)
    assert len(read_table(workbook(*rows), "a.xlsx", max_rows=8)) == 6


def test_a_line_that_is_not_utf8_is_named():
    data = "mã;tên\n1;An\n2;".encode() + "Đô".encode("utf-16-le") + b"\xff\n"

    assert sentence(data, "a.csv") == (
        "Tệp “a.csv”, dòng 3: chữ không theo mã UTF-8; hãy lưu lại dạng “CSV UTF-8”."
    )


def test_an_open_quotation_mark_is_named_with_its_line():
    assert sentence(b'a,b\n1,2\n"3,4\n5,6\n', "a.csv") == (
        "Tệp “a.csv”, dòng 3: dấu ngoặc kép không khép lại hoặc ô quá dài; hãy sửa dòng này."
    )


def test_places_are_named_as_a_spreadsheet_names_them():
    assert cell_name(4, 2) == "dòng 5, cột C"
    assert cell_name(0, 26) == "dòng 1, cột AA"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    read, refused = outcome(data)

    assert len({len(row) for row in read}) == 1 or refused.startswith("Tệp “x”")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 5000))
def test_a_damaged_workbook_never_breaks_the_reader(noise, place):
    whole = workbook(("A", 1, date(2022, 1, 1)))
    cut = place % len(whole)

    read, refused = outcome(whole[:cut] + noise + whole[cut + len(noise) :])

    assert read or refused.startswith("Tệp “x”")
