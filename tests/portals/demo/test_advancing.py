"""Going forward in the demonstration lets the machine remind and escalate as time would."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command

from tests.portals.workplace.world import province
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Reminder
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
START = dt.datetime(2022, 10, 12, 8, tzinfo=ICT)


def test_three_days_forward_bring_the_newest_step_of_the_ladder(db):
    clock.mark_as_demo(START)
    with every_agency(reason="test data"):
        season = province(1)
        report = season.report(0)

    call_command("demo", advance="3d")

    (step,) = set(
        Reminder.objects.filter(
            rule="REM-35", target_id=report.public_id, is_escalation=False
        ).values_list("step_at", flat=True)
    )
    assert step == dt.datetime(2022, 10, 14, tzinfo=ICT)

    call_command("demo", advance="2d")

    assert Reminder.objects.filter(rule="REM-35", is_escalation=True).exists()
