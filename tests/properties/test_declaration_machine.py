"""INV-33: whatever an agency does, at most one declaration stands, and it is the newest published.

One agency; people who enter, publish, cancel, lapse and withdraw declarations of any day in any
order. Who stands is worked out here by hand from what was published.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories.declarations import Office
from tests.properties.worlds import throw_away
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.package import content_hash
from thuan.domains.oversight.declarations.services.publishing import (
    cancel_declaration,
    lapse_declaration,
    withdraw_declaration,
)
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

PUBLISHING = "src/thuan/domains/oversight/declarations/services/publishing.py"
SELECTORS = "src/thuan/domains/oversight/declarations/selectors/declarations.py"
WORKFLOW = "src/thuan/domains/oversight/declarations/workflow.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    # The one that stood is not replaced.
    (PUBLISHING, "(old := standing(declaration.agency_id)) is not None", "False"),
    # An older paper pushes the newest aside.
    (PUBLISHING, "    if later is not None:", "    if False:"),
    # The one before is taken for the one after.
    (
        SELECTORS,
        "declared_on__gt=declaration.declared_on",
        "declared_on__lt=declaration.declared_on",
    ),
    # A withdrawn one goes on standing.
    (WORKFLOW, "            S.WITHDRAWN,", "            S.PUBLISHED,"),
]
START = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, LookupError)
WHO = ("secretary", "manager", "head", "lan", "officer")
ACTS = ("enter", "enter", "publish", "publish", "publish", "cancel", "lapse", "withdraw")
STEP = st.tuples(st.sampled_from(WHO), st.sampled_from(ACTS), st.integers(0, 5))
STEPS = st.lists(STEP, max_size=16)


class World:
    """One agency, and what the test wrote down of it."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Office()
        self.now = START
        self.stands: dt.date | None = None
        self.newest: dt.date | None = None
        self.hashes: dict[int, str] = {}

    def play(self, steps) -> None:
        for who, act, which in steps:
            self.now += dt.timedelta(hours=1)
            with suppress(*REFUSALS):
                getattr(self, f"_{act}")(who, which)
            self.look()

    def rows(self, *states: str) -> list[Declaration]:
        with every_agency(reason="the test looks"):
            rows = Declaration.objects.select_related("agency", "edition", "scan")
            return list(rows.filter(state__in=states).order_by("pk"))

    def look(self) -> None:
        """At most one stands; it is the one worked out here; what was public is unchanged."""
        standing = self.rows("PUBLISHED")
        days = [row.declared_on for row in standing]
        assert days == ([self.stands] if self.stands else []), "INV-33"
        for row in self.rows("PUBLISHED", "SUPERSEDED", "LAPSED", "WITHDRAWN"):
            assert row.content_hash == content_hash(row), "INV-33: locked"
            assert self.hashes.setdefault(row.pk, row.content_hash) == row.content_hash

    def one(self, which: int, *states: str) -> Declaration:
        found = self.rows(*states)
        if not found:
            raise LookupError
        return found[which % len(found)]

    def _enter(self, who: str, which: int) -> None:
        day = dt.date(2019, 1, 10) + dt.timedelta(days=90 * which)
        self.office.enter(f"{which}/CB", day, self.now, by=who)

    def _publish(self, who: str, which: int) -> None:
        row = self.one(which, "DRAFT")
        try:
            self.office.publish(row, self.now, by=who)
        except IntegrityError as refused:
            raise AssertionError("INV-33: the database had to refuse") from refused
        if self.newest is None or row.declared_on >= self.newest:
            self.stands = self.newest = row.declared_on

    def _end(self, who: str, which: int, act) -> None:
        row = self.one(which, "PUBLISHED")
        self.office.does(who, act, self.now, declaration=row, comment="Sáp nhập")
        self.stands = None

    def _lapse(self, who: str, which: int) -> None:
        self._end(who, which, lapse_declaration)

    def _withdraw(self, who: str, which: int) -> None:
        self._end(who, which, withdraw_declaration)

    def _cancel(self, who: str, which: int) -> None:
        row = self.one(which, "DRAFT")
        self.office.does(who, cancel_declaration, self.now, declaration=row, comment="Nhầm")


def entered_and_published(which: int):
    return [("secretary", "enter", which), ("manager", "publish", 0)]


@given(steps=STEPS)
@example(steps=[*entered_and_published(1), *entered_and_published(3)])
@example(steps=[*entered_and_published(3), *entered_and_published(1)])
@example(steps=[*entered_and_published(2), ("head", "withdraw", 0), *entered_and_published(4)])
@example(steps=[*entered_and_published(4), ("head", "lapse", 0), *entered_and_published(2)])
def test_at_most_one_declaration_stands_and_it_is_the_newest(steps):
    with throw_away():
        World().play(steps)
