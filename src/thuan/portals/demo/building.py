"""Building the demonstration as of a day: everything up to then, and the clock set to 08:00."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings

from thuan.kernel.accounts.models import User
from thuan.kernel.audittrail import guards
from thuan.kernel.audittrail.anchors import signing_key, write_anchor
from thuan.kernel.audittrail.unit import one_act
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo import emptying
from thuan.portals.demo.acts import script
from thuan.portals.demo.archiving import queue_archive
from thuan.portals.demo.founding import (
    found_agencies,
    found_earlier_figures,
    found_people,
    founder,
)
from thuan.portals.demo.people import password
from thuan.portals.demo.playing import run
from thuan.portals.demo.province import JOINED

if TYPE_CHECKING:
    from collections.abc import Callable

OFFERED = (dt.date(2022, 10, 12), dt.date(2022, 10, 16), dt.date(2022, 12, 15))
DEFAULT_DAY = OFFERED[-1]
# The year that the script tells; from its last day on the clock can be advanced.
FIRST_DAY, LAST_DAY = dt.date(2022, 1, 1), dt.date(2022, 12, 31)
OPENING_HOUR = dt.time(8)
EARLIER_TAKEN_IN = dt.date(2022, 1, 10)


class NotADemo(RuntimeError):
    """The database holds real data; a demonstration is never built over it."""


def clock_of(day: dt.date) -> dt.datetime:
    """What the product clock shows in a demonstration as of ``day``: 08:00 in Vietnam."""
    return dt.datetime.combine(day, OPENING_HOUR, tzinfo=ICT)


def build(as_of: dt.date, progress: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Rebuild the demonstration with every act before ``as_of`` 08:00; the number of acts.

    One transaction: readers see the old province until the new one stands whole. Raises NotADemo
    for a database that holds anything but a demonstration.
    """
    until = clock_of(as_of)
    acts = [act for act in script() if act.at < until]
    refuse_real_data()
    with one_act():
        emptying.empty()
        clock.mark_as_demo(until)
        founded = dt.datetime.combine(JOINED, OPENING_HOUR, tzinfo=ICT)
        with every_agency(reason="the demonstration founds every agency"):
            found_agencies(actor=founder(founded), at=founded)
            word = password(settings.VAR)
            found_people(actor=founder(founded), at=founded, password=word)
            taken_in = dt.datetime.combine(EARLIER_TAKEN_IN, OPENING_HOUR, tzinfo=ICT)
            found_earlier_figures(actor=founder(taken_in), at=taken_in)
        users = {user.username: user for user in User.objects.all()}
        for number, act in enumerate(acts, start=1):
            run(act, users)
            if number % 20 == 0:
                progress(number, len(acts))
        queue_archive(actor=founder(until), at=until)
    emptying.forget_anchors()
    # The building took time: the clock starts when the province stands.
    clock.set_demo_clock(until)
    write_anchor(settings.ANCHORS, signing_key(settings.KEYS), until)
    progress(len(acts), len(acts))
    return len(acts)


def refuse_real_data() -> None:
    """Raise NotADemo unless the database is empty of people or marked as a demonstration."""
    if not clock.is_demo() and User.objects.exists():
        raise NotADemo("Cơ sở dữ liệu này giữ dữ liệu thật, không dựng dữ liệu minh họa lên được.")


def check_guards() -> None:
    """Raise RuntimeError when a guard does not stand after the building."""
    if absent := guards.missing():
        raise RuntimeError(f"guards missing: {', '.join(absent)}")
