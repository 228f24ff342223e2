"""Systems and the agencies they cover on a day; that they exist is a public fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.models import SystemCoverage

if TYPE_CHECKING:
    import datetime as dt


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
