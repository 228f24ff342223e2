"""Deadlines are exclusive bounds, and the time left is said in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from thuan.kernel.calendar import deadlines, working_days
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.calendar.models import WorkingDaySwap

SATURDAY = date(2022, 10, 15)
BOUND = datetime(2026, 10, 16, 0, 0, tzinfo=ICT)  # Thursday 15/10/2026 was the last day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "bound"),
    [
        (RollRule.NONE, "2022-10-16T00:00:00+07:00"),
        (RollRule.NEXT_WORKING_DAY, "2022-10-18T00:00:00+07:00"),
    ],
)
def test_a_deadline_on_a_saturday_stays_or_rolls_to_the_end_of_monday(
    rule: RollRule, bound: str
) -> None:
    assert deadlines.deadline_bound(SATURDAY, rule).isoformat() == bound


@pytest.mark.django_db
def test_a_deadline_on_a_working_day_does_not_roll() -> None:
    bound = deadlines.deadline_bound(date(2022, 10, 14), RollRule.NEXT_WORKING_DAY)

    assert bound.isoformat() == "2022-10-15T00:00:00+07:00"


@pytest.mark.django_db
def test_a_deadline_does_not_roll_over_a_saturday_that_is_worked() -> None:
    WorkingDaySwap.objects.create(
        day=SATURDAY, is_working=True, name="Làm bù", legal_basis="Công văn"
    )

    bound = deadlines.deadline_bound(SATURDAY, RollRule.NEXT_WORKING_DAY)

    assert bound.isoformat() == "2022-10-16T00:00:00+07:00"


@pytest.mark.django_db
def test_a_deadline_in_tet_rolls_past_all_of_tet() -> None:
    bound = deadlines.deadline_bound(date(2023, 1, 21), RollRule.NEXT_WORKING_DAY)

    assert bound.isoformat() == "2023-01-28T00:00:00+07:00"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "words"),
    [
        (
            datetime(2026, 10, 8, 9, 0, tzinfo=ICT),
            "còn 5 ngày làm việc, đến hết ngày 15/10/2026 (24 giờ 00)",
        ),
        (
            datetime(2026, 10, 14, 23, 59, 59, 999999, tzinfo=ICT),
            "còn 1 ngày làm việc, đến hết ngày 15/10/2026 (24 giờ 00)",
        ),
        (
            datetime(2026, 10, 15, 0, 0, tzinfo=ICT),
            "còn trong hôm nay, đến hết ngày 15/10/2026 (24 giờ 00)",
        ),
        (
            datetime(2026, 10, 15, 16, 59, 59, 999999, tzinfo=UTC),
            "còn trong hôm nay, đến hết ngày 15/10/2026 (24 giờ 00)",
        ),
        (datetime(2026, 10, 15, 17, 0, tzinfo=UTC), "quá hạn 1 ngày"),
        (datetime(2026, 10, 18, 9, 0, tzinfo=ICT), "quá hạn 3 ngày"),
    ],
)
def test_the_time_left_is_said_to_the_last_microsecond(at: datetime, words: str) -> None:
    assert deadlines.time_left(at, BOUND) == words


@pytest.mark.django_db
def test_a_weekend_before_the_deadline_leaves_no_working_day() -> None:
    sunday_night = datetime(2022, 10, 17, 0, 0, tzinfo=ICT)

    assert deadlines.time_left(datetime(2022, 10, 15, 9, 0, tzinfo=ICT), sunday_night) == (
        "không còn ngày làm việc nào, đến hết ngày 16/10/2022 (24 giờ 00)"
    )


@pytest.mark.django_db
def test_a_deadline_at_an_hour_names_the_hour() -> None:
    bound = datetime(2026, 10, 15, 15, 20, tzinfo=ICT)

    assert deadlines.time_left(datetime(2026, 10, 14, 9, 0, tzinfo=ICT), bound) == (
        "còn 1 ngày làm việc, đến 15:20 ngày 15/10/2026"
    )
    assert deadlines.time_left(bound, bound) == "quá hạn từ 15:20 ngày 15/10/2026"


@pytest.mark.django_db
def test_a_list_of_deadlines_reads_the_swaps_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    at = datetime(2026, 10, 8, 9, 0, tzinfo=ICT)

    with django_assert_num_queries(1):
        days = working_days.load(date(2026, 10, 8), date(2026, 10, 31))
        for _row in range(20):
            deadlines.time_left(at, BOUND, days)
