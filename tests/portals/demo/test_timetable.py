"""When the reports of the demonstration arrive, against the figures of its plan (qms.md 5.3)."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.management import call_command

from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.portals.demo.building import OFFERED, clock_of
from thuan.portals.demo.entrance import offer
from thuan.portals.demo.management.commands.demo import Command
from thuan.portals.demo.timetable import arrival_moments, arrivals, returns, standing_at


@pytest.mark.parametrize(
    ("moment", "on_time", "late", "absent"),
    [
        (dt.datetime(2022, 10, 1, 0, 0, tzinfo=ICT), 17, 0, 102),
        (dt.datetime(2022, 10, 12, 8, 0, tzinfo=ICT), 53, 0, 66),
        (dt.datetime(2022, 10, 15, 21, 0, tzinfo=ICT), 87, 0, 32),
        (dt.datetime(2022, 10, 15, 23, 59, 58, tzinfo=ICT), 95, 0, 24),
        (dt.datetime(2022, 10, 16, 0, 0, 1, tzinfo=ICT), 96, 0, 23),
        (dt.datetime(2022, 10, 16, 8, 0, tzinfo=ICT), 96, 1, 22),
        (dt.datetime(2022, 10, 31, 17, 0, tzinfo=ICT), 96, 16, 7),
        (dt.datetime(2022, 11, 14, 17, 0, tzinfo=ICT), 96, 19, 4),
        (dt.datetime(2022, 12, 15, 8, 0, tzinfo=ICT), 96, 21, 2),
    ],
)
def test_reports_have_arrived_as_the_plan_says(moment, on_time, late, absent):
    assert standing_at(moment) == {"on_time": on_time, "late": late, "absent": absent}


def test_nobody_sends_twice_and_two_never_do():
    assert len(arrival_moments()) == len(set(arrivals())) == 117


def test_reports_are_returned_once_twice_and_one_three_times():
    rounds = list(returns().values())

    assert (rounds.count(1), rounds.count(2), rounds.count(3)) == (21, 4, 1)


@pytest.mark.django_db
def test_the_log_in_page_tells_what_each_day_holds(settings, tmp_path):
    settings.VAR = tmp_path
    clock.mark_as_demo(clock_of(OFFERED[0]))

    told = [day.told for day in offer().days]

    assert told == [
        "ba ngày trước hạn: 53 báo cáo đã gửi, 66 chưa",
        "sáng sau hạn: 96 đúng hạn, 1 trễ, 22 chưa gửi",
        "cuối năm: 96 đúng hạn, 21 trễ, 2 không gửi; tổng hợp đã gửi UBND tỉnh",
    ]
    assert [day.current for day in offer().days] == [True, False, False]


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2031-01-01", "31/12/2021", "ngày mai"])
def test_a_day_the_script_does_not_tell_is_refused_with_a_sentence(day):
    err = io.StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command(Command(), "--as-of", day, stderr=err)

    assert stopped.value.code == 2
    assert err.getvalue().strip()
    assert not clock.is_demo()
