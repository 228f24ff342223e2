"""INV-44: what a target shows is the number of agencies that satisfy it, on any day of any year.

Arrivals of October in any order and with any answers; the expected numbers are counted here by the
words of the rule (qms.md 3.20), not by the code under test.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import make_person
from tests.factories.plans import known_agency, make_plan, owe, send_report
from tests.properties.worlds import throw_away
from thuan.domains.oversight.programme.content import TargetUnit, usual_content
from thuan.domains.oversight.programme.enums import RosterKnown
from thuan.domains.oversight.programme.models import ProgressEntry, ProvincialPlan
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency

STANDING = "src/thuan/domains/oversight/programme/selectors/standing.py"
PROGRESS = "src/thuan/domains/oversight/programme/selectors/progress.py"
SENT = "src/thuan/domains/oversight/reporting/selectors/sent.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (STANDING, "year_before(on) <= day <= on", "day <= on"),
    (STANDING, "        return None if None in four else True\n", "        return True\n"),
    (PROGRESS, "min(self.achieved / self.aim, 1.0)", "(self.achieved / self.aim)"),
    (SENT, "submitted_at__lt=before)", "submitted_at__isnull=False)"),
]
NOW = dt.datetime(2022, 12, 15, 8, tzinfo=ICT)
# 15/10 ends in Vietnam.
DEADLINE = dt.datetime(2022, 10, 16, tzinfo=ICT)
ANSWER = st.sampled_from([True, False, None])
DAY = st.dates(dt.date(2021, 6, 1), dt.date(2022, 12, 14))
ARRIVAL = st.datetimes(
    dt.datetime(2022, 10, 10), dt.datetime(2022, 10, 25), timezones=st.just(dt.UTC)
)
AGENCY = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {
            "at": ARRIVAL,
            "declared": ANSWER,
            "audited": ANSWER,
            "audited_on": st.one_of(st.none(), DAY),
            "reviewed": ANSWER,
            "reviewed_on": st.one_of(st.none(), DAY),
        }
    ),
)
ALIVE = {
    "at": dt.datetime(2022, 10, 11, tzinfo=dt.UTC),
    "declared": True,
    "audited": True,
    "audited_on": dt.date(2022, 7, 1),
    "reviewed": True,
    "reviewed_on": dt.date(2022, 8, 1),
}


def values_of(agency: dict[str, Any]) -> dict[str, Any]:
    told = {
        "R08.declared": agency["declared"],
        "R27.audit_held": agency["audited"],
        "R27.audit_to": agency["audited_on"] and agency["audited_on"].isoformat(),
        "R29.review_held": agency["reviewed"],
        "R29.review_on": agency["reviewed_on"] and agency["reviewed_on"].isoformat(),
    }
    return {code: value for code, value in told.items() if value is not None}


def by_the_rule(agency: dict[str, Any] | None, on: dt.date) -> bool:
    """Declared, audited and reviewed within twelve months, and the report had come by the day."""
    if agency is None or agency["at"].astimezone(ICT).date() > on:
        return False
    first = dt.date(on.year - 1, on.month, on.day)
    recent = [
        agency[said] is True and agency[when] is not None and first <= agency[when] <= on
        for said, when in (("audited", "audited_on"), ("reviewed", "reviewed_on"))
    ]
    return agency["declared"] is True and all(recent)


@settings(suppress_health_check=list(HealthCheck))
@example([ALIVE, {**ALIVE, "audited_on": dt.date(2021, 7, 1)}, None], dt.date(2022, 12, 15), 5)
@example([ALIVE, {**ALIVE, "reviewed_on": None}], dt.date(2022, 12, 15), 3)
@example([{**ALIVE, "at": dt.datetime(2022, 10, 20, tzinfo=dt.UTC)}], dt.date(2022, 10, 12), 0)
@given(
    st.lists(AGENCY, min_size=1, max_size=4),
    st.dates(dt.date(2022, 10, 9), dt.date(2022, 12, 15)),
    st.integers(0, 5),
)
@pytest.mark.django_db
def test_a_target_counts_exactly_those_who_satisfy_it(world, on, classes):
    with throw_away(), every_agency(reason="a property looks everywhere"):
        units = tuple(TargetUnit(f"X{n:02}") for n in range(len(world)))
        for unit, agency in zip(units, world, strict=True):
            row = known_agency(unit.code)
            owe(row)
            if agency:
                send_report(row, agency["at"], values_of(agency))
        planned = plan(units)
        hold_classes(planned, classes)
        found = {one.target.code: one for one in progress_of(planned, NOW, on)}

    kept = sum(by_the_rule(agency, on) for agency in world)
    arrived = [a for a in world if a and a["at"].astimezone(ICT).date() <= on]
    assert found["T1"].achieved == kept
    assert len(found["T1"].records) == kept
    assert found["T1"].achieved + found["T1"].missing <= len(world)
    assert found["T6"].achieved == sum(a["at"] < DEADLINE for a in arrived)
    assert found["T6"].aim == len(world)
    assert found["T3"].achieved == classes
    for target in found.values():
        assert target.percent is None or 0 <= target.percent <= 100


def plan(units: tuple[TargetUnit, ...]) -> ProvincialPlan:
    """T1 over these agencies, T3 aiming at three classes, T6 over all who owe."""
    content = usual_content(2022)
    for target in (
        replace(content.target("T1"), units=units, roster=RosterKnown.COMPLETE),
        replace(content.target("T3"), stated=3),
        replace(content.target("T6"), roster=RosterKnown.COMPLETE),
    ):
        content = content.with_target(target)
    return make_plan(content=content)


def hold_classes(planned: ProvincialPlan, number: int) -> None:
    """What was entered by hand: so many classes, fewer or more than planned."""
    ProgressEntry(
        plan=planned,
        target="T3",
        as_of=dt.date(2022, 6, 30),
        value=number,
        evidence="Danh sách lớp",
        entered_by=make_person(),
        entered_at=NOW,
    ).save()
