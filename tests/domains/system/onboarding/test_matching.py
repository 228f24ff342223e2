"""Which file of the zip a row means."""

from __future__ import annotations

import pytest

from thuan.domains.system.onboarding.content import best_file

NAMES = (
    "QT.07-TC Kiểm soát tài liệu.docx",
    "QT.07-HC Văn thư.docx",
    "QT.071 Khác.docx",
    "QT.1 Một.docx",
    "QT.10 Mười.docx",
    "Mục tiêu chất lượng.pdf",
)


@pytest.mark.parametrize(
    ("code", "stated", "meant"),
    [
        ("QT.07/TC", "", NAMES[0]),
        ("QT.1", "", NAMES[3]),
        ("MT", "Muc tieu chat luong.PDF", NAMES[5]),
        ("MT", "Mục tiêu chất lượng", NAMES[5]),
        ("MT", "D:\\ISO\\Mục tiêu chất lượng.pdf", NAMES[5]),
    ],
)
def test_a_row_finds_its_file_by_the_stated_name_or_by_its_code(code, stated, meant):
    assert best_file(code, stated, NAMES).only == meant


def test_a_code_that_begins_several_names_is_left_to_the_person():
    assert best_file("QT.07", "", NAMES).names == (NAMES[0], NAMES[1])


def test_a_name_that_is_the_code_alone_wins_over_longer_ones():
    assert best_file("QT.07", "", ("QT 07.docx", "QT.07 phụ lục.docx")).only == "QT 07.docx"


def test_no_file_is_guessed_where_none_fits():
    assert best_file("QT.99", "", NAMES).names == ()
    assert best_file("QT.1", "khác.docx", NAMES).names == ()
    assert best_file("", "", NAMES).names == ()
