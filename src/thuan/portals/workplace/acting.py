"""The agency in the frame: which one the person acts for, and the way to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.access import actor_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.frame import AgencyChoice

if TYPE_CHECKING:
    from django.http import HttpRequest


def agency_of(request: HttpRequest) -> AgencyChoice | None:
    """The acting agency and the others he may switch to; None for a person without a role."""
    actor = actor_of(request)
    served: tuple[int, ...] = getattr(request, "served_agencies", ())
    if actor is None or not actor.agency_ids:
        return None
    here = min(actor.agency_ids)
    name = next(held.at_agency for held in actor.held if held.at_agency_id == here)
    elsewhere = [pk for pk in served if pk != here]
    if not elsewhere:  # nearly everybody
        return AgencyChoice(name, ())
    agencies = Agency.objects.filter(pk__in=elsewhere).order_by("sort_key", "pk")
    return AgencyChoice(
        name,
        tuple(
            Link(agency.name, reverse("workplace:switch", args=[agency.public_id]))
            for agency in agencies
        ),
    )
