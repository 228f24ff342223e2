"""Figures found in sheets nobody made for us: codes, labels, years, what a cell may hold."""

from __future__ import annotations

import unicodedata

import pytest

from tests.factories.reporting import small_template
from thuan.domains.oversight.reporting.lists.figures import (
    Book,
    guessed,
    letters,
    own_figures,
    read_figure,
)
from thuan.domains.oversight.reporting.template import FieldFault, read_template
from thuan.kernel.reports.reading import Page

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/lists/figures.py",
        "if figure is not None and figure.name not in taken:",
        "if figure is not None:",
    ),
    (
        "src/thuan/domains/oversight/reporting/lists/figures.py",
        "if any(str(year) in str(head) for head in book.above(cell)):",
        "if any(str(head) for head in book.above(cell)):",
    ),
    (
        "src/thuan/domains/oversight/reporting/lists/figures.py",
        "return any(head in _UNIT_HEADS for head in heads)",
        "return False",
    ),
    (
        "src/thuan/domains/oversight/reporting/lists/figures.py",
        "if fold(cell.value) == fold(field.unit.vi):",
        "if False:",
    ),
]
LABELS = {
    "R01.name": "Tên cơ quan",
    "R08.declared": "Đã công bố hệ thống quản lý chất lượng",
    "Q.received": "Số hồ sơ tiếp nhận",
    "Q.on_time": "Số hồ sơ giải quyết đúng hạn",
    "Q.note": "Ngày họp xem xét",
}


def template():
    content = small_template()
    for row in content["sections"][0]["fields"]:
        row["label"] = {"vi": LABELS[row["code"]], "en": LABELS[row["code"]]}
        if row["code"] == "Q.note":
            row["type"] = "date"
        if row["code"] == "Q.received":
            row["unit"] = {"vi": "hồ sơ", "en": "cases"}
        if row["code"] == "R01.name":
            row["unit"] = {"vi": "tên", "en": "name"}
    return read_template(content)


def found(*rows, remembered=None, year=2022, name="Trang 1"):
    fields = list(template().fields.values())
    book = Book([Page(name, [list(row) for row in rows])])
    cells = guessed(book, fields, year=year, remembered=remembered)
    return {code: cell.name for code, cell in cells.items()}


def test_our_own_sheet_is_read_by_its_codes():
    book = Book(
        [
            Page(
                "Báo cáo",
                [
                    ["Báo cáo năm", "", "", ""],
                    ["Mã", "Câu hỏi", "Đơn vị tính", "Số liệu"],
                    ["Q.received", "Số hồ sơ tiếp nhận", "hồ sơ", 12],
                    ["Q.on_time", "Số hồ sơ giải quyết đúng hạn", "hồ sơ", ""],
                    ["R99.strange", "Mục lạ", "", 7],
                ],
            )
        ]
    )

    cells = own_figures(book, template().fields.values())

    assert cells is not None
    assert {code: cell.name for code, cell in cells.items()} == {"Q.received": "Báo cáo!D3"}


def test_a_sheet_without_our_heads_is_not_ours():
    book = Book([Page("A", [["Q.received", 12]])])

    assert own_figures(book, template().fields.values()) is None


def test_labels_are_known_without_accents_numbering_and_capitals():
    rows = [
        ["1.", "TÊN CƠ QUAN", "", "UBND xã Hoa Sen"],
        ["2.1", "a) So ho so tiep nhan", "hồ sơ", 1251],
        ["", "- Số hồ sơ đúng hạn", "hồ sơ", 1200],
    ]

    assert found(*rows) == {
        "R01.name": "Trang 1!D1",
        "Q.received": "Trang 1!D2",
        "Q.on_time": "Trang 1!D3",
    }


def test_a_label_in_decomposed_letters_is_the_same_label():
    assert found([unicodedata.normalize("NFD", "Số hồ sơ tiếp nhận"), 5]) == {
        "Q.received": "Trang 1!B1"
    }


def test_a_code_anywhere_in_the_row_wins_over_a_label():
    rows = [["Số hồ sơ tiếp nhận", 5], ["Hồ sơ vào", "q.received", 9]]

    assert found(*rows)["Q.received"] == "Trang 1!C2"


