"""Dates are read in the order of the paper and written one way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import dates
from thuan.kernel.text.dates import NotADate


@pytest.mark.parametrize(
    "text",
    [
        "15/10/2026",
        "15/10/26",
        "15-10-2026",
        "15-10-26",
        "15.10.2026",
        "15 10 2026",
        "15102026",
        " 15 / 10 / 2026 ",
        "15/10/2026\u200b\u00a0",
        "2026-10-15",
        "15 tháng 10 năm 2026",
        "Ngày 15 tháng 10, năm 2026",
        "NGÀY 15 THÁNG 10 NĂM 2026",
        "nga\u0300y 15 tha\u0301ng 10 na\u0306m 2026",
    ],
)
def test_one_day_is_read_in_every_common_spelling(text: str) -> None:
    assert dates.parse_date(text) == date(2026, 10, 15)


@pytest.mark.parametrize("text", ["5/2/2022", "05/02/2022", "5.2.22", "05022022", "2022-2-5"])
def test_the_day_stands_before_the_month(text: str) -> None:
    assert dates.parse_date(text) == date(2022, 2, 5)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Ô ngày đang để trống. Ghi ngày/tháng/năm, ví dụ 15/10/2026."),
        ("hôm qua", "“hôm qua” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/10/2026."),
        ("151026", "“151026” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/10/2026."),
        (
            "10/15/2026",
            "“10/15/2026” có tháng 15. Ghi theo thứ tự ngày/tháng/năm, ví dụ 15/10/2026.",
        ),
        ("29/2/2026", "Tháng 2 năm 2026 có 28 ngày, “29/2/2026” ghi ngày 29."),
        ("0/2/2026", "Tháng 2 năm 2026 có 28 ngày, “0/2/2026” ghi ngày 0."),
        (
            "15/10/226",
            "Năm trong “15/10/226” chưa đúng. Ghi năm bốn chữ số, ví dụ 15/10/2026.",
        ),
        (
            "15/10/0026",
            "Năm trong “15/10/0026” chưa đúng. Ghi năm bốn chữ số, ví dụ 15/10/2026.",
        ),
    ],
)
def test_a_wrong_date_gets_a_sentence_that_says_what_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        dates.parse_date(text)

    assert str(refused.value) == sentence


def test_a_long_paste_is_refused() -> None:
    with pytest.raises(NotADate):
        dates.parse_date("15/10/" + "2" * 10_000)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_written_date_reads_back(day: date) -> None:
    assert dates.parse_date(dates.format_date(day)) == day
    assert dates.parse_date(dates.format_long_date(day)) == day
    assert dates.parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"),
        (date(2022, 1, 31), "ngày 31 tháng 01 năm 2022"),
        (date(2022, 3, 9), "ngày 09 tháng 3 năm 2022"),
        (date(2026, 10, 15), "ngày 15 tháng 10 năm 2026"),
    ],
)
def test_the_date_line_of_a_paper_has_zeros_where_the_decree_wants_them(
    day: date, text: str
) -> None:
    assert dates.format_long_date(day) == text


def test_an_instant_is_shown_in_vietnamese_time() -> None:
    assert (
        dates.format_datetime(datetime(2026, 10, 15, 8, 20, tzinfo=UTC)) == "15:20 ngày 15/10/2026"
    )
    assert (
        dates.format_datetime(datetime(2026, 10, 15, 17, 0, tzinfo=UTC)) == "00:00 ngày 16/10/2026"
    )


def test_an_instant_without_a_zone_is_not_shown() -> None:
    with pytest.raises(ValueError, match="zone"):
        dates.format_datetime(datetime(2026, 10, 15, 8, 20))
