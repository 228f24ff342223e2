"""Model documents: what a person may see of them, and how far they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, UUIDField, Value
from django.db.models.functions import Coalesce

from thuan.domains.registry.agencies.api import kinds_on
from thuan.domains.system.model_documents.enums import (
    ONCE_ISSUED,
    STANDING,
    ModelVersionState,
    Uptake,
)
from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, can_anywhere, permitted
from thuan.kernel.tenancy.enums import Audience

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile


def models(actor: Actor) -> QuerySet[ModelDocument]:
    """Every model this person may see.

    The department sees all; an agency those issued for its type of the day, and those that it has
    adopted, whatever type it became since.
    """
    rows = ModelDocument.objects.get_queryset()
    if can_anywhere(actor, ModelPermission.OVERSEE):
        return rows
    agencies = own_agencies(actor)
    if not agencies:
        return rows.none()
    meant = Q(pk__in=Adoption.objects.filter(agency__in=agencies).values("model_document"))
    for kind in set(kinds_on(agencies, business_day(actor.at)).values()):
        meant |= Q(agency_types__contains=f" {kind} ")
    return rows.filter(meant, audience=Audience.AGENCIES)


def own_agencies(actor: Actor) -> list[int]:
    """The person's own agencies whose models he may see."""
    own = sorted(actor.agency_ids)
    return [one for one in own if can(actor, ModelPermission.VIEW, agency_id=one)]


def versions(actor: Actor) -> QuerySet[ModelVersion]:
    """Every version this person may see, with its model and its file; drafts the department."""
    rows = ModelVersion.objects.filter(model_document__in=models(actor))
    return rows.select_related("model_document", "file")


def model_of(actor: Actor, public_id: UUID) -> ModelDocument | None:
    """The model behind an address; None where it does not exist for this person."""
    return models(actor).filter(public_id=public_id).first()


def version_of(actor: Actor, public_id: UUID) -> ModelVersion | None:
    """The version behind an address; None where it does not exist for this person."""
    return versions(actor).filter(public_id=public_id).first()


def versions_of(model: ModelDocument) -> list[ModelVersion]:
    """The versions of a model that exist for this person, the newest first."""
    rows = ModelVersion.objects.filter(model_document=model).select_related("file")
    return list(rows.order_by("-number", "-pk"))


def standing(model: ModelDocument) -> ModelVersion | None:
    """The version that is issued and not followed by another."""
    rows = ModelVersion.objects.filter(model_document=model, state=ModelVersionState.ISSUED)
    return rows.select_related("model_document", "file").first()


def with_numbers(rows: QuerySet[ModelDocument]) -> QuerySet[Any]:
    """Each model with its ``newest`` number, ``newest_on`` and whether a ``draft`` is open."""
    of_model = ModelVersion.objects.filter(model_document=OuterRef("pk"))
    issued = of_model.filter(state=ModelVersionState.ISSUED)
    drafts = of_model.filter(state=ModelVersionState.DRAFT)
    annotated: QuerySet[Any] = rows.annotate(
        newest=Subquery(issued.values("number")[:1]),
        newest_on=Subquery(issued.values("issued_on")[:1]),
        draft=Exists(drafts),
    )
    return annotated


def with_uptake(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each model with how many agencies in reach use it, and how many of them are behind."""
    using = Adoption.objects.filter(model_document=OuterRef("pk"), state__in=sorted(STANDING))
    late = using.filter(base__number__lt=OuterRef("newest"))
    found: QuerySet[Any] = rows.annotate(users=_number(using), users_behind=_number(late))
    return found


def with_own(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Each model with the document that the reader's agency made of it and how far it is behind."""
    own = Adoption.objects.filter(
        model_document=OuterRef("pk"), agency__in=own_agencies(actor), state__in=sorted(STANDING)
    ).order_by("pk")
    since = ModelVersion.objects.filter(
        model_document=OuterRef("pk"),
        state__in=sorted(ONCE_ISSUED),
        number__gt=OuterRef("own_base"),
    )
    rows = rows.annotate(
        own_base=Subquery(own.values("base__number")[:1]),
        own_document=Subquery(own.values("document__public_id")[:1], output_field=UUIDField()),
    )
    found: QuerySet[Any] = rows.annotate(behind=_number(since))
    return found


def in_uptake(rows: QuerySet[Any], wanted: str) -> QuerySet[Any]:
    """Of models ``with_own`` those that the reader's agency uses so."""
    if wanted == Uptake.NOT_USED:
        return rows.filter(Q(own_base__isnull=True))
    if wanted == Uptake.BEHIND:
        return rows.filter(Q(behind__gt=0))
    return rows.filter(Q(own_base=F("newest")))


def adoptions(actor: Actor, model: ModelDocument) -> QuerySet[Any]:
    """Who uses the model, for the department: agency, base, how far behind; never the text."""
    rows = permitted(Adoption, actor, ModelPermission.OVERSEE)
    rows = rows.filter(model_document=model, state__in=sorted(STANDING))
    return with_behind(rows.select_related("agency", "base"))


def with_behind(rows: QuerySet[Adoption]) -> QuerySet[Any]:
    """Each adoption with how many versions its model issued since the base, and its last one."""
    issued = ModelVersion.objects.filter(
        model_document=OuterRef("model_document"), state__in=sorted(ONCE_ISSUED)
    )
    newest = issued.filter(state=ModelVersionState.ISSUED).values("number")[:1]
    since = issued.filter(number__gt=OuterRef("base__number"))
    annotated: QuerySet[Any] = rows.annotate(behind=_number(since), newest=Subquery(newest))
    return annotated


def may_have_model(actor: Actor, row: StoredFile) -> bool:
    """Whoever may see a version may have its file."""
    if not can_anywhere(actor, ModelPermission.VIEW):
        return False
    if not ModelVersion.objects.filter(file=row).exists():
        return False
    return versions(actor).filter(file=row).exists()


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), Value(0))
