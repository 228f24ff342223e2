"""What documents ask of a person: an opinion, an approval, a draft that came back, a reading.

Reading and periodic review are stored duties (``duties``) and described here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import (
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
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

SHOWN: Final = 50
# So many periodic reviews are told one by one.
FEW: Final = 3
STEPPING: Final = (*(DocumentPermission.APPROVE, DocumentPermission.DRAFT),)


def document_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Two statements, two more for whoever approves something, one for whoever answers."""
    if actor.person_id is None or not can_anywhere(actor, DocumentPermission.VIEW):
        return []
    del at
    return [*_to_review(actor), *_steps(actor), *_to_answer(actor)]


def _title(words: str, version: DocumentVersion) -> str:
    return words % {"document": version.document}


def described_readings(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One line for each version to read; one statement."""
    del actor, at
    rows = Copy.objects.filter(public_id__in=duties.values("target_id"))
    for copy in rows.select_related("document_version__document").order_by("due", "pk")[:SHOWN]:
        version = copy.document_version
        url = reverse("documents:version", args=[version.public_id])
        yield Task(_title(_("Đọc tài liệu %(document)s"), version), url, copy.due, str(version))


def described_reviews(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """Periodic reviews one by one while they are few, else one line; one statement."""
    del actor, at
    rows = DocumentVersion.objects.filter(public_id__in=duties.values("target_id"))
    listed = list(rows.select_related("document").order_by("next_review", "pk")[:SHOWN])
    if len(listed) > FEW:
        yield _many_reviews(listed)
        return
    for version in listed:
        url = reverse("documents:version", args=[version.public_id])
        words = _title(_("Xem xét định kỳ tài liệu %(document)s"), version)
        yield Task(words, url, version.next_review)


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


def _steps(actor: Actor) -> Iterator[Task]:
    """Versions that wait for an approval or for their author."""
    may = {one: can_anywhere(actor, one) for one in DocumentPermission}
    waiting = Q(pk__in=[])
    if may[DocumentPermission.APPROVE]:
        kinds = [] if actor.holds(Role.HEAD, Role.DEPUTY) else sorted(APPROVED_BY_MANAGER)
        these = Q(document__kind__in=kinds) if kinds else Q()
        waiting |= Q(state=VersionState.PENDING_APPROVAL) & these
    if may[DocumentPermission.DRAFT]:
        waiting |= Q(state=VersionState.DRAFT, created_by=actor.person_id)
    if not any(may[one] for one in STEPPING):
        return
    rows = permitted(DocumentVersion, actor, DocumentPermission.VIEW).filter(waiting)
    listed = list(rows.select_related("document").order_by("updated_at", "pk")[:SHOWN])
    pending = [one for one in listed if one.state == VersionState.PENDING_APPROVAL]
    own = parts_taken(pending, "AUTHOR", actor.person_id)
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
    return Task(_title(_("Soạn tiếp tài liệu %(document)s"), version), url, version.planned_from)
