"""What documents ask of a person: an opinion, an approval, a draft that came back, a reading."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import CopyState, DocumentType, ReviewState, VersionState
from thuan.domains.system.documents.models import Copy, DocumentVersion, Review
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.workflow.version import APPROVED_BY_MANAGER
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

# The periodic review shows this long before its day (qms.md 3.1).
AHEAD: Final = dt.timedelta(days=30)
SHOWN: Final = 50


def document_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Three statements for a reader, a few more for whoever writes or approves."""
    if actor.person_id is None or not can_anywhere(actor, DocumentPermission.VIEW):
        return []
    return [
        *_to_read(actor),
        *_to_review(actor),
        *_to_approve(actor),
        *_to_mend(actor),
        *_to_review_again(actor, business_day(at)),
    ]


def _title(words: str, version: DocumentVersion) -> str:
    return words % {"document": version.document}


def _to_read(actor: Actor) -> Iterator[Task]:
    rows = Copy.objects.filter(
        person=actor.person_id,
        state=CopyState.SENT,
        document_version__state=VersionState.EFFECTIVE,
    )
    for copy in rows.select_related("document_version__document").order_by("due", "pk")[:SHOWN]:
        version = copy.document_version
        url = reverse("documents:version", args=[version.public_id])
        yield Task(_title(_("Đọc tài liệu %(document)s"), version), url, copy.due, str(version))


def _to_review(actor: Actor) -> Iterator[Task]:
    behalf = {held.on_behalf_of for held in actor.held if held.on_behalf_of}
    rows = Review.objects.filter(
        state=ReviewState.WAITING,
        reviewer__in=[actor.person_id, *behalf],
        document_version__state=VersionState.IN_REVIEW,
    )
    for review in rows.select_related("document_version__document").order_by("pk")[:SHOWN]:
        version = review.document_version
        url = reverse("documents:version", args=[version.public_id])
        yield Task(_title(_("Xem xét tài liệu %(document)s"), version), url, None, str(version))


def _to_approve(actor: Actor) -> Iterator[Task]:
    """The whole list for heads and deputies; forms and instructions alone for the manager."""
    if not can_anywhere(actor, DocumentPermission.APPROVE):
        return
    rows = permitted(DocumentVersion, actor, DocumentPermission.APPROVE)
    rows = rows.filter(state=VersionState.PENDING_APPROVAL)
    if not actor.holds(Role.HEAD, Role.DEPUTY):
        rows = rows.filter(document__kind__in=sorted(APPROVED_BY_MANAGER))
    listed = list(rows.select_related("document").order_by("updated_at", "pk")[:SHOWN])
    own = parts_taken(listed, "AUTHOR", actor.person_id)
    for version in listed:
        if version.public_id in own:
            continue
        url = reverse("documents:approve", args=[version.public_id])
        kind = str(DocumentType(version.document.kind).label)
        words = _title(_("Phê duyệt tài liệu %(document)s"), version)
        yield Task(words, url, version.planned_from, kind, Tone.ATTENTION)


def _to_mend(actor: Actor) -> Iterator[Task]:
    """Drafts of one's own that somebody gave back."""
    if not can_anywhere(actor, DocumentPermission.DRAFT):
        return
    rows = permitted(DocumentVersion, actor, DocumentPermission.DRAFT)
    mine = rows.filter(state=VersionState.DRAFT, created_by=actor.person_id)
    for version in mine.select_related("document").order_by("pk")[:SHOWN]:
        url = reverse("documents:version", args=[version.public_id])
        yield Task(_title(_("Soạn tiếp tài liệu %(document)s"), version), url, version.planned_from)


def _to_review_again(actor: Actor, today: dt.date) -> Iterator[Task]:
    """Whether the document is still right, thirty days before its day."""
    if not can_anywhere(actor, DocumentPermission.DISTRIBUTE):
        return
    rows = permitted(DocumentVersion, actor, DocumentPermission.DISTRIBUTE)
    due = rows.filter(state=VersionState.EFFECTIVE, next_review__lte=today + AHEAD)
    for version in due.select_related("document").order_by("next_review", "pk")[:SHOWN]:
        url = reverse("documents:version", args=[version.public_id])
        yield Task(
            _title(_("Xem xét định kỳ tài liệu %(document)s"), version), url, version.next_review
        )
