"""When each agency's report reaches the province (qms.md 5.3), minute by minute.

By 30/09: 17; 01–12/10 (before 08:00 of the 12th): 36; 13–15/10: 43, nine of them in the last three
hours and one at 23:59:58; 16–22/10: 12, the first at 00:00:01 of the 16th; 23/10–14/11: 7, four by
31/10; later 2; never 2: 96 on time, 21 late, 2 never.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from thuan.kernel.calendar.clock import ICT
from thuan.portals.demo.province import SEED, YEAR, province

LATE_OPENING = dt.datetime(YEAR, 10, 16, 0, 0, 1, tzinfo=ICT)
LAST_ON_TIME = dt.datetime(YEAR, 10, 15, 23, 59, 58, tzinfo=ICT)
# Who never reports, and the one that left a placeholder behind.
NEVER = ("X17", "DKTTV")
PLACEHOLDER = "X17"
RETURNED_ONCE = 21
RETURNED_TWICE = 4
RETURNED_THRICE = "X08"


def _moment(month: int, day: int, hour: int, minute: int, second: int = 0) -> dt.datetime:
    return dt.datetime(YEAR, month, day, hour, minute, second, tzinfo=ICT)


def _spread(random: Random, first: dt.date, last: dt.date, n: int) -> list[dt.datetime]:
    """``n`` office-hour moments between two days, both inclusive, in order."""
    days = (last - first).days + 1
    moments = []
    for number in range(n):
        day = first + dt.timedelta(days=number * days // n)
        moments.append(
            dt.datetime(
                day.year,
                day.month,
                day.day,
                random.randint(8, 16),
                random.randint(0, 59),
                random.randint(0, 59),
                tzinfo=ICT,
            )
        )
    return sorted(moments)


def arrival_moments() -> list[dt.datetime]:
    """The 117 moments of first arrival, in order."""
    random = Random(SEED)  # noqa: S311  an invented timetable, no secret
    day = dt.date
    last_hours = [_moment(10, 15, 21, 7 + 6 * n, 13) for n in range(8)]
    return [
        *_spread(random, day(YEAR, 9, 19), day(YEAR, 9, 30), 17),
        *_spread(random, day(YEAR, 10, 1), day(YEAR, 10, 11), 36),
        *_spread(random, day(YEAR, 10, 13), day(YEAR, 10, 15), 34),
        *last_hours,
        LAST_ON_TIME,
        LATE_OPENING,
        *_spread(random, day(YEAR, 10, 17), day(YEAR, 10, 22), 11),
        *_spread(random, day(YEAR, 10, 24), day(YEAR, 10, 28), 4),
        *_spread(random, day(YEAR, 11, 2), day(YEAR, 11, 11), 3),
        *_spread(random, day(YEAR, 11, 21), day(YEAR, 12, 5), 2),
    ]


def standing_at(moment: dt.datetime) -> dict[str, int]:
    """How many reports have arrived on time and late by then, and how many have not."""
    arrived = [one for one in arrival_moments() if one < moment]
    on_time = sum(one <= LAST_ON_TIME for one in arrived)
    absent = len(province().agencies) - len(arrived)
    return {"on_time": on_time, "late": len(arrived) - on_time, "absent": absent}


def arrivals() -> dict[str, dt.datetime]:
    """Agency code → moment of first arrival; the two that never report are not in it."""
    codes = [agency.code for agency in province().agencies if agency.code not in NEVER]
    Random(SEED + 1).shuffle(codes)  # noqa: S311  an invented order, no secret
    # The one returned three times reported on time, early enough for three rounds.
    codes.remove(RETURNED_THRICE)
    codes.insert(0, RETURNED_THRICE)
    return dict(zip(codes, arrival_moments(), strict=True))


def returns() -> dict[str, int]:
    """Agency code → how often DOST returns its report (21 % once, 4 % twice, one three times)."""
    ordered = list(arrivals())
    random = Random(SEED + 2)  # noqa: S311  an invented order, no secret
    chosen = random.sample(ordered[1:100], RETURNED_ONCE + RETURNED_TWICE)
    twice = dict.fromkeys(chosen[:RETURNED_TWICE], 2)
    once = dict.fromkeys(chosen[RETURNED_TWICE:], 1)
    return {RETURNED_THRICE: 3, **twice, **once}
