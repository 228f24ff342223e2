"""Periodic work runs once a period, at the product clock, whatever number of nodes tick."""

from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection

from thuan.kernel.calendar import clock
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.jobs.queueing import tick
from thuan.kernel.jobs.schedule import DAY, Period, daily, every
from thuan.kernel.tenancy.models import AgencyList

SIX_ICT = dt.datetime(2022, 10, 10, 23, 0, tzinfo=dt.UTC)


def mornings() -> list[str]:
    return list(JobRun.objects.filter(name="tests.each_morning").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (SIX_ICT, SIX_ICT),
        (SIX_ICT - dt.timedelta(microseconds=1), SIX_ICT - DAY),
        (SIX_ICT + dt.timedelta(hours=23, minutes=59), SIX_ICT),
    ],
    ids=["on the minute", "just before", "late in the period"],
)
def test_daily_work_falls_due_at_its_hour_in_vietnam(now, due):
    assert Period(DAY, dt.time(6, 0)).latest(now) == due


def test_work_each_quarter_falls_due_on_the_quarter():
    now = dt.datetime(2022, 10, 11, 2, 7, 30, tzinfo=dt.UTC)

    due = Period(dt.timedelta(minutes=15)).latest(now)

    assert due == dt.datetime(2022, 10, 11, 2, 0, tzinfo=dt.UTC)


def test_a_job_has_one_period_of_a_minute_or_more():
    with pytest.raises(ValueError, match="already"):
        daily("tests.each_morning", at=dt.time(7, 0))
    with pytest.raises(ValueError, match="once a minute"):
        every("tests.write", seconds=30)


@pytest.mark.django_db
def test_ticking_again_in_the_same_period_queues_nothing(at):
    tick(at)
    tick(at + dt.timedelta(hours=1))

    assert mornings() == ["QUEUED"]


@pytest.mark.django_db
def test_the_next_period_is_served_again(at):
    tick(at)
    tick(at + DAY)

    assert mornings() == ["QUEUED", "QUEUED"]


@pytest.mark.threads
def test_two_ticks_at_once_queue_the_period_once(flushable, at):
    barrier = Barrier(2)

    def node():
        barrier.wait()
        try:
            tick(at)
        finally:
            connection.close()

    nodes = [Thread(target=node) for _ in range(2)]
    for thread in nodes:
        thread.start()
    for thread in nodes:
        thread.join()

    assert mornings() == ["QUEUED"]


@pytest.mark.django_db
def test_the_tick_command_does_the_due_work_at_the_product_clock(at, capsys):
    clock.mark_as_demo(at)

    call_command("tick")
    call_command("tick")

    assert mornings() == ["DONE"]
    assert AgencyList.objects.filter(name=SIX_ICT.isoformat()).count() == 1
    assert capsys.readouterr().out == ""
