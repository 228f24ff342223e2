"""Names from before Unicode are read; names of today stay as they are."""

from __future__ import annotations

import unicodedata

import pytest

from thuan.kernel.text.legacy import readable_name, readable_text

NAME = "Quy trình kiểm soát tài liệu"


@pytest.mark.parametrize(
    "written",
    ["Quy tr×nh kiÓm so¸t tµi liÖu", "Quy trình kieåm soaùt taøi lieäu", NAME],
    ids=["TCVN3", "VNI", "Unicode"],
)
def test_letters_of_old_fonts_become_the_words_they_stand_for(written):
    assert readable_text(written) == NAME


def test_capitals_of_the_vni_font_are_read():
    assert readable_text("Ñaùnh giaù noäi boä, ÖÙng duïng") == "Đánh giá nội bộ, Ứng dụng"


@pytest.mark.parametrize(
    "raw",
    [
        NAME.encode(),
        "Quy tr×nh kiÓm so¸t tµi liÖu".encode("cp1252"),
        "Quy trình kieåm soaùt taøi lieäu".encode("cp1252"),
        "Quy tri\u0300nh kiê\u0309m soa\u0301t ta\u0300i liê\u0323u".encode("cp1258"),
    ],
    ids=["utf-8", "TCVN3", "VNI", "windows-1258"],
)
def test_bytes_of_no_stated_encoding_are_read(raw):
    assert readable_name(raw) == NAME


def test_letters_that_came_apart_are_put_together():
    assert readable_text(unicodedata.normalize("NFD", NAME)) == NAME


@pytest.mark.parametrize(
    "name",
    [
        "QT.07-TC Kiểm soát hồ sơ.docx",
        "Đường bộ – Quyết định số 12.pdf",
        "Nguyễn Thị Hường, khuỷu tay, giếng nước",
        "BM-03_2022.xlsx",
        "Übersicht 2022.xlsx",
    ],
)
def test_a_name_of_today_stays_as_it_is(name):
    assert readable_text(name) == name
