"""Issuing a version: it stands and is locked, the one before it is followed (one transaction)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.model_documents.enums import ModelState
from thuan.domains.system.model_documents.package import hash_of
from thuan.domains.system.model_documents.selectors.register import standing
from thuan.domains.system.model_documents.workflow import MODEL_VERSION_WORKFLOW, MODEL_WORKFLOW
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.tenancy.writing import lock

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion

FOLLOWED: Final = "model_documents.follow"


@service
def issue_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: ModelVersion,
    base_version: int | None = None,
) -> ModelVersion:
    """Issue a draft: from now on agencies of its types read it, and it never changes.

    Somebody else than its authors does. Raises ValidationError for a withdrawn model, and
    IllegalTransition where it says nothing, or not what changed.
    """
    del actor
    # Two issues of one model wait for each other here.
    model = lock(version.model_document)
    if model.state == ModelState.WITHDRAWN:
        raise ValidationError(_("Mẫu đã thu hồi, không ban hành bản mới."))
    version = lock(version)
    system = Actor.system(FOLLOWED, at)
    before = standing(model)
    if before is not None and before.pk != version.pk:
        _supersede(actor=system, at=at, before=before)
    content = hash_of(model, version)
    sets: dict[str, Any] = {
        "issued_on": business_day(at),
        "content_hash": content,
        "audience": Audience.AGENCIES,
    }
    issued = MODEL_VERSION_WORKFLOW.fire(
        version, "issue", sets=sets, extra={"content": content}, base_version=base_version
    )
    if model.state == ModelState.PREPARING:
        issued.model_document = _stand(actor=system, at=at, model=model)
    return issued


@service
def _supersede(*, actor: Actor, at: dt.datetime, before: ModelVersion) -> None:
    """Nobody follows a version by itself: the product does, when the next one stands."""
    del actor, at
    MODEL_VERSION_WORKFLOW.fire(before, "supersede")


@service
def _stand(*, actor: Actor, at: dt.datetime, model: ModelDocument) -> ModelDocument:
    """The model is read by agencies from its first issue on."""
    del actor, at
    return MODEL_WORKFLOW.fire(model, "stand", sets={"audience": Audience.AGENCIES})


@service
def cancel_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: ModelVersion,
    comment: str,
    base_version: int | None = None,
) -> ModelVersion:
    """Give up a draft; it stays readable for the department."""
    del actor, at
    return MODEL_VERSION_WORKFLOW.fire(
        version, "cancel", comment=comment, base_version=base_version
    )


@service
def withdraw_model(
    *,
    actor: Actor,
    at: dt.datetime,
    model: ModelDocument,
    comment: str,
    base_version: int | None = None,
) -> ModelDocument:
    """Nobody adopts the model any more; documents that began from it stay as they are."""
    del actor, at
    return MODEL_WORKFLOW.fire(model, "withdraw", comment=comment, base_version=base_version)
