"""What is counted over every agency is counted again exactly when something has changed."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_agency
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.facts.counted import Counted, counted, forget_counted
from thuan.kernel.tenancy.models import Agency

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2022, 10, 12, 8, 0, tzinfo=ICT)
SOON = MORNING + dt.timedelta(seconds=20)
EVENING = dt.datetime(2022, 10, 12, 23, 59, tzinfo=ICT)
MIDNIGHT = dt.datetime(2022, 10, 13, 0, 0, tzinfo=ICT)


class Counter:
    """Gives 1, 2, 3: how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


@service
def act(*, actor: Actor, at: dt.datetime, about: Agency) -> None:
    """Anything that enters the trail."""
    del actor, at
    record(about, "test.act")


def happens(at: dt.datetime = MORNING) -> None:
    act(actor=Actor.system("test", at), at=at, about=make_agency())


def test_while_nothing_happens_it_is_counted_once_and_holds_for_now():
    count = Counter()

    assert counted("a", MORNING, count) == Counted(1, MORNING)
    assert counted("a", EVENING, count) == Counted(1, EVENING)


def test_an_act_of_anybody_makes_it_be_counted_again():
    count = Counter()
    counted("a", MORNING, count)
    happens()

    assert counted("a", SOON, count) == Counted(2, SOON)


def test_an_act_that_failed_changes_nothing():
    count, agency = Counter(), make_agency()
    counted("a", MORNING, count)
    with pytest.raises(ValueError, match="another moment"):
        act(actor=Actor.system("test", MORNING), at=SOON, about=agency)

    assert counted("a", SOON, count).content == 1


def test_another_day_and_another_condition_are_counted_anew():
    count = Counter()
    counted("a", EVENING, count, beside="before")

    assert counted("a", EVENING, count, beside="after").content == 2
    assert counted("a", MIDNIGHT, count, beside="after").content == 3


def test_what_was_counted_later_does_not_answer_for_earlier():
    count = Counter()
    counted("a", EVENING, count)

    assert counted("a", MORNING, count) == Counted(2, MORNING)


def test_each_name_is_counted_by_itself():
    assert counted("a", MORNING, Counter()).content == 1
    assert counted("b", MORNING, lambda: "b").content == "b"


def test_after_an_upgrade_everything_is_counted_anew():
    count = Counter()
    counted("a", MORNING, count)
    forget_counted()

    assert counted("a", MORNING, count).content == 2


class TestWhatTakesLong:
    AT_ONCE = dt.timedelta(0)

    def test_it_is_given_with_its_own_moment_for_a_minute(self):
        count = Counter()
        counted("a", MORNING, count)
        happens()

        assert counted("a", SOON, count, long=self.AT_ONCE) == Counted(1, MORNING)

    def test_after_a_minute_it_is_counted_again(self):
        count = Counter()
        counted("a", MORNING, count)
        happens()
        later = MORNING + dt.timedelta(minutes=1)

        assert counted("a", later, count, long=self.AT_ONCE) == Counted(2, later)
