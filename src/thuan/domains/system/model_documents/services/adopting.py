"""An agency takes a model over: a draft of its own, with a copy of everything, never a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.api import (
    DocumentHead,
    change_draft,
    create_document,
    revise_document,
)
from thuan.domains.system.documents.enums import OPEN, ChangeReason
from thuan.domains.system.model_documents.enums import STANDING, ModelState
from thuan.domains.system.model_documents.models import Adoption
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import models, standing
from thuan.domains.system.model_documents.workflow import ADOPTION_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.enums import FileState, Kind
from thuan.kernel.files.intake import Intake
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion
    from thuan.kernel.accounts.actor import Actor


@service
def adopt_model(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    model: ModelDocument,
    code: str,
    title: str,
    owner_unit: str = "",
) -> Adoption:
    """Begin a controlled document of the agency from the newest version of the model.

    An agency that has adopted the model gets the adoption it has. Raises ValidationError for a
    model that is withdrawn or not issued, and for a code that the agency has used;
    PermissionDenied for a model that is not for its type.
    """
    held = require(actor, ModelPermission.ADOPT, agency_id=agency_id)
    # Two presses at one agency wait for each other here.
    Agency.objects.select_for_update().get(pk=agency_id)
    known = Adoption.objects.filter(agency=agency_id, model_document=model)
    found = known.filter(state__in=sorted(STANDING)).select_related("document").first()
    if found is not None:
        return found
    base = standing(model)
    if model.state != ModelState.ISSUED or base is None:
        raise ValidationError(_("Mẫu này không còn được dùng làm bản nháp."))
    if not models(actor).filter(pk=model.pk).exists():
        raise PermissionDenied(_("Mẫu này không dành cho loại cơ quan của cơ quan."))
    head = DocumentHead(code, title, model.kind, owner_unit, tuple(model.clauses))
    draft = create_document(actor=actor, at=at, agency_id=agency_id, head=head)
    _copy(actor, at, base, draft)
    row = Adoption(**new_row(agency_id), document=draft.document, model_document=model, base=base)
    return ADOPTION_WORKFLOW.begin(row, part="ADOPTER", on_behalf_of=held.on_behalf_of)


def _copy(actor: Actor, at: dt.datetime, base: ModelVersion, draft: DocumentVersion) -> None:
    """Words, data and file: a file row of the agency's own over the same content."""
    sets: dict[str, Any] = {"text": base.text, "structure": base.structure}
    intake = None
    if base.file is not None and base.file.state == FileState.KEPT:
        file = base.file
        intake = Intake(file.sha256, file.size, Kind(file.kind), file.name)
    change_draft(actor=actor, at=at, draft=draft, sets=sets, intake=intake)


@service
def revise_by_model(*, actor: Actor, at: dt.datetime, adoption: Adoption) -> DocumentVersion:
    """The draft in which the agency takes over what it wants: the open one, or a new revision.

    Nothing of the model is written into it. Raises ValidationError where the document has neither
    a draft nor a version in force, or its next version is out of the authors' hands.
    """
    require(actor, ModelPermission.ADOPT, agency_id=adoption.agency_id)
    document = adoption.document
    if found := document.versions.filter(state__in=sorted(OPEN)).first():
        return found
    return revise_document(actor=actor, at=at, document=document, reason=ChangeReason.IMPROVEMENT)
