"""The texts of an official document, worked out by hand from Decree 30/2020."""

from __future__ import annotations

from datetime import date

import pytest

from tests.kernel.reports.samples import FINGERPRINT, provincial_report
from thuan.kernel.reports.composition import compose, roman
from thuan.kernel.reports.document import (
    Authority,
    DataTable,
    DocumentFault,
    Heading,
    Paragraph,
    Run,
    TableColumn,
)
from thuan.kernel.reports.layout import decree_30, document_types
from thuan.kernel.reports.metrics import balanced, text_width_mm

_ = "\u00a0"


def test_a_number_under_ten_has_a_zero_and_never_leaves_its_word():
    assert compose(provincial_report(number=7)).number_line == f"Số:{_}07/BC-SKHCN"
    assert compose(provincial_report(number=752)).number_line == f"Số:{_}752/BC-SKHCN"


def test_an_unnumbered_document_leaves_room_for_the_clerk():
    composed = compose(provincial_report(number=None))

    assert composed.number_line == f"Số:{_}{_ * 6}/BC-SKHCN"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 2, 5), f"Thuận Hòa, ngày{_}05 tháng{_}02 năm{_}2022"),
        (date(2022, 3, 5), f"Thuận Hòa, ngày{_}05 tháng{_}3 năm{_}2022"),
        (date(2022, 12, 15), f"Thuận Hòa, ngày{_}15 tháng{_}12 năm{_}2022"),
        (None, f"Thuận Hòa, ngày{_ * 5}tháng{_ * 5}năm{_}2022"),
    ],
)
def test_the_date_has_zeros_before_small_days_and_the_first_two_months(day, expected):
    assert compose(provincial_report(day=day)).date_line == expected


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    composed = compose(provincial_report(legal_bases=("Căn cứ A;", "Căn cứ B", "Căn cứ C.")))

    assert composed.legal_bases == ("Căn cứ A;", "Căn cứ B;", "Căn cứ C.")


def test_recipients_always_end_with_the_archive():
    composed = compose(provincial_report(recipients=("- UBND tỉnh (b/c);",), kept_at="TĐC."))

    assert composed.recipients == ("- UBND tỉnh (b/c);", "- Lưu: VT, TĐC.")


def test_headings_are_numbered_and_restart_under_each_parent():
    body = (
        Heading(1, "Một"),
        Heading(2, "Hai"),
        *(Heading(3, f"Điểm {n}") for n in range(1, 6)),
        Heading(2, "Ba"),
        Heading(3, "Bốn"),
        Heading(1, "Năm"),
        Heading(2, "Sáu"),
        Heading(1, "Kết", numbered=False),
    )

    texts = [block.text.replace(_, " ") for block in compose(provincial_report(body=body)).blocks]

    assert texts == [
        "I. Một", "1. Hai", "a) Điểm 1", "b) Điểm 2", "c) Điểm 3", "d) Điểm 4", "đ) Điểm 5",
        "2. Ba", "a) Bốn", "II. Năm", "1. Sáu", "Kết",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (28, "XXVIII")]
)
def test_roman_numerals(number, text):
    assert roman(number) == text


def test_an_annex_refers_to_its_document_by_itself():
    composed = compose(provincial_report())

    assert composed.annexes[0].reference.replace(_, " ") == (
        "(Kèm theo Báo cáo số 07/BC-SKHCN ngày 05 tháng 02 năm 2022 của Sở Khoa học và Công nghệ)"
    )


def test_the_signing_block_says_for_whom():
    composed = compose(
        provincial_report(
            signer_authority=(Authority("TM", "Ủy ban nhân dân"), Authority("KT", "Chủ tịch"))
        )
    )

    assert composed.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert composed.signer_title == "PHÓ GIÁM ĐỐC"
    assert composed.signer_name == "Nguyễn Thị Thùy Dương"


def test_a_document_without_type_is_an_official_letter():
    composed = compose(provincial_report(type_name="", abstract="gửi báo cáo"))

    assert (composed.type_name, composed.subject_line) == ("", "V/v gửi báo cáo")


def test_several_addressees_stand_on_lines_of_their_own():
    composed = compose(provincial_report(addressees=("Sở Nội vụ", "Sở Tài chính")))

    assert composed.addressees == ("- Sở Nội vụ;", "- Sở Tài chính.")


def test_twelve_characters_of_the_fingerprint_are_printed():
    assert compose(provincial_report()).code_line == f"Mã kiểm tra nội dung: 9f2c{_}4e7a{_}1b3d"
    assert FINGERPRINT.startswith("9f2c4e7a1b3d")


def test_an_english_copy_has_the_english_fixed_words():
    composed = compose(provincial_report(language="en"))

    assert composed.motto == "Independence - Freedom - Happiness"
    assert composed.date_line == "Thuận Hòa, 2022-02-05"


def test_texts_come_out_composed_and_without_controls():
    body = (Paragraph((Run("Quye\u0302\u0301t \x00đi\u0323nh\u202e"),)),)

    assert compose(provincial_report(body=body)).blocks[0].runs[0].text == "Quyết định"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"signer_name": "ThS. Nguyễn Văn A"}, "Họ tên người ký “ThS. Nguyễn Văn A” không ghi"),
        ({"fingerprint": "xyz"}, "64 chữ số"),
        ({"day": date(2023, 1, 1)}, "Ngày ban hành thuộc năm 2023, văn bản ghi năm 2022."),
    ],
)
def test_what_the_decree_forbids_is_refused_with_a_sentence(changes, sentence):
    with pytest.raises(DocumentFault, match=sentence):
        provincial_report(**changes)


def test_a_signing_prefix_outside_the_decree_is_refused():
    with pytest.raises(DocumentFault, match="XX"):
        Authority("XX", "Giám đốc")


def test_a_row_of_another_length_is_refused_with_its_place():
    with pytest.raises(DocumentFault, match="dòng 2: có 1 ô, bảng có 2 cột"):
        DataTable((TableColumn("A"), TableColumn("B")), (("1", "2"), ("3",)), caption="Bảng")


def test_a_long_agency_name_breaks_into_even_lines():
    assert balanced("ỦY BAN NHÂN DÂN TỈNH THUẬN HÒA", 12, 68.8) == "ỦY BAN NHÂN DÂN\nTỈNH THUẬN HÒA"
    assert balanced("SỞ NỘI VỤ", 12, 68.8, bold=True) == "SỞ NỘI VỤ"


def test_the_width_of_the_motto_is_that_of_times_bold():
    width = text_width_mm("Độc lập - Tự do - Hạnh phúc", 13, bold=True)

    # Measured in a PDF set in Times bold at 13 pt: 158.9 pt.
    assert width == pytest.approx(56.06, abs=0.3)


def test_the_layout_lies_inside_the_ranges_of_the_decree():
    layout = decree_30()

    margins = layout.margins
    assert (margins.top, margins.bottom, margins.left, margins.right) == (
        20, 20, 30, 20,
    )  # fmt: skip
    assert 13 <= layout.sizes["body"] <= 14
    assert 12 <= layout.sizes["quoc_hieu"] <= 13
    assert 13 <= layout.sizes["page_number"] <= 14
    assert layout.sizes["noi_nhan_list"] == 11
    assert 1 <= layout.first_line_cm <= 1.27
    assert 1 <= layout.line_spacing <= 1.5
    assert layout.space_after_pt >= 6
    assert 1 / 3 <= layout.rule_share <= 1 / 2


def test_the_kinds_of_documents_have_their_abbreviations():
    assert document_types()["BC"] == "Báo cáo"
    assert document_types()["QyĐ"] == "Quy định"
