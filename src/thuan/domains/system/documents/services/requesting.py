"""Asking for a change of a document, and answering (7.5.3; field.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import DocumentState, RequestState, VersionState
from thuan.domains.system.documents.models import ChangeRequest
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.services.writing import revise_document
from thuan.domains.system.documents.workflow import CHANGE_REQUEST_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.models import Document, DocumentVersion
    from thuan.kernel.accounts.actor import Actor


@service
def request_change(
    *,
    actor: Actor,
    at: dt.datetime,
    document: Document,
    reason: str,
    wrong: str,
    proposal: str = "",
) -> ChangeRequest:
    """Say what is wrong in a document and what should stand there.

    Raises ValidationError for a document that was withdrawn.
    """
    require(actor, DocumentPermission.REQUEST, agency_id=document.agency_id)
    if document.state != DocumentState.CONTROLLED:
        raise ValidationError(_("Tài liệu đã hủy bỏ, không nhận đề nghị sửa đổi."))
    row = ChangeRequest(
        **new_row(document.agency_id),
        document=document,
        reason=reason,
        wrong=wrong.strip(),
        proposal=proposal.strip(),
    )
    return CHANGE_REQUEST_WORKFLOW.begin(row)


@service
def accept_request(
    *, actor: Actor, at: dt.datetime, request: ChangeRequest, answer: str = ""
) -> ChangeRequest:
    """Take a request into the draft that is on its way, or begin the next version for it.

    Raises ValidationError while a version is under review or waits for its day, and where none is
    in force: nothing can be written then.
    """
    document = lock(request.document)
    draft = document.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        draft = _begun(actor, at, document, request)
    sets = {"document_version": draft, "answer": answer.strip(), "decided_at": at}
    return CHANGE_REQUEST_WORKFLOW.fire(request, "accept", comment=answer, sets=sets)


def _begun(
    actor: Actor, at: dt.datetime, document: Document, request: ChangeRequest
) -> DocumentVersion:
    return revise_document(actor=actor, at=at, document=document, reason=request.reason)


@service
def decline_request(
    *, actor: Actor, at: dt.datetime, request: ChangeRequest, comment: str
) -> ChangeRequest:
    """Answer that nothing changes, with the reason."""
    del actor
    sets = {"answer": comment.strip(), "decided_at": at}
    return CHANGE_REQUEST_WORKFLOW.fire(request, "decline", comment=comment, sets=sets)


@service
def withdraw_request(*, actor: Actor, at: dt.datetime, request: ChangeRequest) -> ChangeRequest:
    """Take one's own request back before it was answered."""
    del actor, at
    return CHANGE_REQUEST_WORKFLOW.fire(request, "withdraw")


@service
def reopen_requests(*, actor: Actor, at: dt.datetime, version: DocumentVersion) -> None:
    """Requests that a version given up was to deal with wait for an answer again."""
    del actor, at
    sets = {"document_version": None, "answer": "", "decided_at": None}
    for request in version.change_requests.filter(state=RequestState.ACCEPTED).order_by("pk"):
        CHANGE_REQUEST_WORKFLOW.fire(request, "reopen", sets=sets)