def test_of_two_years_the_one_of_the_cycle_is_taken():
    rows = [["Nội dung", "Năm 2021", "Năm 2022"], ["Số hồ sơ tiếp nhận", 5, 6]]

    assert found(*rows) == {"Q.received": "Trang 1!C2"}
    assert found(*rows, year=2021) == {"Q.received": "Trang 1!B2"}


@pytest.mark.parametrize("head", ["Đơn vị tính", "ĐVT", "don vi"])
def test_a_cell_under_the_head_of_units_is_never_the_figure(head):
    rows = [["Nội dung", head, "Số liệu"], ["Số hồ sơ tiếp nhận", "hồ sơ", 6]]

    assert found(*rows) == {"Q.received": "Trang 1!C2"}


def test_where_the_figure_is_missing_the_unit_is_not_taken_for_it():
    rows = [["Nội dung", "Đơn vị tính", "Số liệu"], ["Số hồ sơ tiếp nhận", "hồ sơ", None]]

    assert found(*rows) == {}
    assert found(["Tên cơ quan", "tên", "UBND xã Hoa Sen"]) == {"R01.name": "Trang 1!C1"}


def test_the_field_s_own_unit_beside_its_label_is_not_the_figure():
    assert found(["Số hồ sơ tiếp nhận", "HỒ SƠ"]) == {}
    assert found(["Số hồ sơ tiếp nhận", "hồ sơ", "12 hồ sơ"]) == {"Q.received": "Trang 1!C1"}


def test_a_figure_that_was_written_in_words_is_offered_with_what_is_wrong_with_it():
    assert found(["Số hồ sơ tiếp nhận", "nhiều"]) == {"Q.received": "Trang 1!B1"}


def test_one_cell_fills_one_field_only():
    assert found(["Số hồ sơ", 4]) in ({}, {"Q.received": "Trang 1!B1"})
    cells = found(["Số hồ sơ tiếp nhận, giải quyết đúng hạn", 4])
    assert len(cells) == 1


def test_last_time_s_row_is_found_again_where_its_words_now_stand():
    place = {"sheet": "Cũ", "row": 2, "column": 3, "label": "Tổng vào sổ"}
    rows = [["", "", ""], ["", "", ""], ["tong vao so", "x", 31]]

    assert found(*rows, remembered={"Q.received": place}) == {"Q.received": "Trang 1!C3"}


@pytest.mark.parametrize(
    ("code", "value", "read"),
    [
        ("Q.received", 12, 12),
        ("Q.received", "1.251", 1251),
        ("Q.received", "1 251", 1251),
        ("Q.note", 44849, "2022-10-15"),
        ("Q.note", "15/10/2022", "2022-10-15"),
        ("R08.declared", True, True),
        ("R08.declared", "x", True),
        ("R01.name", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("R01.name", unicodedata.normalize("NFD", "Hòa"), unicodedata.normalize("NFC", "Hòa")),
    ],
)
def test_a_cell_is_read_as_what_it_says(code, value, read):
    assert read_figure(template().field(code), value) == read


@pytest.mark.parametrize(
    ("code", "value", "word"),
    [
        ("Q.received", 12.5, "phần lẻ"),
        ("Q.received", "nhiều", "không phải"),
        ("Q.received", True, "không phải là số"),
        ("Q.note", 3, "3"),
        ("R08.declared", "có lẽ", "Có hay Không"),
        ("R01.name", "a" * 10_000, "10000 ký tự"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(code, value, word):
    with pytest.raises(FieldFault) as refused:
        read_figure(template().field(code), value)

    assert word in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trang 1!B1", "Trang 1!B1"),
        ("b1", "Trang 1!B1"),
        ("$B$1", "Trang 1!B1"),
        ("'trang 1'!B1", "Trang 1!B1"),
        ("B9", None),
        ("Trang 2!B1", None),
        ("số hồ sơ", None),
    ],
)
def test_a_cell_is_named_as_spreadsheets_do(text, name):
    cell = Book([Page("Trang 1", [["Số hồ sơ", 4]])]).named(text)

    assert (cell.name if cell else None) == name


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(column, name):
    assert letters(column) == name
