"""Systems and the agencies they cover on a day; that they exist is a public fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.models import QmsSystem, SystemCoverage

if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from django.db.models import QuerySet

    from thuan.kernel.tenancy.reach import Reach


@dataclass(frozen=True, slots=True)
class SystemOnDay:
    """A system and the ids of the agencies that run under it on the day."""

    system_id: int
    code: str
    name: str
    lead_agency_id: int
    agency_ids: tuple[int, ...]


def systems_on(day: dt.date) -> list[SystemOnDay]:
    """Every system that covers an agency on the day, in order of code; one query."""
    rows = (
        SystemCoverage.objects.on(day)
        .order_by("system__code", "agency__sort_key", "agency_id")
        .values_list("system_id", "system__code", "system__name", "system__agency_id", "agency_id")
    )
    found: dict[int, tuple[tuple[int, str, str, int], list[int]]] = {}
    for system_id, code, name, lead, agency_id in rows:
        found.setdefault(system_id, ((system_id, code, name, lead), []))[1].append(agency_id)
    return [SystemOnDay(*head, tuple(ids)) for head, ids in found.values()]


def system_of(agency_id: int, day: dt.date) -> QmsSystem | None:
    """The system that covers the agency on the day; one query."""
    return QmsSystem.objects.filter(
        coverage_rows__in=SystemCoverage.objects.on(day).filter(agency=agency_id)
    ).first()


def covering(reach: Reach) -> QuerySet[SystemCoverage, Any]:
    """The ids of the systems that cover the agencies of a reach on its day, as a sub-query (F4)."""
    rows = SystemCoverage.objects.standing()
    if reach.day is not None:
        rows = SystemCoverage.objects.on(reach.day)
    return rows.filter(reach.q("agency")).values("system")
