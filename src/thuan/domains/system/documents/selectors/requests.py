"""Requests to change documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.documents.models import ChangeRequest
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.domains.system.documents.models import Document
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def change_requests(actor: Actor) -> ScopedQuerySet[ChangeRequest]:
    """Every request of the agency, with its document, who asked, and where it is dealt with."""
    rows = permitted(ChangeRequest, actor, DocumentPermission.VIEW)
    return rows.select_related("document", "created_by", "document_version__document")


def change_request_of(actor: Actor, public_id: UUID) -> ChangeRequest | None:
    """The request behind an address; None where it does not exist for this person."""
    return change_requests(actor).filter(public_id=public_id).first()


def requests_about(actor: Actor, document: Document) -> ScopedQuerySet[ChangeRequest]:
    """The requests about one document, the newest first."""
    return change_requests(actor).filter(document=document).order_by("-pk")
