"""What documents ask of a person: an opinion, an approval, a draft that came back, a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import (
    CopyState,
    DocumentType,
    RequestState,
    ReviewState,
    VersionState,
)
from thuan.domains.system.documents.models import ChangeRequest, Copy, DocumentVersion, Review
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.services.calendar import AHEAD
from thuan.domains.system.documents.workflow.version import APPROVED_BY_MANAGER
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

SHOWN: Final = 50
# So many periodic reviews are told one by one.
FEW: Final = 3
STEPPING: Final = (
    *(DocumentPermission.APPROVE, DocumentPermission.DRAFT, DocumentPermission.DISTRIBUTE),
)


def document_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Three statements, two more for whoever approves something, one for whoever answers."""
    if actor.person_id is None or not can_anywhere(actor, DocumentPermission.VIEW):
        return []
    found = [*_to_read(actor), *_to_review(actor), *_steps(actor, business_day(at))]
    return [*found, *_to_answer(actor)]


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


def _to_answer(actor: Actor) -> Iterator[Task]:
    """Requests that nobody has answered, the oldest first."""
    if not can_anywhere(actor, DocumentPermission.ANSWER):
        return
    rows = permitted(ChangeRequest, actor, DocumentPermission.ANSWER)
    rows = rows.filter(state=RequestState.OPEN).select_related("document")
    for request in rows.order_by("created_at", "pk")[:SHOWN]:
        words = {"document": request.document}
        url = reverse("documents:request", args=[request.public_id])
        note = Truncator(request.wrong).chars(80)
        yield Task(_("Trả lời đề nghị sửa %(document)s") % words, url, None, note)


def _steps(actor: Actor, today: dt.date) -> Iterator[Task]:
    """Versions that wait for an approval, for their author, or for their periodic review."""
    may = {one: can_anywhere(actor, one) for one in DocumentPermission}
    waiting = Q(pk__in=[])
    if may[DocumentPermission.APPROVE]:
        kinds = [] if actor.holds(Role.HEAD, Role.DEPUTY) else sorted(APPROVED_BY_MANAGER)
        these = Q(document__kind__in=kinds) if kinds else Q()
        waiting |= Q(state=VersionState.PENDING_APPROVAL) & these
    if may[DocumentPermission.DRAFT]:
        waiting |= Q(state=VersionState.DRAFT, created_by=actor.person_id)
    if may[DocumentPermission.DISTRIBUTE]:
        waiting |= Q(state=VersionState.EFFECTIVE, next_review__lte=today + AHEAD)
    if not any(may[one] for one in STEPPING):
        return
    rows = permitted(DocumentVersion, actor, DocumentPermission.VIEW).filter(waiting)
    # What came back or waits for an approval is not crowded out by periodic reviews.
    last = Case(When(state=VersionState.EFFECTIVE, then=1), default=0)
    listed = list(rows.select_related("document").order_by(last, "updated_at", "pk")[:SHOWN])
    pending = [one for one in listed if one.state == VersionState.PENDING_APPROVAL]
    own = parts_taken(pending, "AUTHOR", actor.person_id)
    reviews = [one for one in listed if one.state == VersionState.EFFECTIVE]
    if len(reviews) > FEW:
        listed = [one for one in listed if one.state != VersionState.EFFECTIVE]
        yield _many_reviews(reviews)
    yield from (_step(one) for one in listed if one.public_id not in own)


def _many_reviews(reviews: list[DocumentVersion]) -> Task:
    """One line for what would fill the page, due on the earliest of their days.

    How many they are is said by the list behind it: here no more are read than a page shows.
    """
    url = f"{reverse('documents:to_review')}?ky={AHEAD.days}"
    due = min(one.next_review for one in reviews if one.next_review is not None)
    return Task(_("Xem xét định kỳ các tài liệu đến hạn"), url, due)


def _step(version: DocumentVersion) -> Task:
    if version.state == VersionState.PENDING_APPROVAL:
        url = reverse("documents:approve", args=[version.public_id])
        kind = str(DocumentType(version.document.kind).label)
        words = _title(_("Phê duyệt tài liệu %(document)s"), version)
        return Task(words, url, version.planned_from, kind, Tone.ATTENTION)
    url = reverse("documents:version", args=[version.public_id])
    if version.state == VersionState.DRAFT:
        words = _title(_("Soạn tiếp tài liệu %(document)s"), version)
        return Task(words, url, version.planned_from)
    words = _title(_("Xem xét định kỳ tài liệu %(document)s"), version)
    return Task(words, url, version.next_review)
