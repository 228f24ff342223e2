"""The tree of agencies on a day; any depth, tiers are data (design §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.tenancy.models import Agency, AgencyParent

if TYPE_CHECKING:
    import datetime as dt


def parents_on(day: dt.date) -> dict[int, int]:
    """Agency id → id of the agency directly above it; one query."""
    return dict(AgencyParent.objects.on(day).values_list("agency_id", "parent_id"))


def above(agency_id: int, day: dt.date) -> list[int]:
    """The ids of all agencies above this one on the day, nearest first."""
    parents, chain = parents_on(day), []
    current = parents.get(agency_id)
    while current is not None and current not in chain:
        chain.append(current)
        current = parents.get(current)
    return chain


def children_on(agency: Agency, day: dt.date) -> list[Agency]:
    """The agencies directly below on the day, in Vietnamese order; one query."""
    below = AgencyParent.objects.on(day).filter(parent=agency).values("agency")
    return list(Agency.objects.filter(pk__in=below).order_by("sort_key", "pk"))
