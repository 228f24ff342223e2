"""How far a target is: counted over complete lists, entered otherwise, never 0 for unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.domains.oversight.programme.conftest import NOW
from tests.factories import make_agency, make_person
from tests.factories.plans import known_agency, make_plan, owe, send_report
from tests.factories.rounds import make_cycle
from thuan.domains.oversight.programme.content import TargetUnit, usual_content
from thuan.domains.oversight.programme.enums import ExpansionKind, Light, RosterKnown
from thuan.domains.oversight.programme.models import ProgressEntry
from thuan.domains.oversight.programme.selectors.progress import light_of, progress_of
from thuan.domains.oversight.programme.selectors.standing import year_before
from thuan.domains.registry.agencies.enums import CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
ON_TIME = dt.datetime(2022, 10, 10, 9, tzinfo=ICT)
LATE = dt.datetime(2022, 10, 20, 9, tzinfo=ICT)
ALIVE = {
    "R08.declared": True,
    "R08.declared_on": "2020-10-05",
    "R27.audit_held": True,
    "R27.audit_to": "2022-07-15",
    "R29.review_held": True,
    "R29.review_on": "2022-08-20",
}


def plan_with(code: str, **sets):
    content = usual_content(2022)
    return make_plan(content=content.with_target(replace(content.target(code), **sets)))


def complete(*units: TargetUnit, **more):
    return {"units": units, "stated": len(units), "roster": RosterKnown.COMPLETE, **more}


def one(plan, code: str, as_of: dt.date | None = None):
    return next(p for p in progress_of(plan, NOW, as_of) if p.target.code == code)


class TestMaintained:
    @pytest.fixture
    def plan(self, db):
        for code in ("X01", "X02"):
            known_agency(code)
        return plan_with("T1", **complete(TargetUnit("X01"), TargetUnit("X02")))

    def agency(self, code):
        return Agency.objects.get(code=code)

    def test_all_four_conditions_count(self, plan):
        send_report(self.agency("X01"), ON_TIME, ALIVE)
        found = one(plan, "T1")

        assert (found.achieved, found.aim, found.baseline) == (1, 2, 2)
        assert found.records == (str(self.agency("X01").public_id),)
        assert (found.source, found.missing) == ("AUTO", 0)

    @pytest.mark.parametrize(
        "lacking",
        [
            {"R08.declared": False},
            {"R27.audit_held": False},
            {"R29.review_held": False},
            {"R27.audit_to": "2021-12-14"},
            {"R29.review_on": "2021-01-01"},
        ],
    )
    def test_one_that_fails_is_enough(self, plan, lacking):
        send_report(self.agency("X01"), ON_TIME, {**ALIVE, **lacking})

        assert (one(plan, "T1").achieved, one(plan, "T1").missing) == (0, 0)

    def test_an_audit_of_exactly_a_year_ago_still_counts(self, plan):
        send_report(self.agency("X01"), ON_TIME, {**ALIVE, "R27.audit_to": "2021-12-15"})

        assert one(plan, "T1").achieved == 1

    def test_what_nobody_said_is_missing_and_not_no(self, plan):
        silent = {code: value for code, value in ALIVE.items() if code != "R29.review_on"}
        send_report(self.agency("X01"), ON_TIME, silent)

        assert (one(plan, "T1").achieved, one(plan, "T1").missing) == (0, 1)

    def test_before_the_deadline_a_report_that_has_not_come_is_unknown(self, plan):
        make_cycle()
        early = next(p for p in progress_of(plan, dt.datetime(2022, 10, 12, 8, tzinfo=ICT)))

        assert (early.achieved, early.missing) == (0, 2)

    def test_on_an_earlier_day_only_what_had_arrived_counts(self, plan):
        send_report(self.agency("X01"), ON_TIME, ALIVE)
        send_report(self.agency("X02"), LATE, ALIVE)

        assert one(plan, "T1", dt.date(2022, 10, 9)).achieved == 0
        assert one(plan, "T1", dt.date(2022, 10, 10)).achieved == 1
        assert one(plan, "T1").achieved == 2

    def test_it_follows_the_line_of_the_year_once_reports_are_due(self, plan):
        make_cycle()

        assert one(plan, "T1", dt.date(2022, 10, 14)).light is Light.GREEN
        assert one(plan, "T1").light is Light.RED

    def test_a_day_to_come_is_today(self, plan):
        assert one(plan, "T1", dt.date(2030, 1, 1)).as_of == dt.date(2022, 12, 15)


class TestWidened:
    def test_a_new_agency_counts_with_its_first_declaration_in_the_year(self):
        for code, day in (("N1", "2022-06-05"), ("N2", "2021-06-05")):
            send_report(known_agency(code), ON_TIME, {"R08.declared": True, "R08.declared_on": day})
        units = [TargetUnit(code, ExpansionKind.NEW_AGENCY) for code in ("N1", "N2")]
        found = one(plan_with("T2", **complete(*units)), "T2")

        assert (found.achieved, found.missing) == (1, 0)

    def test_an_unclear_kind_is_unknown(self):
        send_report(known_agency("N1"), ON_TIME, ALIVE)
        plan = plan_with("T2", **complete(TargetUnit("N1", ExpansionKind.UNKNOWN)))

        assert (one(plan, "T2").achieved, one(plan, "T2").missing) == (0, 1)


class TestReports:
    def test_those_on_time_are_counted_over_all_who_owe(self):
        for code, at in (("X01", ON_TIME), ("X02", LATE), ("X03", None)):
            agency = known_agency(code)
            owe(agency)
            if at:
                send_report(agency, at, {})
        found = one(plan_with("T6", roster=RosterKnown.COMPLETE), "T6")

        assert (found.achieved, found.aim, found.missing) == (1, 3, 0)

    def test_an_agency_that_came_after_the_plan_counts_too(self):
        agency = make_agency("UBND xã Mới", code="MOI")
        span = {"agency": agency, "valid_from": dt.date(2022, 9, 1), "recorded_at": NOW}
        AgencyCode.objects.create(**span, scheme=CodeScheme.THUAN, code="MOI")
        owe(agency)
        send_report(agency, ON_TIME, {})

        assert one(plan_with("T6", roster=RosterKnown.COMPLETE), "T6").achieved == 1

    def test_before_anybody_owes_a_report_nothing_is_known(self):
        found = one(plan_with("T6", roster=RosterKnown.COMPLETE), "T6")

        assert (found.achieved, found.aim, found.light) == (None, None, Light.UNKNOWN)


class TestEntered:
    @pytest.fixture
    def plan(self, db):
        return plan_with("T3", stated=3)

    def entry(self, plan, day, value):
        ProgressEntry(
            plan=plan,
            target="T3",
            as_of=day,
            value=value,
            evidence="Danh sách lớp",
            entered_by=make_person(),
            entered_at=NOW,
        ).save()

    def test_before_the_first_entry_nothing_is_known(self, plan):
        found = one(plan, "T3")

        assert (found.achieved, found.aim, found.source) == (None, 3, "ENTERED")
        assert (found.light, found.percent) == (Light.UNKNOWN, None)

    def test_the_newest_entry_up_to_the_day_counts(self, plan):
        self.entry(plan, dt.date(2022, 5, 27), 1)
        self.entry(plan, dt.date(2022, 6, 24), 3)

        assert one(plan, "T3", dt.date(2022, 6, 1)).achieved == 1
        assert (one(plan, "T3").achieved, one(plan, "T3").light) == (3, Light.REACHED)

    def test_more_than_planned_is_shown_with_its_number_and_a_full_bar(self, plan):
        self.entry(plan, dt.date(2022, 6, 24), 5)

        assert (one(plan, "T3").achieved, one(plan, "T3").percent) == (5, 100.0)

    def test_a_list_that_is_not_complete_is_never_counted(self):
        send_report(known_agency("X01"), ON_TIME, ALIVE)
        half = {"units": (TargetUnit("X01"),), "stated": 106, "roster": RosterKnown.PARTIAL}
        found = one(plan_with("T1", **half), "T1")

        assert (found.achieved, found.source) == (None, "ENTERED")


@pytest.mark.parametrize(
    ("achieved", "day", "light"),
    [
        (50, dt.date(2022, 7, 2), Light.GREEN),
        (49, dt.date(2022, 7, 2), Light.AMBER),
        (40, dt.date(2022, 7, 2), Light.AMBER),
        (39, dt.date(2022, 7, 2), Light.RED),
        (90, dt.date(2022, 12, 31), Light.AMBER),
        (89, dt.date(2023, 3, 1), Light.RED),
        (100, dt.date(2022, 2, 1), Light.REACHED),
        (0, dt.date(2022, 1, 1), Light.GREEN),
        (None, dt.date(2022, 7, 2), Light.UNKNOWN),
    ],
)
def test_the_light_follows_the_straight_line_of_the_year(achieved, day, light):
    first, last = dt.date(2022, 1, 1), dt.date(2022, 12, 31)

    assert light_of(achieved, 100, first, last, day) is light


def test_a_year_before_the_leap_day_is_the_28th():
    assert year_before(dt.date(2024, 2, 29)) == dt.date(2023, 2, 28)
