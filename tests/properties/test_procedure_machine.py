"""INV-13 through every door: no procedure comes into force that can be late by its own table.

One office with two internal procedures, a province that publishes limits now and for later, days
off and swaps that are decided meanwhile; people write steps, promise, submit, approve in any order
and for any day. For each version that was approved the test walks every start day by itself.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import make_actor, make_agency
from tests.factories.documents import MONDAY, Office
from tests.factories.flows import procedure_of, rewritten
from tests.factories.procedures import line, sheet_of
from tests.properties.worlds import throw_away
from thuan.domains.registry.procedures.api import Decision, publish
from thuan.domains.registry.procedures.models import ProcedureTerms
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion, Review
from thuan.domains.system.documents.services.writing import change_draft, revise_document
from thuan.domains.system.procedures.content import Committed, ProcedureContent, Step, read
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.calendar.models import WorkingDaySwap
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db

CHECKING = "src/thuan/domains/system/procedures/services/checking.py"
LIMITS = "src/thuan/domains/system/procedures/selectors/limits.py"
REVIEWING = "src/thuan/domains/system/documents/services/reviewing.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (REVIEWING, " or refusal_of(version, effective_from)", ""),
    (LIMITS, "    if content.committed:", "    if content.committed and not limits:"),
    (CHECKING, "working_days.load(first=first), first)", "working_days.WorkingDays({}), first)"),
    (CHECKING, "    if unknown:", "    if unknown and not limits:"),
]
DAY = dt.timedelta(days=1)
NOTHING = (Review.DoesNotExist, DocumentVersion.DoesNotExist)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, *NOTHING)
CODES = ("9.1", "9.2")
# Off in the year that is walked, beside weekends: Hùng Kings (Sunday 10/4, so Monday), 30/4 and 1/5
# (a Saturday and a Sunday, so Monday and Tuesday), 1 and 2/9, New Year (a Sunday, so Monday), Tết.
HOLIDAYS = frozenset(
    {
        *(dt.date(2022, 4, 11), dt.date(2022, 5, 2), dt.date(2022, 5, 3)),
        *(dt.date(2022, 9, 1), dt.date(2022, 9, 2), dt.date(2023, 1, 2)),
        *(dt.date(2023, 1, day) for day in (20, 23, 24, 25, 26)),
    }
)
# The one working day between Tết of 2023 and the weekend after it.
AFTER_TET = dt.date(2023, 1, 27)
STARTS = 340
UNITS = ("ngày làm việc", "ngày", "giờ")
ACTS = (
    *("steps", "steps", "codes", "promise", "publish", "swap"),
    *("send", "approve", "revise", "pass"),
)

STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 12), st.integers(0, 5))
PROGRAM = st.lists(STEP, max_size=14)


def works(day: dt.date, swaps: dict[dt.date, bool]) -> bool:
    if day in swaps:
        return swaps[day]
    return day.weekday() < 5 and day not in HOLIDAYS


def in_time(hours: Decimal, start: dt.date, value: Decimal, unit: str, swaps) -> bool:
    """Walk the days after the start, eight hours on each that is worked, to the limit's end."""
    if unit != "CALENDAR_DAYS":
        return hours <= (value if unit == "HOURS" else value * 8)
    worked = sum(works(start + DAY * n, swaps) for n in range(1, int(value) + 1))
    return hours <= worked * 8


def ways(steps) -> list[Decimal]:
    """The hours of every way through the parallel groups."""
    groups: list[list[Decimal]] = []
    for one in steps:
        hours = one.limit * 8 if one.limit_unit == "DAYS" else one.limit
        if one.with_previous and groups:
            groups[-1].append(hours)
        else:
            groups.append([hours])
    return [sum(way, Decimal(0)) for way in product(*groups)]


