"""Every agency with the declaration that covers it: the register as the province keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from thuan.domains.oversight.declarations.enums import PUBLIC, DeclarationState, Standing
from thuan.domains.oversight.declarations.models import Declaration, DeclarationReceipt
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.registry.agencies.api import RosterEntry, roster, systems_on
from thuan.kernel.permissions import permitted, reach_of
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Counts:
    """The sentence above the register, in agencies."""

    total: int
    valid: int
    never: int
    due: int
    late: int
    not_received: int


def members(day: dt.date) -> list[RosterEntry]:
    """The agencies of the programme on the day; four statements."""
    return roster(day)


def agencies_with_declarations(
    actor: Actor, day: dt.date, entries: list[RosterEntry]
) -> QuerySet[Any]:
    """The agencies in reach, each with what covers it.

    ``number``, ``declared_on``, ``edition_id``, ``due_on``, ``declaration`` (its address),
    ``received_on`` of the one that stands; ``ever`` whether there has been one; ``lead_id`` who
    declares, another agency where its system covers this one.
    """
    reach = reach_of(actor, DeclarationPermission.OVERSEE)
    leads = {
        member: system.lead_agency_id
        for system in systems_on(day)
        for member in system.agency_ids
        if member != system.lead_agency_id
    }
    whens = [When(pk=member, then=Value(lead)) for member, lead in leads.items()]
    rows = Agency.objects.filter(
        reach.q("pk"), pk__in=[entry.agency_id for entry in entries]
    ).annotate(
        lead_id=Case(*whens, default=F("pk"), output_field=BigIntegerField()) if whens else F("pk")
    )
    public = permitted(Declaration, actor, DeclarationPermission.OVERSEE)
    public = public.filter(agency=OuterRef("lead_id"), state__in=sorted(PUBLIC))
    stands = public.filter(state=DeclarationState.PUBLISHED)
    receipts = DeclarationReceipt.objects.filter(
        subject_agency=OuterRef("lead_id"), declaration__state=DeclarationState.PUBLISHED
    )
    return rows.annotate(
        ever=Exists(public),
        number=Subquery(stands.values("number")[:1]),
        declared_on=Subquery(stands.values("declared_on")[:1]),
        edition_name=Subquery(stands.values("edition__name_vi")[:1]),
        edition_slug=Subquery(stands.values("edition__slug")[:1]),
        reason=Subquery(stands.values("reason")[:1]),
        due_on=Subquery(stands.values("due_on")[:1]),
        declaration=Coalesce(
            Subquery(stands.values("public_id")[:1]),
            Subquery(public.order_by("-declared_on", "-pk").values("public_id")[:1]),
        ),
        received_on=Subquery(receipts.values("received_on")[:1]),
        lead_name=Subquery(Agency.objects.filter(pk=OuterRef("lead_id")).values("name")[:1]),
    )


def standing_as(rows: QuerySet[Any], wanted: str, day: dt.date) -> QuerySet[Any]:
    """Of those agencies the ones a person looks for."""
    return rows.filter(_condition(wanted, day))


def _condition(wanted: str, day: dt.date) -> Q:
    conditions = {
        Standing.VALID: Q(number__isnull=False),
        Standing.NEVER: Q(ever=False),
        Standing.ENDED: Q(ever=True, number__isnull=True),
        Standing.DUE: Q(due_on__isnull=False),
        Standing.LATE: Q(due_on__lt=day),
        Standing.NOT_RECEIVED: Q(number__isnull=False, received_on__isnull=True),
    }
    return conditions[Standing(wanted)]


def counts(rows: QuerySet[Any], day: dt.date) -> Counts:
    """How many agencies stand how; one statement."""
    found = list(rows.values_list("number", "ever", "due_on", "received_on"))
    valid = [row for row in found if row[0] is not None]
    return Counts(
        total=len(found),
        valid=len(valid),
        never=sum(not row[1] for row in found),
        due=sum(row[2] is not None for row in valid),
        late=sum(row[2] is not None and row[2] < day for row in valid),
        not_received=sum(row[3] is None for row in valid),
    )
