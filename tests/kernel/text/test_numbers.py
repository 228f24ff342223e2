"""Numbers are read generously and written one way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import numbers
from thuan.kernel.text.numbers import AmbiguousNumber, NotANumber


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("\u200b 80,67\ufeff", "80.67"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234,567", "1234.567"),
        ("\u22125,5", "-5.5"),
        ("+7", "7"),
        (",5", "0.5"),
        ("１２,５", "12.5"),
        ("007", "7"),
    ],
)
def test_a_decimal_is_read_in_every_common_spelling(text: str, value: str) -> None:
    assert numbers.parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234", 1234), ("1,234", 1234), ("1 234", 1234), ("12,0", 12), ("-1.234.567", -1234567)],
)
def test_a_whole_number_is_read_with_any_mark_between_thousands(text: str, value: int) -> None:
    assert numbers.parse_integer(text) == value


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-999,999"])
def test_a_decimal_with_two_readings_is_asked_back(text: str) -> None:
    with pytest.raises(AmbiguousNumber):
        numbers.parse_decimal(text)


def test_the_question_names_both_readings() -> None:
    with pytest.raises(AmbiguousNumber) as asked:
        numbers.parse_decimal(" 1.234 ")

    assert str(asked.value) == ("“1.234” đọc được hai cách. Ghi 1234 hoặc 1,2340 để rõ số nào.")


@pytest.mark.parametrize("text", ["5,", "1.23.4", "1.234.56", "1..2", ".", "-", "năm", "1e5", "½"])
def test_what_is_not_a_number_is_said_so(text: str) -> None:
    with pytest.raises(NotANumber) as refused:
        numbers.parse_decimal(text)

    assert str(refused.value) == (f"“{text}” không phải là số. Ghi bằng chữ số, ví dụ 1234,5.")


def test_an_empty_field_gets_its_own_sentence() -> None:
    with pytest.raises(NotANumber, match="để trống"):
        numbers.parse_integer(" \u00a0\u200b")


def test_a_fraction_is_not_a_whole_number() -> None:
    with pytest.raises(NotANumber) as refused:
        numbers.parse_integer("12,5")

    assert str(refused.value) == "“12,5” có phần lẻ. Ghi số nguyên, ví dụ 1234."


@pytest.mark.parametrize("digits", [31, 5000])
def test_a_pasted_column_of_digits_is_refused_and_not_computed(digits: int) -> None:
    with pytest.raises(NotANumber, match="nhiều nhất 30 chữ số"):
        numbers.parse_integer("9" * digits)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, 0, "1.234.567"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.5"), 0, "-1"),
        (Decimal("-0.004"), 2, "0,00"),
        (999, 0, "999"),
        (0, 2, "0,00"),
    ],
)
def test_a_number_is_written_with_dots_and_a_comma(
    value: int | Decimal, decimals: int, text: str
) -> None:
    assert numbers.format_number(value, decimals) == text


@given(st.integers(min_value=-(10**20), max_value=10**20))
def test_a_written_whole_number_reads_back(value: int) -> None:
    assert numbers.parse_integer(numbers.format_number(value)) == value


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from(["{}", " {} ", "{}\u200b", "\u00a0{}"]),
)
def test_a_written_decimal_reads_back_in_every_spelling(value: Decimal, around: str) -> None:
    written = numbers.format_number(value, 2)
    spaced = written.replace(".", " ")
    no_break = written.replace(".", "\u00a0")
    bare = written.replace(".", "")
    english = written.translate(str.maketrans(".,", ",."))

    for spelling in (written, spaced, no_break, bare, english):
        assert numbers.parse_decimal(around.format(spelling)) == value


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown", "plain"),
    [
        (96, 119, "80,67\u00a0%", "80.67"),
        (1, 3, "33,33\u00a0%", "33.33"),
        (2, 3, "66,67\u00a0%", "66.67"),
        (1, 800, "0,13\u00a0%", "0.13"),
        (0, 7, "0,00\u00a0%", "0.00"),
        (7, 7, "100,00\u00a0%", "100.00"),
        (0, 0, None, None),
        (5, 0, None, None),
    ],
)
def test_a_share_is_rounded_half_up_and_has_no_value_without_a_whole(
    numerator: int, denominator: int, shown: str | None, plain: str | None
) -> None:
    assert numbers.format_percent(numerator, denominator) == shown
    assert numbers.percent_string(numerator, denominator) == plain


def test_a_share_may_be_shown_without_decimals() -> None:
    assert numbers.format_percent(1, 8, decimals=0) == "13\u00a0%"
