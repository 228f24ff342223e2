"""Predecessors and successors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from thuan.domains.registry.agencies.enums import LineageEvent
from thuan.domains.registry.agencies.models import Lineage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal
    from uuid import UUID

    from thuan.kernel.tenancy.models import Agency

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LineageLine:
    """One step of the line of an agency, seen from it."""

    other_public_id: UUID
    other_name: str
    is_predecessor: bool
    event: str
    on: dt.date
    share: Decimal | None
    legal_basis: str


def edges() -> set[Edge]:
    """Every standing (predecessor id, successor id); one query."""
    return set(Lineage.objects.filter(void_reason="").values_list("from_agency_id", "to_agency_id"))


def comes_from(known: Iterable[Edge], agency_id: int, ancestor_id: int) -> bool:
    """Whether ``agency_id`` is ``ancestor_id`` or descends from it along ``known``."""
    successors: dict[int, set[int]] = defaultdict(set)
    for origin, target in known:
        successors[origin].add(target)
    waiting, seen = [ancestor_id], {ancestor_id}
    while waiting:
        current = waiting.pop()
        if current == agency_id:
            return True
        new = successors[current] - seen
        seen |= new
        waiting.extend(new)
    return False


def lineage_of(agency: Agency) -> list[LineageLine]:
    """The direct predecessors and successors, oldest first; one query."""
    rows = (
        Lineage.objects.filter(Q(from_agency=agency) | Q(to_agency=agency), void_reason="")
        .select_related("from_agency", "to_agency")
        .order_by("on", "pk")
    )
    return [_line(row, agency) for row in rows]


def _line(row: Lineage, agency: Agency) -> LineageLine:
    is_predecessor = row.to_agency_id == agency.pk
    other = row.from_agency if is_predecessor else row.to_agency
    return LineageLine(
        other_public_id=other.public_id,
        other_name=other.name,
        is_predecessor=is_predecessor,
        event=str(LineageEvent(row.event).label),
        on=row.on,
        share=row.share,
        legal_basis=row.legal_basis,
    )
