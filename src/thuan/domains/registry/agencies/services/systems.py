"""Systems and whom they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.models import QmsSystem, SystemCoverage
from thuan.domains.registry.agencies.services.ledger import (
    Since,
    end,
    hold,
    put,
    require_keeper,
    tell,
    wording,
)
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.enums import Confidentiality

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency


@service
def register_system(
    *,
    actor: Actor,
    at: dt.datetime,
    lead: Agency,
    code: str,
    name: str,
    day: dt.date,
    scope_text: str = "",
    legal_basis: str = "",
) -> QmsSystem:
    """Enter a system that ``lead`` runs and that covers it from ``day``; others by cover_agency.

    Raises ValidationError for a code given before or a lead that is under another system.
    """
    require_keeper(actor)
    since, lead, code = Since(day, at, legal_basis), hold(lead), wording(code, 40)
    if QmsSystem.objects.filter(code=code).exists():
        raise ValidationError(_("Mã hệ thống “%(code)s” đã dùng. Chọn mã khác.") % {"code": code})
    system = QmsSystem(
        agency=lead,
        origin_agency=lead,
        code=code,
        name=wording(name, 255),
        scope_text=wording(scope_text, 10_000, required=False),
        confidentiality=Confidentiality.PUBLIC,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    system.save(force_insert=True)
    record(system, "agencies.system.register", changes={"code": (None, code)})
    _cover(lead, system, since)
    return system


@service
def cover_agency(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    system: QmsSystem,
    day: dt.date,
    legal_basis: str = "",
) -> Agency:
    """Let the agency run under ``system`` from ``day``; it leaves the one it was under."""
    require_keeper(actor)
    agency = hold(agency)
    _cover(agency, system, Since(day, at, legal_basis))
    return agency


@service
def uncover_agency(
    *, actor: Actor, at: dt.datetime, agency: Agency, day: dt.date, legal_basis: str
) -> Agency:
    """Let the agency run under no system from ``day``."""
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    row = end(SystemCoverage, {"agency": agency}, since)
    if row is not None:
        tell(agency, "uncover", {"system": (row.system.code, None)}, since)  # type: ignore[attr-defined]
    return agency


def _cover(agency: Agency, system: QmsSystem, since: Since) -> None:
    changes = put(SystemCoverage, {"agency": agency}, {"system_id": system.pk}, since)
    if changes:
        tell(agency, "cover", {"system": (None, system.code)}, since)
