"""Cleaning, search folding and casing of Vietnamese text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import clean, fold, keep_together, nfc, vi_lower, vi_upper

SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
CAPITAL = (
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Ánh Nguyệt", "dang thi anh nguyet"),
        ("ĐƯỜNG", "duong"),
        ("Sở Khoa học và Công nghệ", "so khoa hoc va cong nghe"),
        ("  Thuận \u00a0 Hòa ", "thuan hoa"),
        ("QT.07/ISO", "qt.07/iso"),
        ("quy\u200b trình\ufeff", "quy trinh"),
        ("", ""),
    ],
)
def test_a_search_does_not_need_case_or_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=SMALL + CAPITAL + " .-/"))
def test_both_ways_of_typing_a_mark_fold_and_clean_alike(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert fold(decomposed) == fold(text)
    assert clean(decomposed) == clean(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Phiếu  ", "Phiếu"),
        ("Thuận\u00a0Hòa", "Thuận Hòa"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("co\u0302\u0323t", "cột"),
        ("a\x00b\x1bc", "abc"),
        ("cột\tmột", "cột\tmột"),
    ],
)
def test_what_is_pasted_keeps_only_what_can_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_decomposed_word_becomes_the_composed_one() -> None:
    assert nfc("Nguye\u0302\u0303n") == "Nguyễn"


def test_capitals_are_found_for_all_letters_and_tones() -> None:
    assert vi_upper(SMALL) == CAPITAL
    assert vi_lower(CAPITAL) == SMALL
    assert len(set(SMALL + CAPITAL)) == 2 * len(SMALL)


def test_capitals_of_a_decomposed_word_are_composed() -> None:
    assert vi_upper("ho\u0300a") == "HÒA"


def test_a_code_stays_on_one_line() -> None:
    assert keep_together("QT 07 lần 2") == "QT\u00a007\u00a0lần\u00a02"
