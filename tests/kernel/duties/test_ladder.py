"""The words of a ladder and the days they mean (qms.md 3.25)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.working_days import WorkingDays
from thuan.kernel.duties.catalogue import shipped
from thuan.kernel.duties.ladder import anchor_of, read_escalation, read_ladder, read_roles

DAYS = WorkingDays({})
REM_35 = "01/09,15/09,01/10,08/10,12/10,14/10,15/10 09:00"


def days_of(words, due, anchor=None):
    bound = dt.datetime.combine(due + dt.timedelta(days=1), dt.time(), ICT)
    steps = read_ladder(words)
    return [f"{step.at(bound, DAYS, anchor).astimezone(ICT):%d/%m/%Y %H:%M}" for step in steps]


def test_days_are_counted_from_the_last_day_in_time():
    assert days_of("T-30,T-7,T,T+1", dt.date(2022, 10, 31)) == [
        "01/10/2022 00:00",
        "24/10/2022 00:00",
        "31/10/2022 00:00",
        "01/11/2022 00:00",
    ]


def test_working_days_leave_out_the_weekend():
    # Monday 24/10/2022: two working days before is Thursday 20/10, one after Tuesday 25/10.
    assert days_of("T-2wd,T,T+1wd", dt.date(2022, 10, 24)) == [
        "20/10/2022 00:00",
        "24/10/2022 00:00",
        "25/10/2022 00:00",
    ]


def test_days_of_the_year_stand_in_the_year_of_the_object():
    assert days_of(REM_35, dt.date(2022, 10, 15), (10, 15)) == [
        "01/09/2022 00:00",
        "15/09/2022 00:00",
        "01/10/2022 00:00",
        "08/10/2022 00:00",
        "12/10/2022 00:00",
        "14/10/2022 00:00",
        "15/10/2022 09:00",
    ]


def test_the_ladder_moves_along_with_a_longer_deadline():
    assert days_of("12/10,15/10 09:00", dt.date(2022, 10, 22), (10, 15)) == [
        "19/10/2022 00:00",
        "22/10/2022 09:00",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("T-x", "Không đọc được “T-x”"),
        ("30/02", "“30/02” không phải là ngày hay giờ có thật"),
        ("15/10 25:00", "“15/10 25:00” không phải là ngày hay giờ có thật"),
        (" , ", "Ghi ít nhất một lần nhắc"),
    ],
)
def test_a_word_that_means_nothing_is_named(words, told):
    with pytest.raises(ValidationError) as refused:
        read_ladder(words)

    assert refused.value.messages[0].startswith(told)


def test_an_unknown_role_is_named():
    with pytest.raises(ValidationError, match="“BOSS” không phải là mã vai trò"):
        read_roles("HEAD, BOSS")


def test_escalations_say_when_to_whom_and_how():
    first, second = read_escalation("T+1 DOST_OFFICER daily, 18/10 DOST_OFFICER letter")

    assert (first.step.words, first.role, first.how) == ("T+1", "DOST_OFFICER", "daily")
    assert (second.step.words, second.role, second.how) == ("18/10", "DOST_OFFICER", "letter")
    with pytest.raises(ValidationError, match="Ghi ít nhất một lần báo lên"):
        read_escalation("")


def test_all_39_rules_are_shipped_and_those_of_reporting_can_be_read():
    rules = shipped()

    assert list(rules) == [f"REM-{n:02}" for n in range(1, 40)]
    assert anchor_of(rules["REM-35"].trigger) == (10, 15)
    for code in ("REM-35", "REM-36", "REM-37"):
        assert read_ladder(rules[code].ladder)
        assert read_roles(rules[code].recipients)
        assert read_escalation(rules[code].escalation)
