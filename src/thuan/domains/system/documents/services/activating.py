"""A version comes into force, and the one before ends on the same day in the same act (INV-01)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.system.documents.enums import IN_FORCE
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.distributing import pass_on
from thuan.domains.system.documents.workflow import VERSION_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.writing import lock, update_row

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor


@service
def activate(*, actor: Actor, at: dt.datetime, version: DocumentVersion) -> DocumentVersion:
    """Let an approved version come into force on its day.

    The document is locked first, so that two activations of it stand in a row.
    """
    document = lock(version.document)
    begins = version.effective_from
    assert begins is not None, "an approved version has its day"
    standing = DocumentVersion.objects.filter(document=document, state__in=IN_FORCE).first()
    if standing is not None:
        VERSION_WORKFLOW.fire(standing, "supersede", sets={"effective_to": begins})
    review = months_after(begins, document.review_months) if document.review_months else None
    version = VERSION_WORKFLOW.fire(version, "activate", sets={"next_review": review})
    if document.in_force_since is None:
        update_row(document, {"in_force_since": begins}, at=at, by=actor.person_id)
    pass_on(actor=actor, at=at, before=standing, version=version)
    return version


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of the month where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
