"""The time of a procedure against its limits, counted by hand (CHK-OPS-02; qms.md 5.4, 4)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from thuan.domains.system.procedures.content import Step, critical_hours, longest_branch, stages
from thuan.domains.system.procedures.judging import (
    Limit,
    fewest_working_days,
    room_of,
    tightest,
    time_words,
    too_long,
)
from thuan.kernel.calendar.working_days import WorkingDays

CALENDAR = WorkingDays({})
JANUARY, DECEMBER = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


def step(name: str, days: str, *, beside: bool = False) -> Step:
    return Step(name, limit=Decimal(days), limit_unit="DAYS", with_previous=beside)


def limit(value: int, unit: str = "WORKING_DAYS", source: str = "của TTHC 1.001") -> Limit:
    return Limit(Decimal(value), unit, source)


# The template of the specification: half a day, a quarter, five days, …, the hand-over not counted.
TEMPLATE = [
    step("Tiếp nhận", "0.5"),
    step("Phân công", "0.25"),
    step("Thẩm định", "5"),
    step("Soát xét", "0.5"),
    step("Ký", "0.5"),
    step("Vào sổ", "0.25"),
    step("Trả kết quả", "0"),
]
ELEVEN = [step("Tiếp nhận", "1"), step("Thẩm định", "9"), step("Ký", "1")]


def test_the_steps_of_the_template_take_seven_days():
    assert critical_hours(TEMPLATE) == 56


def test_of_a_parallel_group_the_longest_counts():
    steps = [step("A", "1"), step("B", "3"), step("C", "5", beside=True), step("D", "1")]

    assert critical_hours(steps) == 7 * 8
    assert [[one.name for one in stage] for stage in stages(steps)] == [["A"], ["B", "C"], ["D"]]
    assert [one.name for one in longest_branch(steps)] == ["A", "C", "D"]


def test_a_first_step_has_nothing_beside_it():
    assert critical_hours([step("A", "1", beside=True), step("B", "1")]) == 16


def test_hours_and_days_add_up_at_eight_hours_a_day():
    assert critical_hours([Step("A", limit=Decimal(4)), step("B", "0.5")]) == 8


def test_ten_calendar_days_over_tet_2026_hold_one_working_day():
    # Off from Saturday 14/02 to Sunday 22/02; from Thursday 12/02 the ten days are 13/02 to 22/02.
    assert fewest_working_days(CALENDAR, 10, JANUARY, DECEMBER) == (1, dt.date(2026, 2, 12))


def test_seven_calendar_days_hold_five_working_days_where_nobody_rests():
    march = dt.date(2026, 3, 1), dt.date(2026, 3, 31)

    assert fewest_working_days(CALENDAR, 7, *march)[0] == 5


def test_a_swap_decided_later_counts():
    rested = {dt.date(2026, 3, day): (False, "nghỉ bù") for day in (9, 10)}

    found = fewest_working_days(WorkingDays(rested), 7, dt.date(2026, 3, 4), dt.date(2026, 3, 8))

    assert found == (3, dt.date(2026, 3, 4))


@pytest.mark.parametrize(
    ("given", "hours"),
    [(limit(10), 80), (limit(4, "HOURS"), 4), (limit(10, "CALENDAR_DAYS"), 8)],
)
def test_what_a_limit_leaves_in_working_hours(given, hours):
    assert room_of(given, CALENDAR, JANUARY, DECEMBER).hours == hours


def test_the_tightest_of_all_limits_holds():
    limits = [limit(10), limit(70, "HOURS", "đã cam kết"), limit(60, "CALENDAR_DAYS")]

    room = tightest(limits, CALENDAR, JANUARY, DECEMBER)

    assert room is not None
    assert room.limit.source == "đã cam kết"
    assert tightest([], CALENDAR, JANUARY, DECEMBER) is None


def test_eleven_days_against_ten_are_refused_with_the_excess_the_limit_and_the_branch():
    sentence = too_long(ELEVEN, [limit(10)], CALENDAR, JANUARY)

    assert sentence == (
        "Các bước cần 11 ngày làm việc, dài hơn 1 ngày làm việc so với thời hạn của TTHC 1.001: "
        "10 ngày làm việc. Nhánh dài nhất: Tiếp nhận (1 ngày làm việc) → Thẩm định (9 ngày làm "
        "việc) → Ký (1 ngày làm việc). Rút ngắn các bước này rồi trình lại."
    )


def test_a_refusal_over_calendar_days_names_the_worst_start():
    sentence = too_long(ELEVEN, [limit(10, "CALENDAR_DAYS")], CALENDAR, JANUARY, DECEMBER)

    assert sentence is not None
    assert "10 ngày (kể cả ngày nghỉ), nhận hồ sơ ngày 12/02/2026 thì chỉ có 1 ngày" in sentence


@pytest.mark.parametrize("limits", [[limit(11)], [limit(88, "HOURS")], []])
def test_what_fits_to_the_hour_is_not_refused(limits):
    assert too_long(ELEVEN, limits, CALENDAR, JANUARY, DECEMBER) is None


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("8", "1 ngày làm việc"),
        ("20", "2 ngày 4 giờ làm việc"),
        ("0.5", "0,5 giờ làm việc"),
        ("0", "0 giờ làm việc"),
    ],
)
def test_time_is_said_in_days_and_hours(hours, words):
    assert time_words(Decimal(hours)) == words
