"""What the random programs decide and check beside the procedure: time, paper, isolation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from tests.factories.reporting import PEOPLE, ROSTER, Province, full_values, secret_word
from tests.properties.reporting_model import World, day_of
from thuan.domains.oversight.reporting.services.paper import SignedPaper
from thuan.domains.oversight.reporting.services.terms import Decision
from thuan.kernel.files.intake import Intake
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.rows import AgencyRow, CaseBetween
from thuan.kernel.tenancy.scope import agency_scope

REFUSALS = (PermissionDenied, ValidationError, StaleRow)
agencies = st.sampled_from(ROSTER)
people = st.sampled_from(sorted(PEOPLE))


def refused(act: Callable[[], object]) -> bool:
    """Whether the product refuses the act, leaving nothing behind."""
    try:
        with transaction.atomic():
            act()
    except REFUSALS:
        return True
    return False


class Decisions:
    """The director's decisions, and the paper that comes with the post."""

    province: Province
    world: World
    scan: Intake
    now: dt.datetime
    numbers: int

    @rule(
        agency=agencies,
        who=st.one_of(st.just("director"), people),
        day=st.sampled_from([14, 15, 17, 25]),
    )
    def extend(self, agency: str, who: str, day: int) -> None:
        """INV-39, INV-43: before the deadline that stands, only longer, by the director."""
        self.try_extension(agency, who, day)

    @rule(agency=agencies)
    def extend_by_nothing(self, agency: str) -> None:
        """The day that stands already is no longer deadline."""
        self.try_extension(agency, "director", self.world.reports[agency].deadline.day)

    def try_extension(self, agency: str, who: str, day: int) -> None:
        """Let the person give until the end of a day of October, 17:00 by UTC."""
        self.numbers += 1
        bound = dt.datetime(2022, 10, day, 17, 0, tzinfo=dt.UTC)
        decides = self.world.decides("DOST_HEAD", agency, who, day_of(self.now))
        legal = decides and self.world.extendable(agency, self.now, bound)
        facts = {
            "decision": Decision(f"{self.numbers}/QĐ", day_of(self.now)),
            "due_on": dt.date(2022, 10, day),
        }
        assert refused(lambda: self.province.extend(agency, who=who, at=self.now, **facts)) != legal
        if legal:
            report = self.world.reports[agency]
            report.deadline, report.version = bound, report.version + 1

    @rule(agency=agencies, who=st.one_of(st.just("director"), people))
    def waive(self, agency: str, who: str) -> None:
        """A lateness is waived once, and stays (INV-39)."""
        report = self.world.reports[agency]
        decides = self.world.decides("DOST_HEAD", agency, who, day_of(self.now))
        legal = decides and report.late is True and "FORCE_MAJEURE" not in report.waived
        decision = Decision("52/QĐ", day_of(self.now), "Lũ lụt")
        act = {"who": who, "at": self.now, "decision": decision}
        assert refused(lambda: self.province.waive(agency, **act)) != legal
        if legal:
            report.waived.add("FORCE_MAJEURE")
            report.version += 1

    @rule(agency=agencies, who=st.one_of(st.sampled_from(["officer", "colleague"]), people))
    def paper_comes(self, agency: str, who: str) -> None:
        """A paper stamped on 03/10 is registered and entered on behalf of its agency."""
        self.numbers += 1
        report, day = self.world.reports[agency], day_of(self.now)
        values = full_values(self.province.agencies[agency], 10 + self.numbers)
        stamp = dt.date(2022, 10, 3)
        facts = {
            "arrived_on": stamp,
            "incoming_no": str(self.numbers),
            "paper": SignedPaper("15/BC", stamp, "Người ký"),
            "scan": self.scan,
        }
        legal = self.world.enterable(agency, who, day)

        def act() -> None:
            arrival = self.province.paper_arrives(agency, who, at=self.now, **facts)
            self.province.enter(arrival, agency, who, values=values, at=self.now)

        assert refused(act) != legal
        if not legal:
            return
        if report.state == "NOT_STARTED":
            report.values = values
        report.state, report.version, report.sent = "SUBMITTED", report.version + 1, 1
        report.first, report.late = self.now, self.now >= report.deadline
        report.parts.append(("PREPARER", frozenset({who})))
        if report.late:
            report.waived.add("PAPER_RECEIVED")
            report.version += 1


class Isolation:
    """What each agency's own people can read."""

    province: Province
    numbers: int
    events: dict[Any, Any]
    looked_at: tuple[int, int]

    @invariant()
    def no_agency_reads_another_s_words(self) -> None:
        """INV-45: every table of agencies, read as each agency's own people would."""
        written = (self.numbers, len(self.events))
        if written == self.looked_at:
            return
        self.looked_at = written
        for name in ROSTER:
            agency = self.province.agencies[name]
            others = [secret_word(self.province.agencies[o]) for o in ROSTER if o != name]
            with agency_scope([agency.pk]):
                for model in _tables():
                    if name == "dost" and issubclass(model, CaseBetween):
                        continue  # the department holds these cases itself
                    for row in model.objects.values():
                        assert not any(word in str(row) for word in others), model
                        assert agency.pk in (row.get("agency_id"), row.get("subject_agency_id"))


def _tables():
    return [
        model
        for model in apps.get_models()
        if issubclass(model, (AgencyRow, CaseBetween)) and model.__module__.startswith("thuan.")
    ]
