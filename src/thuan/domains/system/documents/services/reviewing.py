"""Review and approval: several reviewers, then one who approves what he was shown (INV-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from thuan.domains.system.documents.content import refusal_of
from thuan.domains.system.documents.enums import ReviewState
from thuan.domains.system.documents.models import Review
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import outdated_endorsements
from thuan.domains.system.documents.selectors.people import authors_of, reviewers_for
from thuan.domains.system.documents.services.activating import activate
from thuan.domains.system.documents.services.indexing import reindex
from thuan.domains.system.documents.services.requesting import reopen_requests
from thuan.domains.system.documents.workflow import REVIEW_WORKFLOW, VERSION_WORKFLOW
from thuan.domains.system.documents.workflow.forms import forms_used, without_form_on
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.documents.models import DocumentVersion

REOPENED: Final = "documents.reopen_requests"


@service
def submit_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    reviewers: Sequence[int],
    base_version: int | None = None,
) -> DocumentVersion:
    """Send a draft to these persons for review.

    Raises ValidationError where one of them wrote it (also through a delegation, or under another
    record of the same person), or may not review at the agency.
    """
    require(actor, DocumentPermission.DRAFT, agency_id=version.agency_id)
    wanted = list(dict.fromkeys(reviewers))
    writers = authors_of(version) | same_human([actor.person_id] if actor.person_id else [])
    if same_human(wanted) & writers:
        raise ValidationError(
            {"reviewers": _("Người soạn không xem xét tài liệu của chính mình. Chọn người khác.")}
        )
    if set(wanted) - {int(key) for key, _name in reviewers_for(version, business_day(at))}:
        raise ValidationError({"reviewers": _("Chọn người có quyền xem xét tại cơ quan này.")})
    last = version.reviews.aggregate(last=Max("round"))["last"] or 0
    REVIEW_WORKFLOW.begin_many(
        Review(
            **new_row(version.agency_id),
            document_version=version,
            reviewer_id=person,
            round=last + 1,
        )
        for person in wanted
    )
    return VERSION_WORKFLOW.fire(version, "submit", base_version=base_version)


@service
def endorse_version(
    *, actor: Actor, at: dt.datetime, review: Review, comment: str = ""
) -> DocumentVersion:
    """Agree as one of the reviewers; the last one sends the version on to the approver.

    The version is locked first: of two who agree at the same moment one is the last.
    """
    version = lock(review.document_version)
    REVIEW_WORKFLOW.fire(review, "endorse", comment=comment, sets=_judged(version, at, comment))
    VERSION_WORKFLOW.join(version, "REVIEWER", DocumentPermission.REVIEW, actor)
    if version.reviews.filter(state=ReviewState.WAITING).exists():
        return version
    return VERSION_WORKFLOW.fire(version, "endorse")


@service
def return_version(
    *, actor: Actor, at: dt.datetime, review: Review, comment: str
) -> DocumentVersion:
    """Give the version back to its authors with what to mend; the other reviews end with it."""
    version = lock(review.document_version)
    REVIEW_WORKFLOW.fire(review, "return", comment=comment, sets=_judged(version, at, comment))
    _lapse(actor=Actor.system("documents.lapse", at), at=at, version=version)
    return VERSION_WORKFLOW.fire(version, "return", comment=comment)


def _judged(version: DocumentVersion, at: dt.datetime, comment: str) -> dict[str, Any]:
    """What an opinion keeps: its words, its moment, and what it is about."""
    digest = hash_of(version.document, version)
    return {"comment": comment.strip(), "decided_at": at, "content_hash": digest}


@service
def _lapse(*, actor: Actor, at: dt.datetime, version: DocumentVersion) -> None:
    """End the opinions that are no longer asked."""
    del actor, at
    for review in version.reviews.filter(state=ReviewState.WAITING):
        REVIEW_WORKFLOW.fire(review, "lapse")


@service
def reject_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    comment: str,
    base_version: int | None = None,
) -> DocumentVersion:
    """Do not approve: back to the authors with the reason."""
    del actor, at
    return VERSION_WORKFLOW.fire(version, "reject", comment=comment, base_version=base_version)


@service
def approve_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    effective_from: dt.date,
    decision_no: str,
    shown_hash: str,
) -> DocumentVersion:
    """Approve what was shown, in force from a day on; a day that has come begins at once.

    Raises ValidationError when the content is no longer the one that was shown or endorsed, without
    the number of a decision, for a day in the past (nothing comes into force backwards), or where
    a form it uses is not in force that day (INV-06), or its content breaks a rule of its type
    (INV-13).
    """
    digest = hash_of(version.document, version)
    if shown_hash != digest:
        raise ValidationError(_("Nội dung đã đổi sau khi mở trang này. Xem lại rồi phê duyệt."))
    if old := outdated_endorsements(version, digest):
        names = ", ".join(review.reviewer.full_name for review in old)
        sentence = _(
            "Nội dung đã đổi sau khi %(names)s đồng ý. Trả lại người soạn để trình xem xét lại."
        )
        raise ValidationError(sentence % {"names": names})
    if not decision_no.strip():
        raise ValidationError({"decision_no": _("Ghi số quyết định ban hành.")})
    today = business_day(at)
    if effective_from < today:
        raise ValidationError({"effective_from": _("Ngày hiệu lực không lùi về trước hôm nay.")})
    hold_forms(version)
    if trouble := without_form_on(version, effective_from) or refusal_of(version, effective_from):
        raise ValidationError(trouble)
    sets: dict[str, Any] = {
        "content_hash": digest,
        "approved_at": at,
        "decision_no": decision_no.strip(),
        "effective_from": effective_from,
    }
    approved = VERSION_WORKFLOW.fire(version, "approve", sets=sets, extra={"content": digest})
    if effective_from == today:
        begun = activate(actor=Actor.system("documents.activate", at), at=at, version=approved)
        reindex([begun.document])
        return begun
    return approved


def hold_forms(version: DocumentVersion) -> None:
    """Lock the forms of a version: nobody withdraws one while it is being approved (INV-06)."""
    for form in forms_used(version):
        lock(form)


@service
def cancel_version(
    *, actor: Actor, at: dt.datetime, version: DocumentVersion, comment: str
) -> DocumentVersion:
    """Take an approval back before its day has come."""
    del actor
    lock(version.document)
    ended = VERSION_WORKFLOW.fire(version, "cancel", comment=comment)
    reopen_requests(actor=Actor.system(REOPENED, at), at=at, version=ended)
    return ended


@service
def abandon_draft(
    *, actor: Actor, at: dt.datetime, version: DocumentVersion, comment: str
) -> DocumentVersion:
    """Give a draft up."""
    del actor
    ended = VERSION_WORKFLOW.fire(version, "abandon", comment=comment)
    reopen_requests(actor=Actor.system(REOPENED, at), at=at, version=ended)
    return ended
