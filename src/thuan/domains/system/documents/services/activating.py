"""A version comes into force, and the one before ends on the same day in the same act (INV-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.documents.enums import IN_FORCE
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.calendar import next_review
from thuan.domains.system.documents.services.distributing import pass_on
from thuan.domains.system.documents.workflow import VERSION_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.writing import lock, update_row

if TYPE_CHECKING:
    import datetime as dt

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
    sets = {"next_review": next_review(document, begins)}
    version = VERSION_WORKFLOW.fire(version, "activate", sets=sets)
    if document.in_force_since is None:
        update_row(document, {"in_force_since": begins}, at=at, by=actor.person_id)
    pass_on(actor=actor, at=at, before=standing, version=version)
    return version
