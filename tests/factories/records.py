"""An agency with people who keep, hold and dispose of records, and rows straight in the tables."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import assign, make_agency, make_person, stamped
from thuan.domains.system.records.models import DisposalCase, Hold, Record, RecordType
from thuan.domains.system.records.package import list_hash, listed_line
from thuan.domains.system.records.services.defining import TypeWords, define_type
from thuan.domains.system.records.services.disposing import (
    approve_disposal,
    draft_disposal,
    propose_disposal,
)
from thuan.domains.system.records.services.keeping import RecordWords, close_record, open_record
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.files import storage
from thuan.kernel.files.intake import Intake, take_in
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.tenancy.writing import update_row
from thuan.kernel.text import fold, sort_key

MONDAY = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
# Closed in 2015 and kept five years: free from 01/01/2021 on.
OPENED, CLOSED, FREE = dt.date(2015, 2, 1), dt.date(2015, 11, 20), dt.date(2021, 1, 1)
_numbers = count(1)
PEOPLE = (
    *(("lan", "STAFF"), ("archivist", "ARCHIVIST"), ("secretary", "ISO_SEC")),
    *(("manager", "QMR"), ("head", "HEAD")),
)


def pdf(word: str) -> Intake:
    """A small PDF that was taken in; ``word`` makes its content."""
    content = f"%PDF-1.4\n{word}\n%%EOF\n".encode()
    return take_in(SimpleUploadedFile(f"{fold(word)}.pdf", content))


def aged(intake: Intake) -> None:
    """As if the content had lain there for days: nobody is storing it at this moment."""
    os.utime(storage.path_of(intake.sha256), (0, 0))


@dataclass
class Archive:
    """One agency with whoever keeps its records."""

    agency: Agency = field(default_factory=make_agency)
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, role in PEOPLE:
            self.people[name] = make_person(f"{role} {next(_numbers)}")
            assign(self.people[name], role, self.agency)

    def actor(self, name: str, at: dt.datetime = MONDAY) -> Actor:
        return actor_for(self.people[name], at)

    def does(self, name: str, act: Any, at: dt.datetime = MONDAY, **arguments: Any) -> Any:
        """The act of one of the people, in their own scope."""
        actor = self.actor(name, at)
        with entered(actor.scope()):
            return act(actor=actor, at=at, **arguments)

    def type(self, name: str = "", at: dt.datetime = MONDAY, **words: Any) -> RecordType:
        """A kind of record kept five years, its period confirmed."""
        told = {"legal_basis": "TT 08/2025/TT-BNV", "is_confirmed": True, **words}
        named = TypeWords(name or f"Loại {next(_numbers)}", **told)
        return self.does("archivist", define_type, at, agency_id=self.agency.pk, words=named)

    def open(
        self,
        kind: RecordType,
        title: str = "Đánh giá nội bộ 2015",
        at: dt.datetime = MONDAY,
        **more: Any,
    ) -> Record:
        words = RecordWords(title, OPENED)
        return self.does("lan", open_record, at, record_type=kind, words=words, **more)

    def closed(
        self,
        kind: RecordType,
        title: str = "Đánh giá nội bộ 2015",
        at: dt.datetime = MONDAY,
        **more: Any,
    ) -> Record:
        opened = self.open(kind, title, at, **more)
        return self.does("lan", close_record, at, record=opened, closed_on=CLOSED)

    def draft(
        self, *records: Record, by: str = "archivist", at: dt.datetime = MONDAY
    ) -> DisposalCase:
        return self.does(
            by,
            draft_disposal,
            at,
            agency_id=self.agency.pk,
            title="Hủy hồ sơ 2022",
            records=[record.pk for record in records],
        )

    def propose(
        self, case: DisposalCase, *, by: str = "archivist", at: dt.datetime = MONDAY
    ) -> DisposalCase:
        return self.does(by, propose_disposal, at, case=case)

    def approve(
        self, case: DisposalCase, *, by: str = "head", at: dt.datetime = MONDAY, **more: Any
    ) -> DisposalCase:
        told = {
            "council_no": "30/QĐ-UBND",
            "decision_no": "41/QĐ-UBND",
            "shown_hash": case.content_hash,
        }
        return self.does(by, approve_disposal, at, case=case, **{**told, **more})

    def decided(self, *records: Record, at: dt.datetime = MONDAY) -> DisposalCase:
        """A case with these records, proposed and approved."""
        return self.approve(self.propose(self.draft(*records, at=at), at=at), at=at)


def make_type(agency: Agency, name: str, state: str = "IN_USE") -> RecordType:
    """A kind of record straight into the table, five years, confirmed."""
    return RecordType.objects.create(
        **stamped(agency, state=state),
        name=name,
        format="BOTH",
        retention="YEARS",
        retention_years=5,
        legal_basis="TT 08/2025/TT-BNV",
        is_confirmed=True,
        search_key=fold(name),
        sort_key=sort_key(name),
    )


def make_record(agency: Agency, title: str, state: str = "CLOSED", **fields: Any) -> Record:
    """A record straight into the table, its period over."""
    begun = {} if state == "OPEN" else {"closed_on": CLOSED, "content_hash": "0" * 64}
    kind = fields.pop("record_type", None) or make_type(agency, f"{title} (loại)")
    return Record.objects.create(
        **stamped(agency, state=state),
        record_type=kind,
        title=title,
        opened_on=OPENED,
        retention_until=None if state == "OPEN" else FREE,
        search_key=fold(title),
        sort_key=sort_key(title),
        **begun,
        **fields,
    )


def make_hold(agency: Agency, title: str) -> Hold:
    """A held record straight into the tables."""
    record = make_record(agency, title)
    return Hold.objects.create(
        **stamped(agency, state="STANDING"), record=record, reason="COMPLAINT", reference=title
    )


def make_case(agency: Agency, title: str, state: str = "DRAFT") -> DisposalCase:
    """A disposal with one record, straight into the tables."""
    decided = {"council_no": "30/QĐ", "decision_no": "41/QĐ", "decided_at": MONDAY}
    kind = make_type(agency, f"{title} {state} (loại)")
    record = make_record(agency, f"{title} {state}", record_type=kind)
    listed = [] if state == "DRAFT" else [listed_line(record)]
    case = DisposalCase.objects.create(
        **stamped(agency, state=state),
        title=title,
        listed=listed,
        content_hash=list_hash(listed) if listed else "",
        **(decided if state == "APPROVED" else {}),
    )
    update_row(record, {"disposal": case}, at=MONDAY, by=None)
    return case


def hold_records(agency: Agency, word: str) -> dict[str, Any]:
    """Records of an agency in every state that a page asks for; ``word`` is found in each."""
    cases = {
        state: make_case(agency, f"Hủy {word}", state)
        for state in ("DRAFT", "PROPOSED", "APPROVED")
    }
    return {
        **cases,
        "type": make_type(agency, f"Loại {word}"),
        "open": make_record(agency, f"Hồ sơ mở {word}", "OPEN"),
        "closed": make_record(agency, f"Hồ sơ {word}"),
        "hold": make_hold(agency, f"Giữ {word}"),
        "listed": cases["APPROVED"].records.get(),
    }
