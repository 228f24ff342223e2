"""Many old documents of an agency at once, through the bulk door (F8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError

from thuan.domains.system.documents.enums import ChangeReason, DocumentState, VersionState
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.services.calendar import next_review
from thuan.domains.system.documents.services.indexing import reindex
from thuan.domains.system.documents.services.taking_over import out_of_order
from thuan.domains.system.documents.services.writing import blank_document
from thuan.domains.system.documents.workflow import DOCUMENT_WORKFLOW, VERSION_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.documents.services.taking_over import OldVersion
    from thuan.domains.system.documents.services.writing import DocumentHead
    from thuan.kernel.accounts.actor import Actor

# So many documents in one transaction (F8).
MOST = 200
ACTION = "documents.take_over"


@service
def take_over_many(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    documents: Sequence[tuple[DocumentHead, Sequence[OldVersion]]],
) -> list[Document]:
    """Enter documents with their old versions, the last of each in force: as ``take_over_document``
    does each, in a handful of statements and with one event that proves every row.

    For loaders; only the product itself calls it. Raises ValidationError for versions that do not
    follow each other, ValueError for more than ``MOST`` documents.
    """
    if not actor.is_system:
        raise PermissionDenied
    if len(documents) > MOST:
        raise ValueError(f"at most {MOST} documents at once")
    today = business_day(at)
    for _head, versions in documents:
        if trouble := out_of_order(versions, today):
            raise ValidationError(trouble)
    made = DOCUMENT_WORKFLOW.bring_in(
        (_document(agency_id, head, versions), DocumentState.CONTROLLED)
        for head, versions in documents
    )
    entered = VERSION_WORKFLOW.bring_in(
        one
        for row, (_head, versions) in zip(made, documents, strict=True)
        for one in _versions(row, versions)
    )
    batch(agency_id, ACTION, rows=[_told(one) for one in entered])
    reindex(made)
    return made


def _document(agency_id: int, head: DocumentHead, versions: Sequence[OldVersion]) -> Document:
    row = blank_document(agency_id, head)
    row.in_force_since = versions[0].effective_from
    return row


def _versions(
    row: Document, versions: Sequence[OldVersion]
) -> list[tuple[DocumentVersion, VersionState]]:
    """The versions in their order: each ends on the day the next begins, the last is in force."""
    ends = [*(one.effective_from for one in versions[1:]), None]
    states = [*(VersionState.OBSOLETE for _one in versions[1:]), VersionState.EFFECTIVE]
    entered = (_version(row, old, end) for old, end in zip(versions, ends, strict=True))
    return list(zip(entered, states, strict=True))


def _version(row: Document, old: OldVersion, end: dt.date | None) -> DocumentVersion:
    version = DocumentVersion(
        **new_row(row.agency_id),
        document=row,
        issue=old.issue,
        revision=old.revision,
        reason=ChangeReason.TAKEN_OVER,
        file=old.file,
        text=old.text,
        structure=dict(old.structure),
        summary=old.summary,
        decision_no=old.decision_no,
        effective_from=old.effective_from,
        effective_to=end,
    )
    version.content_hash = hash_of(row, version)
    if end is None:
        version.next_review = next_review(row, old.effective_from)
    return version


def _told(version: DocumentVersion) -> dict[str, Any]:
    """What the event proves of a version."""
    return {
        "document": str(version.document.public_id),
        "code": version.document.code,
        "version": str(version.public_id),
        "numbers": [version.issue, version.revision],
        "from": version.effective_from,
        "to": version.effective_to,
        "hash": version.content_hash,
    }
