"""Where the pages of the register stand, and the agency behind an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from uuid import UUID


def agency_at(public_id: UUID) -> Agency:
    """The agency of an address; raises Http404. All agencies exist for everybody signed in."""
    return get_object_or_404(Agency, public_id=public_id)


def address_of(agency: Agency) -> str:
    return reverse("agencies:record", args=[agency.public_id])


def here(agency: Agency | None = None) -> tuple[Link, ...]:
    """The way to a page of the register, or to a page under one agency."""
    way = (Link(_("Cơ quan"), reverse("agencies:register")),)
    return way if agency is None else (*way, Link(agency.name, address_of(agency)))
