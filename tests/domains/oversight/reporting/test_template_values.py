"""Answers are read generously, refused in words, kept in one form and shown as people read them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thuan.domains.oversight.reporting.template import (
    Field,
    FieldFault,
    parse,
    shipped_template,
    shown,
)
from thuan.kernel.text.canonical import canonical_json

BANNED = re.compile(
    r"không hợp lệ|vui lòng|lỗi hệ thống|từ chối truy cập|bắt buộc nhập|submit|!|\bok\b",
    re.IGNORECASE,
)


def field(code: str, group: str = "xa") -> Field:
    asked = shipped_template().fields_for(group, date(2024, 9, 30))
    return next(found for found in asked if found.code == code)


def refused(code: str, raw: object, group: str = "xa") -> FieldFault:
    with pytest.raises(FieldFault) as fault:
        parse(field(code, group), raw)
    return fault.value


def outcome(asked: Field, raw: object) -> tuple[Any, str | None]:
    """The value read, or the sentence of the refusal."""
    try:
        return parse(asked, raw), None
    except FieldFault as fault:
        return None, fault.sentence


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("R21.finished", "1.284", 1284),
        ("R21.finished", " 1 284\u200b ", 1284),
        ("R21.finished", "1,284", 1284),
        ("R21.finished", 1284, 1284),
        ("R21.finished", 1284.0, 1284),
        ("R21.finished", "-5", -5),
        ("R12.budget_spent", "1.234,50", "1234.5"),
        ("R12.budget_spent", "1 234,5", "1234.5"),
        ("R12.budget_spent", Decimal("20.00"), "20"),
        ("R12.budget_spent", "-0,0", "0"),
        ("R25.f_access", "128/141", {"n": 128, "d": 141}),
        ("R25.f_access", " 1.128 / 1.141 ", {"n": 1128, "d": 1141}),
        ("R25.f_access", {"n": "128", "d": 141}, {"n": 128, "d": 141}),
        ("R07.decision_on", "15-10-22", "2022-10-15"),
        ("R07.decision_on", "15102022", "2022-10-15"),
        ("R07.decision_on", date(2022, 10, 15), "2022-10-15"),
        ("R08.declared", "Có", True),
        ("R08.declared", "khong", False),
        ("R08.declared", False, False),
        ("R32.self_rating", "tốt", "TOT"),
        ("R32.self_rating", "TOT", "TOT"),
        ("R32.self_rating", "Good", "TOT"),
        ("R33.codes", ["VAN_BAN", "KINH_PHI", "VAN_BAN"], ["KINH_PHI", "VAN_BAN"]),
        ("R33.codes", "Kinh phí; khó khăn khác", ["KHAC", "KINH_PHI"]),
        ("R34.proposals", "  Mở thêm lớp \r\n tại huyện ", "Mở thêm lớp \n tại huyện"),
        ("R36.scan", "f-1", "f-1"),
        ("R36.evidence", ["b", "a"], ["a", "b"]),
        ("R31.initiatives", "Không phát sinh: năm đầu áp dụng", {"none": "năm đầu áp dụng"}),
        ("R31.initiatives", {"none": " năm đầu "}, {"none": "năm đầu"}),
        ("R34.proposals", "Không phát sinh", "Không phát sinh"),
    ],
)
def test_an_answer_is_read_in_its_common_spellings(code: str, raw: object, value: object) -> None:
    found = parse(field(code), raw)

    assert found == value
    assert type(found) is type(value)


def test_text_typed_on_another_keyboard_is_the_same_text() -> None:
    typed = unicodedata.normalize("NFD", "Thiếu kinh phí")

    assert parse(field("R33.difficulties"), typed) == "Thiếu kinh phí"
    assert parse(field("R33.codes"), unicodedata.normalize("NFD", "Kinh phí")) == ["KINH_PHI"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("R21.finished", "Nhập số hồ sơ đã giải quyết."),
        ("R32.self_rating", "Chọn tự xếp loại."),
        ("R27.audit_held", "Chọn Có hoặc Không: có đánh giá nội bộ trong kỳ."),
        ("R36.scan", "Chọn tệp: bản quét báo cáo đã ký."),
        ("R07.decision_on", "Nhập ngày quyết định Ban Chỉ đạo ISO."),
    ],
)
@pytest.mark.parametrize("raw", ["", " \u200b", None, [], {"n": "", "d": None}])
def test_an_empty_field_gets_an_instruction(code: str, sentence: str, raw: object) -> None:
    fault = refused(code, raw)

    assert fault.sentence == sentence
    assert fault.empty


@pytest.mark.parametrize(
    ("code", "raw", "sentence"),
    [
        (
            "R21.finished",
            "12,5",
            "Số hồ sơ đã giải quyết: “12,5” có phần lẻ. Ghi số nguyên, ví dụ 1234.",
        ),
        ("R21.finished", 12.5, "Số hồ sơ đã giải quyết: 12,50 có phần lẻ. Ghi số nguyên."),
        (
            "R12.budget_spent",
            "1.234",
            "Kinh phí ISO đã chi: “1.234” đọc được hai cách. Ghi 1234 hoặc 1,2340 để rõ số nào.",
        ),
        (
            "R25.f_access",
            "80,67 %",
            "Tỷ lệ hài lòng về tiếp cận dịch vụ: “80,67 %” chưa đủ hai số."
            " Ghi số đạt và tổng số, cách nhau dấu gạch chéo.",
        ),
        (
            "R08.declared",
            "sắp xong",
            "Đã công bố HTQLCL phù hợp TCVN ISO 9001: “sắp xong” chưa rõ là Có hay Không."
            " Ghi Có hoặc Không.",
        ),
        (
            "R36.way",
            "fax",
            "Hình thức ký: “fax” không có trong các lựa chọn."
            " Chọn một trong: Ký số; Ký giấy, đóng dấu.",
        ),
        (
            "R07.decision_on",
            "31/02/2022",
            "Ngày quyết định Ban Chỉ đạo ISO:"
            " Tháng 2 năm 2022 có 28 ngày, “31/02/2022” ghi ngày 31.",
        ),
        (
            "R21.late",
            "không phát sinh: không có",
            "Số hồ sơ giải quyết trễ hạn: mục này cần số liệu,"
            " không trả lời được bằng “không phát sinh”.",
        ),
        (
            "R31.initiatives",
            "Không phát sinh",
            "Nhập lý do không phát sinh: số sáng kiến, cải tiến.",
        ),
    ],
)
def test_a_wrong_answer_is_described_with_the_words_of_its_label(
    code: str, raw: object, sentence: str
) -> None:
    fault = refused(code, raw)

    assert fault.sentence == sentence
    assert not fault.empty


def test_an_agency_without_procedures_may_answer_that_no_case_arose() -> None:
    value = parse(field("R21.late", "dang_doan"), {"none": "không giải quyết thủ tục"})

    assert value == {"none": "không giải quyết thủ tục"}


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("R21.finished", 1234, "1.234"),
        ("R21.finished", 0, "0"),
        ("R12.budget_spent", "1234.5", "1.234,50"),
        ("R12.budget_spent", "1234", "1.234,00"),
        ("R22.on_time_rate", {"n": 96, "d": 119}, "80,67\u00a0%"),
        ("R22.on_time_rate", {"n": 0, "d": 0}, "Không phát sinh"),
        ("R07.decision_on", "2022-10-15", "15/10/2022"),
        ("R08.declared", True, "Có"),
        ("R08.declared", False, "Không"),
        ("R32.self_rating", "TOT", "Tốt"),
        ("R33.codes", ["KHAC", "KINH_PHI"], "Khó khăn khác; Kinh phí"),
        ("R31.initiatives", {"none": "năm đầu"}, "Không phát sinh: năm đầu"),
        ("R21.finished", None, "Chưa có số liệu"),
        ("R34.proposals", "", "Chưa có số liệu"),
        ("R33.codes", [], "Chưa có số liệu"),
    ],
)
def test_a_value_is_shown_as_people_read_it(code: str, value: object, text: str) -> None:
    assert shown(field(code), value) == text


def test_an_english_reader_gets_english_words_and_the_same_figures() -> None:
    assert shown(field("R32.self_rating"), "TOT", "en") == "Good"
    assert shown(field("R21.finished"), None, "en") == "No figures yet"
    assert shown(field("R21.finished"), 1234, "en") == "1.234"
    with translation.override("en"):
        assert "cases finished" in refused("R21.finished", "").sentence


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.decimals()
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["n", "d", "none", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
# What was given is quoted back, and may hold any word.
QUOTED = re.compile("“.*”", re.DOTALL)
FIELDS = st.sampled_from(list(shipped_template().fields.values()))


@given(FIELDS, ANYTHING)
def test_whatever_is_given_is_read_or_refused_in_words(asked: Field, raw: Any) -> None:
    value, sentence = outcome(asked, raw)

    if sentence is None:
        assert canonical_json(value)
        assert shown(asked, value)
    else:
        assert str(asked.label)[1:] in sentence
        assert not BANNED.search(QUOTED.sub("", sentence))


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_shown_is_read_back(number: int) -> None:
    asked = shipped_template().field("R21.finished")

    assert parse(asked, shown(asked, number)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=None, allow_nan=False))
def test_a_decimal_shown_is_read_back(number: Decimal) -> None:
    asked = shipped_template().field("R12.budget_spent")
    value = parse(asked, number.quantize(Decimal("0.00001")))

    assert parse(asked, shown(asked, value)) == value


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_shown_is_read_back(day: date) -> None:
    asked = shipped_template().field("R07.decision_on")

    assert parse(asked, shown(asked, day.isoformat())) == day.isoformat()
