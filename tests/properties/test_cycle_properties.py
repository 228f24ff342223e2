"""INV-43: whatever is drafted, changed and published, every day belongs to exactly one cycle."""

from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories.reporting import SEPTEMBER, Province, make_province
from tests.properties.reporting_decisions import refused
from tests.properties.worlds import throw_away
from thuan.domains.oversight.reporting.models import ReportCycle
from thuan.domains.oversight.reporting.services import cycles
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.scope import every_agency

WORKFLOW = "src/thuan/domains/oversight/reporting/workflow/cycle.py"
SERVICES = "src/thuan/domains/oversight/reporting/services/cycles.py"
# What must make these tests fail (F22): run.py drill sabotage.
SABOTAGES = [
    (
        WORKFLOW,
        "if before and before.period_to != cycle.period_from:",
        "if before and before.period_to > cycle.period_from:",
    ),
    (
        WORKFLOW,
        "if after and after.period_from != cycle.period_to:",
        "if after and after.period_from < cycle.period_to:",
    ),
    (WORKFLOW, 'order_by("-period_from").first()', 'order_by("period_from").first()'),
    (SERVICES, "    _check_terms(changed)\n", ""),
]

DAY = dt.timedelta(days=1)
# The first of October of six years, and the days beside two of them.
BOUNDS = [
    *(dt.date(year, 10, 1) for year in range(2019, 2025)),
    dt.date(2021, 9, 30),
    dt.date(2021, 10, 2),
    dt.date(2022, 9, 30),
    dt.date(2022, 10, 2),
]
YEARS = range(2020, 2026)
PERIOD = st.tuples(st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
STEP = st.one_of(
    st.tuples(st.just("draft"), st.sampled_from(YEARS), PERIOD),
    st.tuples(st.just("change"), st.sampled_from(YEARS), PERIOD),
    st.tuples(st.just("publish"), st.sampled_from(YEARS), st.none()),
    # The usual round, which mostly leads on.
    st.sampled_from(YEARS).map(lambda year: ("round", year, None)),
)


def october(year: int) -> dt.date:
    return dt.date(year, 10, 1)


def usual(year: int) -> tuple[dt.date, dt.date]:
    return october(year - 1), october(year)


FORWARDS_IN_TIME = [("round", year, None) for year in (2021, 2022, 2023)]
BACKWARDS_IN_TIME = [("round", year, None) for year in (2023, 2022, 2021)]
GAP_ON_EITHER_SIDE = [
    ("round", 2022, None),
    ("draft", 2024, (dt.date(2022, 10, 2), october(2023))),
    ("publish", 2024, None),
    ("draft", 2021, (october(2020), dt.date(2021, 9, 30))),
    ("publish", 2021, None),
]
OVERLAP_ON_EITHER_SIDE = [
    ("round", 2022, None),
    ("draft", 2024, (dt.date(2022, 9, 30), october(2023))),
    ("publish", 2024, None),
    ("draft", 2021, (october(2020), dt.date(2021, 10, 2))),
    ("publish", 2021, None),
]
A_YEAR_LEFT_OUT = [("round", 2021, None), ("round", 2022, None), ("round", 2024, None)]
CHANGED_ONTO_ANOTHER = [
    ("round", 2022, None),
    ("draft", 2023, usual(2023)),
    ("change", 2023, (october(2021), october(2023))),
    ("change", 2023, (october(2023), october(2022))),
    ("publish", 2023, None),
]


class Shelf:
    """The cycles as the specification has them, beside those of the product."""

    def __init__(self, province: Province) -> None:
        self.province = province
        self.drafts: dict[int, tuple[dt.date, dt.date]] = {}
        self.published: dict[int, tuple[dt.date, dt.date]] = {}

    def cycle(self, year: int) -> ReportCycle:
        with every_agency(reason="a test looks"):
            return ReportCycle.objects.select_related("template").get(year=year)

    def free(self, year: int, period: tuple[dt.date, dt.date]) -> bool:
        """A period runs forward and shares neither end with another cycle's same end."""
        others = {**self.drafts, **self.published}
        others.pop(year, None)
        first, after = period
        taken = any(first == a or after == b for a, b in others.values())
        return first < after and not taken

    def follows(self, year: int) -> bool:
        """The first one, or one that touches all that stands at one of its ends."""
        first, after = self.drafts[year]
        if not self.published:
            return True
        begin = min(a for a, _b in self.published.values())
        end = max(b for _a, b in self.published.values())
        return end == first or after == begin

    def play(self, step: str, year: int, period: tuple[dt.date, dt.date] | None) -> None:
        if step == "round":
            if year not in self.drafts and year not in self.published:
                self.play("draft", year, usual(year))
            self.play("publish", year, None)
            return
        legal, act = getattr(self, step)(year, period)
        assert refused(act) != legal, (step, year, period)
        if not legal:
            return
        if step == "publish":
            self.published[year] = self.drafts.pop(year)
        else:
            self.drafts[year] = period

    def draft(self, year, period):
        new = year not in self.drafts and year not in self.published
        terms = self.terms(period)
        more = {"template": self.province.template, "roll_rule": RollRule.NONE}

        def act():
            self.province.act(
                "admin", cycles.draft_cycle, at=SEPTEMBER, year=year, terms=terms, **more
            )

        return new and self.free(year, period), act

    def change(self, year, period):
        def act():
            if year not in {**self.drafts, **self.published}:
                raise ValidationError("there is nothing to change")
            row = self.cycle(year)
            sets = {"sets": self.terms(period), "base_version": row.version}
            self.province.act("admin", cycles.change_cycle, at=SEPTEMBER, cycle=row, **sets)

        return year in self.drafts and self.free(year, period), act

    def publish(self, year, _period):
        def act():
            if year not in {**self.drafts, **self.published}:
                raise ValidationError("there is nothing to publish")
            row = self.cycle(year)
            self.province.act("admin", cycles.publish_cycle, at=SEPTEMBER, cycle=row)

        return year in self.drafts and self.follows(year), act

    @staticmethod
    def terms(period: tuple[dt.date, dt.date]) -> dict[str, dt.date]:
        first, after = period
        return {"period_from": first, "period_to": after, "due_on": after, "roster_on": after}


def periods() -> list[tuple[dt.date, dt.date]]:
    """The published periods as the database holds them, the earliest first."""
    with every_agency(reason="a test looks"):
        rows = ReportCycle.objects.exclude(state="DRAFT").order_by("period_from")
        return list(rows.values_list("period_from", "period_to"))


def cycles_of_each_day(found: list[tuple[dt.date, dt.date]]) -> set[int]:
    """In how many cycles the days lie, from the first to the last of all of them."""
    if not found:
        return set()
    begin, end = min(a for a, _b in found), max(b for _a, b in found)
    days = [begin + DAY * n for n in range((end - begin).days)]
    return {sum(a <= day < b for a, b in found) for day in days}


@pytest.fixture
def drafted(db: None, at: dt.datetime) -> Province:
    return make_province(at)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=25 if settings().max_examples <= 25 else 500,
)
@given(steps=st.lists(STEP, max_size=12))
@example(steps=FORWARDS_IN_TIME)
@example(steps=BACKWARDS_IN_TIME)
@example(steps=GAP_ON_EITHER_SIDE)
@example(steps=OVERLAP_ON_EITHER_SIDE)
@example(steps=A_YEAR_LEFT_OUT)
@example(steps=CHANGED_ONTO_ANOTHER)
def test_every_day_belongs_to_exactly_one_published_cycle(drafted, steps):
    with throw_away():
        shelf = Shelf(drafted)
        for step in steps:
            shelf.play(*step)

            assert periods() == sorted(shelf.published.values())
            assert cycles_of_each_day(periods()) <= {1}


def test_two_drafts_published_at_the_same_moment_leave_no_day_in_two_cycles(flushable, at):
    with every_agency(reason="test data"):
        province = make_province(at)
    shelf = Shelf(province)
    shelf.play("draft", 2022, usual(2022))
    shelf.play("draft", 2023, (dt.date(2022, 3, 1), october(2023)))
    begin, outcomes = Barrier(2), []

    def publish(year: int) -> None:
        try:
            begin.wait(timeout=10)
            _legal, act = shelf.publish(year, None)
            outcomes.append(refused(act))
        finally:
            connection.close()

    threads = [Thread(target=publish, args=(year,)) for year in (2022, 2023)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False, True]
    assert cycles_of_each_day(periods()) == {1}
