"""Work that ends: a newer version is in force, nothing has to change, the document is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import VersionState
from thuan.domains.system.legal.enums import BasisState, UpdateState
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.selectors.updates import affecting
from thuan.domains.system.legal.services.raising import raise_updates
from thuan.domains.system.legal.workflow import UPDATE_WORKFLOW
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.documents.api import DocumentVersion

FOLLOWS = "legal.follow"


@service
def confirm_update(
    *,
    actor: Actor,
    at: dt.datetime,
    update: LegalUpdate,
    comment: str,
    base_version: int | None = None,
) -> LegalUpdate:
    """Say that the document needs no change, and why; the trail keeps who said so."""
    del actor
    sets = {"reason": comment.strip(), "closed_on": business_day(at)}
    return UPDATE_WORKFLOW.fire(
        update, "confirm", comment=comment, sets=sets, base_version=base_version
    )


def follow_versions(versions: Sequence[DocumentVersion], _by: Actor, at: dt.datetime) -> None:
    """After versions moved: those in force close what waited for them, and get what they lack."""
    system = Actor.system(FOLLOWS, at)
    begun = [one for one in versions if one.state == VersionState.EFFECTIVE]
    if begun:
        _close_by(actor=system, at=at, versions=begun)
    gone = [one for one in versions if one.state == VersionState.OBSOLETE and one.withdrawal_no]
    if gone:
        _close_without(actor=system, at=at, versions=gone)


@service
def _close_by(*, actor: Actor, at: dt.datetime, versions: Sequence[DocumentVersion]) -> None:
    """A version that was approved after the change was known answers it; an older one does not."""
    by_document = {one.document_id: one for one in versions}
    for row in _open(by_document):
        version = by_document[row.document_id]
        if version.approved_at is not None and version.approved_at > row.created_at:
            sets = {"document_version": version, "closed_on": business_day(at)}
            UPDATE_WORKFLOW.fire(row, "update", sets=sets)
    standing = LegalBasis.objects.filter(
        document__in=list(by_document), state=BasisState.STANDING, text__isnull=False
    )
    texts = set(standing.values_list("text", flat=True))
    if not texts:
        return
    for change in affecting().filter(text__in=texts):
        raise_updates(actor=actor, at=at, change=change, documents=by_document)


@service
def _close_without(*, actor: Actor, at: dt.datetime, versions: Sequence[DocumentVersion]) -> None:
    del actor
    for row in _open({one.document_id: one for one in versions}):
        sets = {"reason": _("Tài liệu đã hủy bỏ."), "closed_on": business_day(at)}
        UPDATE_WORKFLOW.fire(row, "lapse", comment=_("Tài liệu đã hủy bỏ."), sets=sets)


def _open(by_document: dict[int, Any]) -> list[LegalUpdate]:
    rows = LegalUpdate.objects.filter(document__in=list(by_document), state=UpdateState.OPEN)
    return list(rows.order_by("pk"))
