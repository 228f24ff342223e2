"""Who was invited to an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.accounts.models import GuestAssignment

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet


def guests_of(model: str, public_id: UUID, day: dt.date) -> QuerySet[GuestAssignment]:
    """The invitations to one object that hold on the day or later, in the order of their days."""
    rows = GuestAssignment.objects.standing().filter(target_type=model, target_id=public_id)
    return rows.filter(valid_to__gt=day).select_related("person").order_by("valid_from", "pk")


def standing_guest(guest_id: UUID) -> GuestAssignment | None:
    """One invitation that was not declared void."""
    rows = GuestAssignment.objects.standing().select_related("person", "at_agency")
    return rows.filter(public_id=guest_id).first()
