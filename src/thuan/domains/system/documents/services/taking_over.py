"""Documents that were in force on paper before: entered with their history, marked as such."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import IN_FORCE, ChangeReason
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.services.calendar import next_review
from thuan.domains.system.documents.services.indexing import reindex
from thuan.domains.system.documents.services.writing import DocumentHead, new_document
from thuan.domains.system.documents.workflow import VERSION_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.services.keeping import sync
from thuan.kernel.tenancy.writing import update_row
from thuan.kernel.text import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.system.documents.models import Document
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class OldVersion:
    """One version as the old papers have it; in force from ``effective_from`` on.

    Its content is a file or a text; ``structure`` what its type keeps as data, as far as the old
    papers tell it: for an internal procedure the codes that it covers.
    """

    issue: int
    revision: int
    effective_from: dt.date
    file: StoredFile | None = None
    decision_no: str = ""
    text: str = ""
    summary: str = ""
    structure: Mapping[str, Any] = field(default_factory=dict)


@service
def take_over_document(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    head: DocumentHead,
    versions: Sequence[OldVersion],
) -> list[DocumentVersion]:
    """Enter a document with its old versions, the last of them in force; gives them in order.

    Only the product itself does this, for a set of papers that a person of the agency confirmed.
    Raises ValidationError for a code that is used, for days that do not follow the numbers, and
    for a day to come: what is not in force yet is approved here.
    """
    ordered = sorted(versions, key=lambda one: (one.issue, one.revision))
    if trouble := out_of_order(ordered, business_day(at)):
        raise ValidationError({"effective_from": trouble})
    document = new_document(agency_id, head)
    entered = [_entered(document, old) for old in ordered]
    review = next_review(document, ordered[-1].effective_from)
    sets = {"in_force_since": ordered[0].effective_from}
    update_row(document, sets, at=at, by=actor.person_id)
    update_row(entered[-1], {"next_review": review}, at=at, by=actor.person_id)
    sync(entered[-1:])
    reindex([document])
    return entered


def out_of_order(versions: Sequence[OldVersion], today: dt.date) -> str:
    """Why these versions, in the order of their numbers, cannot have been in force; "" if fine."""
    if versions[-1].effective_from > today:
        return _("Bản chưa đến ngày hiệu lực thì soạn và phê duyệt trong hệ thống.")
    for before, after in pairwise(versions):
        if (before.issue, before.revision) == (after.issue, after.revision):
            return _("Hai bản cùng lần ban hành, lần sửa đổi.")
        if before.effective_from >= after.effective_from:
            return _("Bản sau phải có hiệu lực sau bản trước.")
    return ""


def _entered(document: Document, old: OldVersion) -> DocumentVersion:
    """One version straight into force; the version before it must make room at once (INV-01)."""
    version = DocumentVersion(
        **new_row(document.agency_id),
        document=document,
        issue=old.issue,
        revision=old.revision,
        reason=ChangeReason.TAKEN_OVER,
        file=old.file,
        text=old.text,
        structure=dict(old.structure),
        summary=old.summary,
        decision_no=clean(old.decision_no),
        effective_from=old.effective_from,
    )
    VERSION_WORKFLOW.begin(version)
    standing = DocumentVersion.objects.filter(document=document, state__in=IN_FORCE).first()
    if standing is not None:
        VERSION_WORKFLOW.fire(standing, "supersede", sets={"effective_to": old.effective_from})
    sets = {"content_hash": hash_of(document, version)}
    return VERSION_WORKFLOW.fire(version, "take_over", sets=sets)
