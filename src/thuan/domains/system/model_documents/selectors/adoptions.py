"""What an agency made of models: its own rows, and those that have to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from thuan.domains.system.documents.api import DocumentPermission, DocumentVersion
from thuan.domains.system.documents.enums import IN_FORCE, OPEN
from thuan.domains.system.model_documents.enums import ONCE_ISSUED, STANDING, AdoptionState
from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.selectors.register import own_agencies, with_behind
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.domains.system.documents.api import Document
    from thuan.kernel.accounts.actor import Actor


def own_adoptions(actor: Actor) -> QuerySet[Any]:
    """Adoptions whose documents this person may read, with what they are about.

    The right is that of documents: the department reads no text of an agency.
    """
    rows = permitted(Adoption, actor, DocumentPermission.VIEW)
    rows = rows.select_related("document__agency", "model_document", "base__file")
    return with_behind(rows)


def adoption_of(actor: Actor, public_id: UUID) -> Any | None:
    """The adoption behind an address; None where it does not exist for this person."""
    return own_adoptions(actor).filter(public_id=public_id).first()


def adoption_of_document(actor: Actor, document: Document) -> Any | None:
    """How a document stands to its model, ``behind`` included; None for one without a model."""
    rows = own_adoptions(actor).filter(document=document, state__in=sorted(STANDING))
    return rows.first()


def own_adoption(actor: Actor, model: ModelDocument) -> Any | None:
    """What the reader's own agency made of the model."""
    rows = own_adoptions(actor).filter(
        model_document=model, agency__in=own_agencies(actor), state__in=sorted(STANDING)
    )
    return rows.order_by("pk").first()


def present_version(document: Document) -> DocumentVersion | None:
    """The version that the agency works on: on its way, or else in force, or else the newest."""
    rows = DocumentVersion.objects.filter(document=document).select_related("file", "document")
    ordered = list(rows.order_by("-issue", "-revision", "-pk"))
    by_state = [[one for one in ordered if one.state in kind] for kind in (OPEN, IN_FORCE)]
    return next((one for rows in (*by_state, ordered) for one in rows), None)


def newest_of(adoption: Adoption) -> ModelVersion:
    """The last version issued of the model; the base where there is none after it."""
    rows = ModelVersion.objects.filter(
        model_document=adoption.model_document_id, state__in=sorted(ONCE_ISSUED)
    )
    return rows.select_related("file").order_by("-number").first() or adoption.base


def issued_since(adoption: Adoption) -> list[ModelVersion]:
    """The versions issued after the base, the oldest first."""
    rows = ModelVersion.objects.filter(
        model_document=adoption.model_document_id,
        state__in=sorted(ONCE_ISSUED),
        number__gt=adoption.base.number,
    )
    return list(rows.order_by("number"))


def not_told(model: ModelDocument) -> QuerySet[Adoption]:
    """Adoptions of a model that issued something after their base and have no work from it yet."""
    later = ModelVersion.objects.filter(
        model_document=OuterRef("model_document"),
        state__in=sorted(ONCE_ISSUED),
        number__gt=OuterRef("base__number"),
    )
    rows = Adoption.objects.filter(
        Exists(later), model_document=model, state=AdoptionState.FOLLOWING
    )
    return rows.select_related("base")


def without_document(documents: Iterable[int]) -> QuerySet[Adoption]:
    """Of these documents' adoptions those whose document has no version left that lives."""
    living = DocumentVersion.objects.filter(
        document=OuterRef("document"), state__in=sorted(OPEN | IN_FORCE)
    )
    return Adoption.objects.filter(
        ~Exists(living), document__in=list(documents), state__in=sorted(STANDING)
    )
