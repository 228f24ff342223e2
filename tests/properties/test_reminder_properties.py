"""INV-47: a reminder once a day, none after completion, and what is overdue is always raised."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.portals.workplace.world import OPENED, Province, province
from tests.properties.worlds import throw_away
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.duties.models import Duty, Reminder
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

SWEEPING = "src/thuan/kernel/duties/services/sweeping.py"
KEEPING = "src/thuan/kernel/duties/services/keeping.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (SWEEPING, "filter(rule=code, done_at=None, due__isnull=False)", "filter(rule=code)"),
    (SWEEPING, "if duty.due and duty.due <= self.at]", "if duty.due and duty.due > self.at]"),
    (KEEPING, "Duty.objects.filter(pk__in=gone).update(done_at=at)", "pass"),
]

AGENCIES = 2
# The secretary and the head of each agency; nobody holds QMR in this province.
READERS = 2
# The ladder of REM-35 from the opening of the cycle on 01/10 (qms.md 3.25), written by hand.
LADDER = [
    dt.datetime(2022, 10, 1, tzinfo=ICT),
    dt.datetime(2022, 10, 8, tzinfo=ICT),
    dt.datetime(2022, 10, 12, tzinfo=ICT),
    dt.datetime(2022, 10, 14, tzinfo=ICT),
    dt.datetime(2022, 10, 15, 9, tzinfo=ICT),
]
END = dt.datetime(2022, 10, 20, 8, tzinfo=ICT)
SWEEP = "sweep"
# Hours since the step before, up to nine days in which the queue stood still; who sends or SWEEP.
STEP = st.tuples(
    st.sampled_from([0, 1, 5, 24, 25, 72, 216]), st.sampled_from([SWEEP, SWEEP, SWEEP, 0, 1])
)
STEPS = st.lists(STEP, max_size=8)


@pytest.fixture
def season(db: None) -> Province:
    found = province(AGENCIES)
    found.fix(OPENED)
    return found


def swept(at: dt.datetime) -> None:
    with every_agency(reason="the test sweeps every agency"):
        sweep(Actor.system("tests", at), at)


def played(season: Province, steps) -> tuple[list[dt.datetime], dict[int, dt.datetime]]:
    """Do the steps, and a last sweep after the deadline; when it was swept, who sent when."""
    at, sweeps, sent = OPENED, [], {}
    for hours, what in steps:
        at = min(at + dt.timedelta(hours=hours), END)
        if what == SWEEP:
            swept(at)
            sweeps.append(at)
        elif what not in sent:
            season.send(what, at)
            sent[what] = at
    swept(END)
    return [*sweeps, END], sent


def served_steps(sweeps, until: dt.datetime | None) -> set[dt.datetime]:
    """The steps that a person hears of: at each sweep the newest alone, while it is not sent."""
    newest = (
        max(step for step in LADDER if step <= at) for at in sweeps if until is None or at < until
    )
    return set(newest)


STOOD_STILL = [(0, SWEEP), (216, SWEEP), (1, SWEEP), (216, SWEEP)]
SENT_BETWEEN = [(0, SWEEP), (24, 0), (72, SWEEP), (72, 1), (24, SWEEP)]
SENT_AT_THE_END = [(0, 0), (216, SWEEP), (216, SWEEP), (0, 1)]
SENT_LATE = [(216, SWEEP), (216, SWEEP), (0, 0), (24, SWEEP)]


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=12 if settings().max_examples <= 25 else 200,
)
@given(steps=STEPS)
@example(steps=STOOD_STILL)
@example(steps=SENT_BETWEEN)
@example(steps=SENT_LATE)
@example(steps=[])
def test_reminders_keep_the_ladder_and_stop_with_the_work(season, steps):
    with throw_away():
        sweeps, sent = played(season, steps)
        rows = list(Reminder.objects.filter(rule="REM-35"))

        claims = Counter((one.target_id, one.recipient_id, one.day) for one in rows)
        assert max(claims.values(), default=1) == 1
        assert all(one.day == business_day(one.at) for one in rows)
        for number in range(AGENCIES):
            own = [one for one in rows if one.target_id == season.report(number).public_id]
            done = sent.get(number)
            assert all(done is None or one.at <= done for one in own)
            ladder = [one for one in own if not one.is_escalation]
            expected = served_steps([at for at in sweeps if done is None or at <= done], done)
            days = {business_day(one.step_at) for one in ladder}
            assert days <= {business_day(step) for step in LADDER}
            assert len(ladder) <= READERS * len(served_steps(sweeps, None))
            assert {one.step_at for one in ladder} >= expected - {LADDER[0]}
        assert Notice.objects.filter(kind="reporting.reminded").count() == sum(
            not one.is_escalation for one in rows
        )


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=8 if settings().max_examples <= 25 else 200,
)
@given(steps=STEPS)
@example(steps=[])
@example(steps=SENT_LATE)
@example(steps=SENT_AT_THE_END)
def test_whatever_is_overdue_at_the_end_was_raised(season, steps):
    with throw_away():
        _sweeps, sent = played(season, steps)

        open_ones = Duty.objects.filter(rule="REM-35", done_at=None)
        lacking = {season.report(n).public_id for n in range(AGENCIES) if n not in sent}
        assert set(open_ones.values_list("target_id", flat=True)) == lacking
        assert not open_ones.filter(escalated_at=None).exists()
        raised = Reminder.objects.filter(rule="REM-35", is_escalation=True, day=business_day(END))
        # Who sent on the last day may have been raised on it before he sent.
        on_that_day = [number for number, at in sent.items() if at == END]
        assert raised.exists() == bool(lacking) or (on_that_day and not lacking)
        letters = Duty.objects.filter(kind="report_cycle.letter", done_at=None)
        assert letters.exists() == bool(lacking)
