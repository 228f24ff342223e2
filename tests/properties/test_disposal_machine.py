"""INV-05: whatever an office does, no record goes before its day, while held, or undecided.

Two records kept five years, one free already and one half a year later; people who list, propose,
decide, hold and dispose in any order, with months that pass. The days are counted here by hand.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories.records import Archive, pdf
from tests.properties.worlds import throw_away
from thuan.domains.system.records.models import DisposalCase, Hold, Record
from thuan.domains.system.records.services.disposing import (
    approve_disposal,
    cancel_disposal,
    carry_out_disposal,
    draft_disposal,
    propose_disposal,
    reject_disposal,
    take_out,
)
from thuan.domains.system.records.services.keeping import (
    RecordWords,
    close_record,
    hold_record,
    lift_hold,
    open_record,
)
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.files.enums import FileState
from thuan.kernel.files.links import attachments_of
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

RECORD = "src/thuan/domains/system/records/workflow/record.py"
COMMON = "src/thuan/domains/system/records/services/common.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (
        RECORD,
        "(its_period_is_over, its_period_was_confirmed, nothing_holds_it)",
        "(nothing_holds_it,)",
    ),
    (RECORD, "its_period_was_confirmed, nothing_holds_it)", "its_period_was_confirmed)"),
    (COMMON, "record_type.retention_years + 1, 1, 1)", "record_type.retention_years, 1, 1)"),
]
START = dt.datetime(2021, 6, 1, 8, tzinfo=ICT)
# Closed in the year, kept five years from its end: free from the first day after.
CLOSED = (dt.date(2015, 11, 20), dt.date(2016, 6, 1))
FREE = (dt.date(2021, 1, 1), dt.date(2022, 1, 1))
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, LookupError)
WHO = ("archivist", "head", "secretary", "lan")
ACTS = (
    *("draft", "propose", "approve", "carry_out", "carry_out"),
    *("hold", "lift", "reject", "cancel", "take_out", "pass"),
)
STEP = st.tuples(st.sampled_from(WHO), st.sampled_from(ACTS), st.integers(0, 2))
STEPS = st.lists(STEP, max_size=14)


class World:
    """The archive, its two records, and what the test wrote down of each going."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Archive()
        self.now = START
        kind = self.office.type("Hồ sơ đánh giá nội bộ", at=START)
        self.records = [self._kept(kind, n, day) for n, day in enumerate(CLOSED)]
        self.gone: dict[int, dt.date] = {}

    def _kept(self, kind, number: int, closed: dt.date) -> Record:
        words = RecordWords(f"Hồ sơ {number}", dt.date(2015, 2, 1))
        files = {"intake": pdf(f"tep {number}")}
        record = self.does("lan", open_record, record_type=kind, words=words, **files)
        return self.does("lan", close_record, record=record, closed_on=closed)

    def does(self, who: str, act, **arguments):
        return self.office.does(who, act, self.now, **arguments)

    def play(self, steps) -> None:
        for who, act, which in steps:
            self.now += dt.timedelta(seconds=1)
            held = self.held()
            with suppress(*REFUSALS):
                getattr(self, f"_{act}")(who, which)
            self.look(held)

    def held(self) -> set[int]:
        with every_agency(reason="the test looks"):
            return set(Hold.objects.filter(state="STANDING").values_list("record_id", flat=True))

    def look(self, held: set[int]) -> None:
        """Who went with this step: past its day, not held, decided by somebody else."""
        with every_agency(reason="the test looks"):
            rows = {row.pk: row for row in Record.objects.select_related("disposal")}
        for number, record in enumerate(self.records):
            row = rows[record.pk]
            if row.state != "DISPOSED" or row.pk in self.gone:
                continue
            self.gone[row.pk] = business_day(self.now)
            assert business_day(self.now) >= FREE[number], "INV-05: before its day"
            assert row.pk not in held, "INV-05: while held"
            assert row.disposal.decided_at is not None, "INV-05: undecided"

    def case(self, *states: str) -> DisposalCase:
        with every_agency(reason="the test looks"):
            found = DisposalCase.objects.filter(state__in=states).order_by("-pk").first()
        if found is None:
            raise LookupError
        return found

    def _chosen(self, which: int) -> list[Record]:
        return self.records if which == 2 else [self.records[which]]

    def _draft(self, who: str, which: int) -> None:
        keys = [record.pk for record in self._chosen(which)]
        agency = self.office.agency.pk
        self.does(who, draft_disposal, agency_id=agency, title="Hủy hồ sơ", records=keys)

    def _propose(self, who: str, which: int) -> None:
        self.does(who, propose_disposal, case=self.case("DRAFT"))

    def _approve(self, who: str, which: int) -> None:
        case = self.case("PROPOSED")
        numbers = {"council_no": "3/BB", "decision_no": "4/QĐ"}
        self.does(who, approve_disposal, case=case, shown_hash=case.content_hash, **numbers)

    def _carry_out(self, who: str, which: int) -> None:
        case = self.case("APPROVED", "PROPOSED", "DRAFT")
        self.does(who, carry_out_disposal, case=case, minutes="Đã hủy")

    def _reject(self, who: str, which: int) -> None:
        self.does(who, reject_disposal, case=self.case("PROPOSED"), comment="Giữ lại")

    def _cancel(self, who: str, which: int) -> None:
        case = self.case("DRAFT", "PROPOSED", "APPROVED")
        self.does(who, cancel_disposal, case=case, comment="Thôi")

    def _take_out(self, who: str, which: int) -> None:
        self.does(who, take_out, record=self._chosen(which)[0], comment="Khiếu nại")

    def _hold(self, who: str, which: int) -> None:
        told = {"reason": "COMPLAINT", "reference": "Đơn 12"}
        self.does(who, hold_record, record=self._chosen(which)[0], **told)

    def _lift(self, who: str, which: int) -> None:
        with every_agency(reason="the test looks"):
            found = Hold.objects.filter(state="STANDING").select_related("record").first()
        if found is None:
            raise LookupError
        self.does(who, lift_hold, hold=found, comment="Xong")

    def _pass(self, who: str, which: int) -> None:
        self.now += dt.timedelta(days=70 * (which + 1))


def decided(which: int):
    """A list of these records proposed and decided."""
    return [
        ("archivist", "draft", which),
        ("archivist", "propose", which),
        ("head", "approve", which),
    ]


GONE = ("archivist", "carry_out", 0)


@given(steps=STEPS)
@example(steps=[*decided(0), GONE])
@example(steps=[*decided(1), GONE, ("lan", "pass", 2), ("lan", "pass", 2), *decided(1), GONE])
@example(steps=[*decided(2), GONE])
@example(steps=[*decided(0), ("secretary", "hold", 0), ("head", "hold", 0), GONE])
@example(steps=[("secretary", "hold", 0), ("head", "hold", 0), *decided(0), GONE])
def test_no_record_goes_before_its_day_while_held_or_undecided(steps):
    with throw_away():
        world = World()
        world.play(steps)

        with every_agency(reason="the test looks"):
            for record in Record.objects.filter(pk__in=[one.pk for one in world.records]):
                states = {link.file.state for link in attachments_of(record)}
                gone = record.state == "DISPOSED"
                assert states == {FileState.DISPOSED if gone else FileState.KEPT}, "INV-05: content"


def test_a_free_record_goes_by_decision_and_leaves_its_row():
    """What the machine refuses it must not refuse to everybody: the ordinary way is open."""
    with throw_away():
        world = World()
        world.play([*decided(0), GONE])

        assert list(world.gone) == [world.records[0].pk]