class World:
    """The office, the province, and what the test wrote down at each approval."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Office()
            self.keeper_home = make_agency("Sở Khoa học")
        self.now = MONDAY
        self.swaps: dict[dt.date, bool] = {}
        # Version → the register and the swaps as they were known when it was approved.
        self.judged: dict[int, tuple[list[ProcedureTerms], dict[dt.date, bool]]] = {}
        for code in CODES:
            self.publish(code, "10 ngày làm việc", MONDAY.date())
        self.documents = [procedure_of(self.office, code, days=("2",)).document for code in CODES]

    def publish(self, code: str, limit: str, begins: dt.date) -> None:
        with every_agency(reason="a test arranges"):
            keeper = make_actor("DOST_ADMIN", self.keeper_home, self.now, reach="ALL")
        decision = Decision(f"{self.now.timestamp():.0f}/QĐ", self.now.date(), begins)
        with entered(keeper.scope()):
            publish(actor=keeper, at=self.now, decision=decision, sheet=sheet_of(line(code, limit)))

    def play(self, program) -> None:
        for act, which, first, second in program:
            self.now += dt.timedelta(seconds=1)
            with suppress(*REFUSALS):
                getattr(self, f"_{act}")(which, first, second)

    def at(self, which: int, *states: str) -> DocumentVersion:
        with every_agency(reason="a test looks"):
            rows = DocumentVersion.objects.filter(document=self.documents[which], state__in=states)
            return rows.select_related("document", "file").latest("pk")

    def _rewrite(self, which: int, **changes) -> None:
        draft = self.at(which, S.DRAFT)
        content = read(draft.structure)
        kept = {"covers": content.covers, "committed": content.committed, "steps": content.steps}
        content = ProcedureContent(**{**kept, **changes})
        rewritten(self.office, draft, content, at=self.now)

    def _steps(self, which, first, second) -> None:
        days = Step("A", "Công chức", Decimal(first), "DAYS")
        hours = Step("B", "Công chức", Decimal(second * 7), "HOURS", with_previous=bool(second % 2))
        self._rewrite(
            which, steps=(days, hours, Step("C", "Công chức", Decimal(second % 2), "HOURS"))
        )

    def _codes(self, which, first, _second) -> None:
        self._rewrite(which, covers=(CODES[which], "9.404")[: 1 + first % 2])

    def _promise(self, which, first, second) -> None:
        unit = ("WORKING_DAYS", "CALENDAR_DAYS", "HOURS")[second % 3]
        self._rewrite(which, committed=Committed(Decimal(first), unit))

    def _publish(self, which, first, second) -> None:
        begins = business_day(self.now) + DAY * (first * 2)
        self.publish(CODES[which], f"{first} {UNITS[second % 3]}", begins)

    def _swap(self, _which, first, second) -> None:
        day = AFTER_TET if second == 5 else business_day(self.now) + DAY * (first + second)
        if day not in self.swaps:
            self.swaps[day] = not works(day, {})
            with every_agency(reason="a test arranges"):
                turned = {"is_working": self.swaps[day], "name": "hoán đổi", "legal_basis": "QĐ"}
                WorkingDaySwap.objects.create(day=day, **turned)

    def _send(self, which, _first, _second) -> None:
        draft = self.at(which, S.DRAFT)
        words = {"summary": "Sửa các bước"}
        draft = self.office.does("lan", change_draft, self.now, draft=draft, sets=words)
        self.office.endorse(self.office.submit(draft, at=self.now), at=self.now)

    def _approve(self, which, first, second) -> None:
        begins = business_day(self.now) + DAY * (first * (second % 3))
        waiting = self.at(which, S.PENDING_APPROVAL)
        approved = self.office.approve(waiting, at=self.now, begins=begins)
        with every_agency(reason="a test looks"):
            terms = ProcedureTerms.objects.select_related("procedure")
            self.judged[approved.pk] = list(terms), dict(self.swaps)

    def _revise(self, which, _first, _second) -> None:
        document = self.documents[which]
        act = {"document": document, "reason": "IMPROVEMENT"}
        self.office.does("lan", revise_document, self.now, **act)

    def _pass(self, _which, first, _second) -> None:
        for _night in range(first):
            self.now = dt.datetime.combine(business_day(self.now) + DAY, dt.time(8), ICT)
            activate_due(self.now)


GO = [("send", 0, 1, 0), ("approve", 0, 1, 0)]
TEN_CALENDAR_DAYS = ("publish", 0, 10, 1)
LATER = [("pass", 0, 12, 0), ("pass", 0, 12, 0), *GO]


@given(program=PROGRAM)
# The law shortens the limit while the version waits for the signature.
@example(program=[("steps", 0, 9, 0), GO[0], ("publish", 0, 3, 0), GO[1]])
@example(program=[("steps", 0, 5, 0), ("promise", 0, 3, 0), *GO])
@example(program=[("codes", 0, 1, 0), *GO])
# Ten calendar days hold one working day over Tết, and none when that day is turned around.
@example(program=[("steps", 0, 1, 0), TEN_CALENDAR_DAYS, ("swap", 0, 1, 5), *LATER])
@example(program=[("steps", 0, 1, 0), TEN_CALENDAR_DAYS, *LATER])
@example(program=[("steps", 0, 2, 0), *GO, ("revise", 0, 1, 0), ("steps", 0, 12, 0), *GO])
@example(program=[("steps", 0, 2, 0), GO[0], ("approve", 0, 5, 1), ("pass", 0, 6, 0)])
def test_no_procedure_comes_into_force_that_can_be_late_by_its_own_table(program):
    with throw_away():
        world = World()
        world.play(program)

        with every_agency(reason="the test looks at everything"):
            rows = list(DocumentVersion.objects.filter(pk__in=world.judged))
        assert {row.state for row in rows} <= {S.APPROVED, S.EFFECTIVE, S.OBSOLETE}
        for row in rows:
            content = read(row.structure)
            terms, swaps = world.judged[row.pk]
            mine = [one for one in terms if one.procedure.code in content.covers]
            on_the_day = {one.procedure.code for one in mine if one.holds_on(row.effective_from)}
            assert on_the_day == set(content.covers) != set()
            limits = [
                (one.limit_value, one.limit_unit)
                for one in mine
                if one.valid_to is None or one.valid_to > row.effective_from
            ]
            if content.committed:
                limits.append((content.committed.value, content.committed.unit))
            starts = [row.effective_from + DAY * n for n in range(STARTS)]
            assert all(
                in_time(hours, start, value, unit, swaps)
                for hours in ways(content.steps)
                for value, unit in limits
                for start in starts
            ), f"INV-13: {content.steps} against {limits}"
