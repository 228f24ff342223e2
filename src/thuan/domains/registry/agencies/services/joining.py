"""Many agencies with their systems into the programme at once, through the bulk door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.models import (
    ProgrammeMembership,
    QmsSystem,
    SystemCoverage,
)
from thuan.domains.registry.agencies.services.ledger import require_keeper
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.enums import Confidentiality
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Joining:
    """One agency entering the programme; ``under`` names whose system covers it, "" its own."""

    code: str
    day: dt.date
    reason: str
    under: str = ""


@service
def join_many(
    *, actor: Actor, at: dt.datetime, joinings: Iterable[Joining], legal_basis: str
) -> int:
    """Open a system for each agency that runs its own, cover all of them, enter the programme.

    Raises KeyError for an unknown agency code or a system that nobody of the list leads.
    """
    require_keeper(actor)
    listed = list(joinings)
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    own = [joining for joining in listed if not joining.under]
    made = QmsSystem.objects.bulk_create(
        [_system(agencies[j.code], actor=actor, at=at) for j in own]
    )
    systems = {joining.code: system for joining, system in zip(own, made, strict=True)}
    coverage, members = [], []
    for joining in listed:
        agency = agencies[joining.code]
        span = {
            "agency": agency,
            "valid_from": joining.day,
            "recorded_at": at,
            "legal_basis": legal_basis,
        }
        system = systems[joining.under or joining.code]
        coverage.append(SystemCoverage(system=system, **span))
        members.append(ProgrammeMembership(entry_reason=joining.reason, **span))
    SystemCoverage.objects.bulk_create(coverage)
    ProgrammeMembership.objects.bulk_create(members)
    rows = [
        {"code": j.code, "system": j.under or j.code, "day": j.day, "reason": j.reason}
        for j in listed
    ]
    batch(None, "agencies.join_many", rows=rows, comment=legal_basis)
    return len(listed)


def _system(lead: Agency, *, actor: Actor, at: dt.datetime) -> QmsSystem:
    return QmsSystem(
        agency=lead,
        origin_agency=lead,
        code=f"HT-{lead.code}",
        name=f"Hệ thống quản lý chất lượng của {lead.name}"[:255],
        confidentiality=Confidentiality.PUBLIC,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
