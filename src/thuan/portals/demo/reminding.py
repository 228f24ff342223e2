"""The sweep of duties in the script of the year: whoever still owes a step was reminded of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.province import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

SWEEPER = "duties.sweep"
# The days of the ladder of REM-35 before the last one; on that day it is due at nine.
LADDER = ((9, 1), (9, 15), (10, 1), (10, 8), (10, 12), (10, 14))
LAST_DAY = dt.datetime(YEAR, 10, 15, 9, 5, tzinfo=ICT)
# From then on reports are overdue, returned ones are to be mended and the synthesis goes its way:
# daily in the first days, then every third day, as the year takes long enough to build.
AFTERWARDS = (
    *(dt.date(YEAR, 10, day) for day in range(16, 21)),
    *(dt.date(YEAR, 10, 23) + dt.timedelta(days=number) for number in range(0, 52, 3)),
)
# Before offices open; the cycle itself opens on 1 September at eight.
EARLY = dt.time(6)
AFTER_OPENING = dt.time(9)


def sweeps() -> Iterator[dt.datetime]:
    """When the script sweeps: the days of the ladder, then those after the deadline."""
    for month, day in LADDER:
        hour = AFTER_OPENING if (month, day) == LADDER[0] else EARLY
        yield dt.datetime.combine(dt.date(YEAR, month, day), hour, tzinfo=ICT)
    yield LAST_DAY
    for date in AFTERWARDS:
        yield dt.datetime.combine(date, EARLY, tzinfo=ICT)


def remind_everybody(_actor: Actor, at: dt.datetime) -> object:
    """The sweep as the machine's own act, whichever persona stands in the script."""
    with every_agency(reason="the demonstration reminds every agency"):
        return sweep(Actor.system(SWEEPER, at), at)
