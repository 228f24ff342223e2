"""Reminders by the ladder of REM-35, escalation after it, never after completion (INV-47)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.portals.workplace.world import IN_TIME, Province, province
from thuan.domains.oversight.reporting.services import syntheses
from thuan.domains.oversight.reporting.services.letters import draft_letter, issue_letter
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Duty, Reminder
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.ui.tasks import tasks_for

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/duties/__init__.py",
        'over_with |= set(known.values_list("cycle_id", flat=True))',
        "pass",
    ),
    (
        "src/thuan/domains/oversight/reporting/duties/__init__.py",
        "    after_moves(ReminderLetter, _letter_moved)\n",
        "",
    ),
]
pytestmark = pytest.mark.django_db
ISSUED = dt.datetime(2022, 10, 19, 9, tzinfo=ICT)


@pytest.fixture
def season(db: None) -> Province:
    return province()


def swept(month, day, hour=8):
    at = dt.datetime(2022, month, day, hour, tzinfo=ICT)
    with every_agency(reason="tests sweep every agency"):
        return sweep(Actor.system("tests", at), at)


def reminders(season, number):
    found = Reminder.objects.filter(target_id=season.report(number).public_id, rule="REM-35")
    return found.filter(is_escalation=False)


def test_each_step_reminds_once_and_a_standstill_gives_the_newest_alone(season):
    swept(10, 8)
    first = reminders(season, 0).count()
    swept(10, 8, 20)
    assert reminders(season, 0).count() == first > 0

    # The queue stands still over the steps of 12 and 14 October.
    swept(10, 14)

    assert reminders(season, 0).count() == 2 * first


def test_a_report_that_was_sent_is_not_spoken_of_again(season):
    season.send(0, IN_TIME)

    swept(10, 12)
    swept(10, 20)

    assert not reminders(season, 0).exists()
    assert not Duty.objects.filter(
        target_id=season.report(0).public_id, rule="REM-35", done_at=None
    ).exists()


def test_what_is_overdue_is_raised(season):
    season.fix(IN_TIME)
    swept(10, 15)
    open_ones = Duty.objects.filter(rule="REM-35", done_at=None)
    assert not open_ones.filter(escalated_at__isnull=False).exists()

    swept(10, 16)

    assert open_ones.exists()
    assert not open_ones.filter(escalated_at=None).exists()
    assert Reminder.objects.filter(rule="REM-35", is_escalation=True).exists()


def test_the_letter_is_asked_for_on_the_third_day_after_the_deadline(season):
    season.fix(IN_TIME)
    asked = "Ra công văn đôn đốc báo cáo năm 2022"

    swept(10, 17)
    assert asked not in titles(season, 17)
    swept(10, 18)

    assert asked in titles(season, 18)


def test_no_letter_is_asked_for_when_everybody_has_sent(season):
    for number in range(3):
        season.send(number, IN_TIME)
    season.fix(IN_TIME)

    swept(10, 18)

    assert not Duty.objects.filter(kind="report_cycle.letter").exists()


def test_the_letter_is_asked_for_no_more_once_one_is_issued(season):
    season.fix(IN_TIME)
    swept(10, 17)
    swept(10, 18)
    officer, at = season.actor("officer", ISSUED), ISSUED

    with entered(officer.scope()):
        letter = draft_letter(
            actor=officer, at=at, cycle=season.cycle, new_due_on=dt.date(2022, 10, 25)
        )
        assert open_letters() == 1
        issue_letter(
            actor=officer,
            at=at,
            letter=letter,
            document_no="77/SKHCN",
            document_on=dt.date(2022, 10, 19),
        )

    assert open_letters() == 0


def test_the_letter_is_asked_for_no_more_once_the_synthesis_is_acknowledged(season):
    season.fix(IN_TIME)
    season.send(0, IN_TIME)
    season.person("chairman", "PPC", season.office, reach="ALL")
    swept(10, 17)
    swept(10, 18)

    def step(who, service, **more):
        actor = season.actor(who, ISSUED)
        with entered(actor.scope()):
            return service(actor=actor, at=ISSUED, **more)

    synthesis = step("officer", syntheses.freeze_synthesis, cycle=season.cycle)
    synthesis = step("second officer", syntheses.review_synthesis, synthesis=synthesis)
    synthesis = step("dost head", syntheses.approve_synthesis, synthesis=synthesis)
    sent = {"document_no": "88/BC-SKHCN", "document_on": dt.date(2022, 10, 19)}
    synthesis = step("officer", syntheses.send_synthesis, synthesis=synthesis, **sent)
    assert open_letters() == 1
    step("chairman", syntheses.acknowledge_synthesis, synthesis=synthesis)

    assert open_letters() == 0
    swept(10, 20)
    assert open_letters() == 0


def open_letters() -> int:
    return Duty.objects.filter(kind="report_cycle.letter", done_at=None).count()


def titles(season, day):
    at = dt.datetime(2022, 10, day, 9, tzinfo=ICT)
    officer = season.actor("officer", at)
    with entered(officer.scope()):
        return [str(task.title) for task in tasks_for(officer, at)]
