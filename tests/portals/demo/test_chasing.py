"""The chasing of the demonstration: after the deadline, of agencies that have not sent."""

from __future__ import annotations

import datetime as dt

from thuan.kernel.calendar.clock import ICT
from thuan.portals.demo.chasing import NEW_DUE, calls
from thuan.portals.demo.people import phone_of
from thuan.portals.demo.timetable import arrivals


def test_nobody_is_called_who_has_sent():
    sent = arrivals()

    assert len(calls()) == 6
    assert all(call.agency not in sent or call.at < sent[call.agency] for call in calls())


def test_every_call_is_after_the_deadline_and_promises_a_later_day():
    deadline = dt.datetime(2022, 10, 16, tzinfo=ICT)

    assert all(call.at >= deadline for call in calls())
    assert all(call.promised is None or call.promised > call.at.date() for call in calls())
    assert dt.date(2022, 10, 25) == NEW_DUE


def test_every_log_in_has_a_telephone_of_its_own_for_ever():
    assert phone_of(1) == "0259 3700 137"
    assert len({phone_of(number) for number in range(1, 487)}) == 486
