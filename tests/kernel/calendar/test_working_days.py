"""Working days of Vietnamese offices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.models import WorkingDaySwap
from thuan.kernel.calendar.working_days import WorkingDays

PLAIN = WorkingDays({})


def swap(day: date, *, is_working: bool, name: str = "Ngày hoán đổi") -> WorkingDaySwap:
    return WorkingDaySwap.objects.create(
        day=day, is_working=is_working, name=name, legal_basis="Công văn của Thủ tướng Chính phủ"
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2023, 1, 20), date(2023, 1, 26)),  # Tết Quý Mão with its days in lieu
        (date(2023, 4, 29), date(2023, 5, 3)),  # Giỗ Tổ, 30/4, 1/5 with days in lieu
        (date(2022, 4, 30), date(2022, 5, 3)),
        (date(2022, 9, 1), date(2022, 9, 4)),  # Quốc khánh takes 1/9 and 2/9
        (date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_offices_are_closed_on_public_holidays_and_open_around_them(
    first: date, last: date
) -> None:
    closed = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    before, after = first - timedelta(days=1), last + timedelta(days=1)

    assert not any(PLAIN.is_working_day(day) for day in closed)
    assert PLAIN.is_working_day(before) is (before.weekday() < 5)
    assert PLAIN.is_working_day(after) is (after.weekday() < 5)


def test_the_day_before_tet_2023_and_the_day_after_are_worked() -> None:
    assert PLAIN.is_working_day(date(2023, 1, 19))
    assert PLAIN.is_working_day(date(2023, 1, 27))


def test_the_swap_of_2024_rests_on_monday_and_works_on_saturday() -> None:
    assert not PLAIN.is_working_day(date(2024, 4, 29))
    assert PLAIN.is_working_day(date(2024, 5, 4))


def test_a_saturday_worked_for_a_day_of_the_year_before_is_known() -> None:
    assert not PLAIN.is_working_day(date(2018, 12, 31))
    assert PLAIN.is_working_day(date(2019, 1, 5))


@pytest.mark.django_db
def test_an_entered_swap_makes_a_saturday_work_and_a_friday_rest() -> None:
    saturday, friday = date(2022, 10, 15), date(2022, 10, 14)

    swap(saturday, is_working=True)
    swap(friday, is_working=False, name="Nghỉ hoán đổi")

    assert working_days.is_working_day(saturday)
    assert not working_days.is_working_day(friday)
    assert working_days.holiday_name(friday) == "Nghỉ hoán đổi"
    assert working_days.holiday_name(saturday) is None


@pytest.mark.django_db
def test_an_entered_swap_can_turn_a_public_holiday_into_a_working_day() -> None:
    swap(date(2022, 9, 2), is_working=True)

    assert working_days.is_working_day(date(2022, 9, 2))
    assert working_days.holiday_name(date(2022, 9, 2)) is None


@pytest.mark.django_db
def test_a_day_is_swapped_once() -> None:
    swap(date(2022, 10, 15), is_working=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        swap(date(2022, 10, 15), is_working=False)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 9, 2), "Quốc khánh"),
        (date(2023, 1, 22), "Tết Nguyên Đán"),
        (date(2022, 10, 15), None),
        (date(2022, 10, 14), None),
    ],
)
def test_a_holiday_has_its_vietnamese_name(day: date, name: str | None) -> None:
    assert PLAIN.holiday_name(day) == name


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2022, 10, 14), 0, date(2022, 10, 14)),
        (date(2022, 10, 15), 0, date(2022, 10, 15)),
        (date(2022, 10, 14), 1, date(2022, 10, 17)),
        (date(2022, 10, 14), 5, date(2022, 10, 21)),
        (date(2022, 10, 17), -1, date(2022, 10, 14)),
        (date(2022, 8, 31), 1, date(2022, 9, 5)),
        (date(2023, 1, 19), 1, date(2023, 1, 27)),
        (date(2023, 1, 27), -2, date(2023, 1, 18)),
        (date(2022, 12, 30), 1, date(2023, 1, 3)),
    ],
)
def test_working_days_are_added_from_the_day_after(day: date, count: int, found: date) -> None:
    assert PLAIN.add_working_days(day, count) == found


@pytest.mark.django_db
def test_adding_days_counts_a_worked_saturday() -> None:
    swap(date(2022, 10, 15), is_working=True)

    assert working_days.add_working_days(date(2022, 10, 14), 1) == date(2022, 10, 15)
    assert working_days.add_working_days(date(2022, 10, 17), -1) == date(2022, 10, 15)
    assert working_days.next_working_day(date(2022, 10, 15)) == date(2022, 10, 15)
    assert working_days.working_days_between(date(2022, 10, 14), date(2022, 10, 17)) == 2


@pytest.mark.parametrize(
    ("first", "bound", "count"),
    [
        (date(2022, 10, 10), date(2022, 10, 15), 5),
        (date(2022, 10, 10), date(2022, 10, 14), 4),
        (date(2022, 10, 15), date(2022, 10, 17), 0),
        (date(2022, 10, 17), date(2022, 10, 17), 0),
        (date(2022, 10, 18), date(2022, 10, 17), 0),
        (date(2022, 8, 29), date(2022, 9, 6), 4),
    ],
)
def test_working_days_are_counted_without_the_bound(first: date, bound: date, count: int) -> None:
    assert PLAIN.working_days_between(first, bound) == count


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2022, 10, 14), date(2022, 10, 14)),
        (date(2022, 10, 15), date(2022, 10, 17)),
        (date(2022, 9, 1), date(2022, 9, 5)),
    ],
)
def test_the_next_working_day_is_the_day_itself_when_offices_work(day: date, found: date) -> None:
    assert PLAIN.next_working_day(day) == found


@given(
    st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31)),
    st.integers(min_value=1, max_value=60),
)
def test_going_there_and_counting_agree(day: date, count: int) -> None:
    found = PLAIN.add_working_days(day, count)

    assert PLAIN.is_working_day(found)
    assert PLAIN.working_days_between(day + timedelta(days=1), found + timedelta(days=1)) == count


@pytest.mark.django_db
@pytest.mark.parametrize("swaps", [1, 3])
def test_the_swaps_are_read_once_however_long_the_period(
    swaps: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for week in range(swaps):
        swap(date(2022, 10, 15) + timedelta(weeks=week), is_working=True)

    with django_assert_num_queries(1):
        working_days.add_working_days(date(2022, 1, 3), 500)
    with django_assert_num_queries(1):
        working_days.working_days_between(date(2020, 1, 1), date(2024, 1, 1))
    with django_assert_num_queries(1):
        working_days.next_working_day(date(2022, 10, 15))
