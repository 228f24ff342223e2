"""An agency with people who write, review, approve and read documents, and the acts they do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.factories import assign, make_agency, make_person, stamped
from thuan.domains.system.documents.enums import ReviewState
from thuan.domains.system.documents.models import ChangeRequest, Document, DocumentVersion, Review
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.services.naming import name_forms
from thuan.domains.system.documents.services.reviewing import (
    approve_version,
    endorse_version,
    submit_version,
)
from thuan.domains.system.documents.services.writing import (
    DocumentHead,
    change_draft,
    create_document,
    revise_document,
)
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.text import fold, sort_key

MONDAY = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
_numbers = count(1)


@dataclass
class Office:
    """One agency: two who write, two who review, a manager, a deputy and a head."""

    agency: Agency = field(default_factory=make_agency)
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, role in (
            ("lan", "STAFF"),
            ("minh", "STAFF"),
            ("control", "DOC_CTRL"),
            ("unit", "UNIT_HEAD"),
            ("secretary", "ISO_SEC"),
            ("manager", "QMR"),
            ("deputy", "DEPUTY"),
            ("head", "HEAD"),
        ):
            self.people[name] = make_person(f"{role} {next(_numbers)}")
            assign(self.people[name], role, self.agency)

    def actor(self, name: str, at: dt.datetime = MONDAY) -> Actor:
        return actor_for(self.people[name], at)

    def does(self, name: str, act: Any, at: dt.datetime = MONDAY, **arguments: Any) -> Any:
        """The act of one of the people, in their own scope."""
        actor = self.actor(name, at)
        with entered(actor.scope()):
            return act(actor=actor, at=at, **arguments)

    def draft(
        self, code: str = "", *, kind: str = "PROCEDURE", by: str = "lan", at: dt.datetime = MONDAY
    ) -> DocumentVersion:
        """A new document, its first version written."""
        head = DocumentHead(code or f"QT-{next(_numbers):03}", "Kiểm soát tài liệu", kind)
        first = self.does(by, create_document, at, agency_id=self.agency.pk, head=head)
        return self.does(by, change_draft, at, draft=first, sets={"text": "1. Mục đích"})

    def revise(
        self, document: Document, *, by: str = "lan", at: dt.datetime = MONDAY
    ) -> DocumentVersion:
        """The next version, with words of its own."""
        begun = self.does(by, revise_document, at, document=document, reason="IMPROVEMENT")
        sets = {"summary": "Sửa mục 2", "text": f"1. Mục đích; sửa đổi {begun.revision}"}
        return self.does(by, change_draft, at, draft=begun, sets=sets)

    def submit(
        self,
        draft: DocumentVersion,
        *reviewers: str,
        by: str = "lan",
        at: dt.datetime = MONDAY,
    ) -> DocumentVersion:
        persons = [self.people[name].pk for name in reviewers or ("control",)]
        return self.does(by, submit_version, at, version=draft, reviewers=persons)

    def review_of(self, version: DocumentVersion, name: str) -> Review:
        with entered(self.actor(name).scope()):
            rows = Review.objects.select_related("document_version__document")
            return rows.get(
                document_version=version,
                reviewer=self.people[name],
                state=ReviewState.WAITING,
            )

    def endorse(
        self, version: DocumentVersion, name: str = "control", at: dt.datetime = MONDAY
    ) -> DocumentVersion:
        return self.does(name, endorse_version, at, review=self.review_of(version, name))

    def approve(
        self,
        version: DocumentVersion,
        *,
        by: str = "head",
        at: dt.datetime = MONDAY,
        begins: dt.date | None = None,
    ) -> DocumentVersion:
        return self.does(
            by,
            approve_version,
            at,
            version=version,
            effective_from=begins or at.astimezone(ICT).date(),
            decision_no="12/QĐ-UBND",
            shown_hash=hash_of(version.document, version),
        )

    def in_force(self, code: str = "", *, at: dt.datetime = MONDAY) -> DocumentVersion:
        """A document whose first version came into force at once."""
        return self.followed(self.draft(code, at=at), at=at)

    def in_force_form(self, code: str = "", *, at: dt.datetime = MONDAY) -> DocumentVersion:
        """A form whose first version came into force at once."""
        return self.followed(self.draft(code, kind="FORM", at=at), at=at)

    def with_forms(
        self,
        draft: DocumentVersion,
        *forms: DocumentVersion,
        by: str = "lan",
        at: dt.datetime = MONDAY,
    ) -> DocumentVersion:
        """The draft that uses these forms and no others."""
        keys = [str(one.document.public_id) for one in forms]
        return self.does(by, name_forms, at, draft=draft, forms=keys)

    def followed(
        self, draft: DocumentVersion, *, at: dt.datetime = MONDAY, begins: dt.date | None = None
    ) -> DocumentVersion:
        """The draft reviewed and approved."""
        return self.approve(self.endorse(self.submit(draft, at=at), at=at), at=at, begins=begins)


def make_document(
    agency: Agency,
    title: str,
    state: str = "EFFECTIVE",
    *,
    kind: str = "PROCEDURE",
    code: str = "",
    structure: dict[str, Any] | None = None,
) -> DocumentVersion:
    """A document with one version, straight into the tables."""
    begun = state in {"APPROVED", "EFFECTIVE", "SUSPENDED"}
    document = Document.objects.create(
        **stamped(agency, state="CONTROLLED"),
        code=code or f"QT-{Document.objects.count() + 1:03}",
        title=title,
        kind=kind,
        in_force_since=MONDAY.date() if state in {"EFFECTIVE", "SUSPENDED"} else None,
        search_key=fold(title),
        sort_key=sort_key(title),
    )
    return DocumentVersion.objects.create(
        **stamped(agency, state=state),
        document=document,
        issue=1,
        reason="FIRST",
        text="1. Mục đích",
        structure=structure or {},
        content_hash="0" * 64 if begun else "",
        effective_from=MONDAY.date() if begun else None,
    )


def make_change_request(document: Document, wrong: str = "Mục 2 sai") -> ChangeRequest:
    """A request that waits for its answer, straight into the tables."""
    return ChangeRequest.objects.create(
        **stamped(document.agency, state="OPEN"), document=document, reason="ERROR", wrong=wrong
    )
