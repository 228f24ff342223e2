"""The order of names in lists: that of ICU's Vietnamese collation."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import sort_key

IN_ORDER = """\
(dự thảo)
01/KH-UBND
10/KH-UBND
2/KH-UBND
Ái
Ái Nghĩa
An
An Bình
An Hòa
An Hoà Đông
Ánh
ăn
Ăn
Ân
Ân Thi
Ba
Bà
Bả
Bã
Bá
Bạ
Ba Vì
Bà Vì
Bắc Bình
Bắc Giang
Bằng lăng
Bằng Lăng
Bình
Bình An
Bình Thuận
Bùi
Cà Mau
Cao Bằng
Cần Thơ
Chi cục Thủy lợi
Công an tỉnh
Cục Thuế
Da
dân
Dân
Đa
đà
Đà
Đà Nẵng
Đặng
Đinh
Đỗ
Đức Linh
Em
Én
Ê
Êm
Gia Lai
Hà
Hạ
Hà Nội
Hoa
Hoà
Hòa
Huyện Tuy Phong
Khánh Hòa
La Gi
Lào Cai
Lê
Long An
ma
mà
mả
mã
má
mạ
Ngô
Nguyễn
Oanh
Ô Môn
Ơn
Phan Thiết
Quảng
Sở Nội vụ
Tỉnh ủy
Trần
Trường Tiểu học
UBND tỉnh
Uông Bí
Ứng Hòa
Văn phòng
Xã Hàm Thắng
Y
Ý
Yên Bái"""


def names() -> list[str]:
    return IN_ORDER.splitlines()


def test_names_stand_in_dictionary_order() -> None:
    shuffled = names()
    random.Random(15).shuffle(shuffled)  # noqa: S311  a fixed order is wanted

    assert sorted(shuffled, key=sort_key) == names()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a", "ă"),
        ("az", "ă"),
        ("ă", "â"),
        ("d", "đ"),
        ("dz", "đa"),
        ("e", "ê"),
        ("o", "ô"),
        ("ô", "ơ"),
        ("u", "ư"),
        ("ma z", "maa"),
        ("má b", "ma c"),
        ("ma má", "mà ma"),
        ("Ma", "mà"),
        ("ma", "Ma"),
        ("ma", "ma a"),
        ("ma b", "ma-b"),
        ("ma-b", "ma1"),
        ("ma1", "maa"),
        ("QT.10", "QT.2"),
        ("zz", "Ω"),
    ],
)
def test_the_first_stands_before_the_second(before: str, after: str) -> None:
    assert sort_key(before) < sort_key(after)


@given(st.text())
def test_a_key_holds_only_digits_and_plain_letters(text: str) -> None:
    assert re.fullmatch("[0-9a-z]*", sort_key(text))


@given(st.text(alphabet="aàáảạâấậđĐưựỰơợ nNgG"))
def test_both_ways_of_typing_a_mark_sort_alike(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@given(st.text(alphabet="aàáạâấđĐưựỰ nN019.-("))
def test_a_key_of_a_vietnamese_text_fits_twice_its_length_and_three(text: str) -> None:
    assert len(sort_key(text)) <= 2 * len(text) + 3


def test_outer_and_doubled_spaces_and_invisible_marks_do_not_count() -> None:
    assert sort_key("  Thuận \u00a0 Hòa\u200b ") == sort_key("Thuận Hòa")


def test_an_empty_text_comes_first() -> None:
    assert sort_key("") == ""
    assert sort_key("") < sort_key("-")
