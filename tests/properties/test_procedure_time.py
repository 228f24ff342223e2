"""INV-13: what is let through is done in time from every start date of the calendar.

The test counts by itself: every start day is walked hour by hour over generated holidays, swaps and
Tết weeks, through every branch of the parallel groups, until the work is done or its day is over.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from thuan.domains.system.procedures.content import Step
from thuan.domains.system.procedures.judging import Limit, too_long
from thuan.kernel.calendar.working_days import WorkingDays

CONTENT = "src/thuan/domains/system/procedures/content.py"
JUDGING = "src/thuan/domains/system/procedures/judging.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (CONTENT, "[max(stage, key", "[min(stage, key"),
    (JUDGING, "    fewest = min(counts)", "    fewest = max(counts)"),
    (JUDGING, "return min(rooms, key", "return max(rooms, key"),
]
DAY = dt.timedelta(days=1)
# Three weeks before Tết 2026 (off from 14/02 to 22/02) and as many after it.
FIRST, LAST = dt.date(2026, 1, 26), dt.date(2026, 3, 15)
SPAN = (LAST - FIRST).days + 40
HOLIDAYS = st.dictionaries(st.integers(0, SPAN), st.booleans(), max_size=12)
STEP = st.tuples(st.integers(0, 12), st.sampled_from(["HOURS", "DAYS"]), st.booleans())
STEPS = st.lists(STEP, min_size=1, max_size=6)
LIMIT = st.tuples(st.integers(1, 30), st.sampled_from(["WORKING_DAYS", "CALENDAR_DAYS", "HOURS"]))
LIMITS = st.lists(LIMIT, min_size=1, max_size=3)


def paths(steps) -> list[int]:
    """The hours of every way through the groups."""
    groups: list[list[int]] = []
    for value, unit, beside in steps:
        hours = value * 8 if unit == "DAYS" else value
        if beside and groups:
            groups[-1].append(hours)
        else:
            groups.append([hours])
    return [sum(way) for way in product(*groups)]


def rests(day: dt.date, turned: dict[dt.date, bool]) -> bool:
    """Weekends and Tết 2026 as the decisions of the year say, and what was turned around."""
    if day in turned:
        return not turned[day]
    return day.weekday() >= 5 or dt.date(2026, 2, 14) <= day <= dt.date(2026, 2, 22)


def done_in_time(hours: int, start: dt.date, limit, turned) -> bool:
    """Walk the days after the start, eight hours on each that is worked, to the limit's end."""
    value, unit = limit
    left, over, day = hours, value, start
    while left > 0:
        if over <= 0:
            return False
        day += DAY
        works = not rests(day, turned)
        if works:
            worked = min(8, over) if unit == "HOURS" else 8
            left -= worked
        if unit == "CALENDAR_DAYS" or (unit == "WORKING_DAYS" and works):
            over -= 1
        elif unit == "HOURS" and works:
            over -= 8
    return True


@given(steps=STEPS, limits=LIMITS, holidays=HOLIDAYS)
@example(steps=[(1, "DAYS", False)], limits=[(10, "CALENDAR_DAYS")], holidays={})
@example(steps=[(2, "DAYS", False)], limits=[(10, "CALENDAR_DAYS")], holidays={})
@example(steps=[(3, "DAYS", False), (5, "DAYS", True)], limits=[(4, "WORKING_DAYS")], holidays={})
@example(
    steps=[(4, "DAYS", False)],
    limits=[(10, "WORKING_DAYS"), (24, "HOURS")],
    holidays={},
)
def test_what_is_let_through_is_done_in_time_from_every_start(steps, limits, holidays):
    turned = {FIRST + DAY * at: works for at, works in holidays.items()}
    calendar = WorkingDays({day: (works, "đổi") for day, works in turned.items()})
    table = [
        Step(f"Bước {n}", limit=Decimal(value), limit_unit=unit, with_previous=beside)
        for n, (value, unit, beside) in enumerate(steps)
    ]
    given_limits = [Limit(Decimal(value), unit, "đã định") for value, unit in limits]

    let_through = too_long(table, given_limits, calendar, FIRST, LAST) is None

    starts = [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]
    assert let_through == all(
        done_in_time(hours, start, limit, turned)
        for hours in paths(steps)
        for limit in limits
        for start in starts
    )
