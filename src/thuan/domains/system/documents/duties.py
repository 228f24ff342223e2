"""Reading and periodic review as duties that are reminded of (REM-01, REM-02; qms.md 3.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import CopyState, VersionState
from thuan.domains.system.documents.models import Copy, DocumentVersion
from thuan.domains.system.documents.notifications import (
    READ_DUE,
    READ_OVERDUE,
    REVIEW_DUE,
    REVIEW_OVERDUE,
)
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.services.calendar import AHEAD
from thuan.domains.system.documents.tasks import described_readings, described_reviews
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.duties.registry import (
    DutyKind,
    RuleSubject,
    Spoken,
    Wanted,
    register_duty,
    register_rule,
)
from thuan.kernel.duties.services.keeping import sync
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.following import after_moves

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from thuan.kernel.duties.models import Duty

REVIEW_RULE, READ_RULE = "REM-01", "REM-02"
# Whoever keeps the documents of the agency; where one of the two is nobody the other remains.
KEEPERS = (Role.ISO_SEC, Role.DOC_CTRL)


def wants_review(
    rows: Sequence[DocumentVersion], at: dt.datetime
) -> Iterator[tuple[DocumentVersion, Wanted]]:
    """A version in force asks for its periodic review thirty days ahead, until it was found right.

    What moves at midnight or is confirmed is looked at at once; a window that opens without a move
    is found by the job of the night.
    """
    today = business_day(at)
    for row in rows:
        due = row.next_review
        if row.state == VersionState.EFFECTIVE and due is not None and due <= today + AHEAD:
            bound = end_of_day_bound(due)
            for role in KEEPERS:
                yield row, Wanted(row.agency_id, role, due=bound, rule=REVIEW_RULE)


def wants_reading(rows: Sequence[Copy], at: dt.datetime) -> Iterator[tuple[Copy, Wanted]]:
    """A copy asks its reader as long as its version is in force and he has not confirmed."""
    del at
    waiting = [row for row in rows if row.state == CopyState.SENT]
    ids = {row.document_version_id for row in waiting}
    standing = set(
        DocumentVersion.objects.filter(pk__in=ids, state=VersionState.EFFECTIVE).values_list(
            "pk", flat=True
        )
        if ids
        else ()
    )
    for row in waiting:
        if row.document_version_id in standing:
            due = end_of_day_bound(row.due)
            yield row, Wanted(row.agency_id, person_id=row.person_id, due=due, rule=READ_RULE)


def follow_versions(rows: Sequence[DocumentVersion], actor: Any, at: dt.datetime) -> None:
    """Nobody has to read what is no longer in force, and again when it is resumed."""
    del actor, at
    ids = [row.pk for row in rows if row.state in WITH_READERS]
    if ids:
        sync(list(Copy.objects.filter(document_version__in=ids, state=CopyState.SENT)))


# States into which a version moves that readers may have: there the duty opens or ends.
WITH_READERS = frozenset({VersionState.EFFECTIVE, VersionState.OBSOLETE, VersionState.SUSPENDED})


def speak_of_reviews(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says: which document, until when."""
    rows = DocumentVersion.objects.filter(public_id__in=[duty.target_id for duty in duties])
    return {
        row.public_id: Spoken(
            row,
            {
                "document": str(row.document),
                "due": format_date(row.next_review) if row.next_review else "",
            },
            reverse("documents:version", args=[row.public_id]),
        )
        for row in rows.select_related("document")
    }


def speak_of_readings(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says: who has to read which document, until when."""
    rows = Copy.objects.filter(public_id__in=[duty.target_id for duty in duties])
    return {
        row.public_id: Spoken(
            row,
            {
                "document": str(row.document_version.document),
                "person": row.person.full_name,
                "due": format_date(row.due),
            },
            reverse("documents:version", args=[row.document_version.public_id]),
        )
        for row in rows.select_related("document_version__document", "person")
    }


def register_all() -> None:
    """The two duties, what they follow, and the rules that watch them, once."""
    register_duty(
        DutyKind(
            "documents.review",
            DocumentVersion,
            wants_review,
            DocumentPermission.DISTRIBUTE,
            described_reviews,
        )
    )
    register_duty(
        DutyKind("documents.read", Copy, wants_reading, DocumentPermission.VIEW, described_readings)
    )
    after_moves(DocumentVersion, follow_versions)
    register_rule(
        RuleSubject(
            REVIEW_RULE,
            speak_of_reviews,
            REVIEW_DUE,
            REVIEW_OVERDUE,
            title=_("Xem xét định kỳ tài liệu"),
        )
    )
    register_rule(
        RuleSubject(
            READ_RULE, speak_of_readings, READ_DUE, READ_OVERDUE, title=_("Đọc tài liệu mới")
        )
    )
