"""Where an agency stands: its obligation, its life, its time in the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import NEXT_STATUS, PROGRAMME, ObligationKind, Status
from thuan.domains.registry.agencies.models import AgencyStatus, Obligation, ProgrammeMembership
from thuan.domains.registry.agencies.services.closing import close_facts
from thuan.domains.registry.agencies.services.current import refresh
from thuan.domains.registry.agencies.services.ledger import (
    Since,
    end,
    hold,
    put,
    require_keeper,
    tell,
    wording,
)
from thuan.domains.registry.agencies.services.opening import ground_of
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def set_obligation(
    *, actor: Actor, at: dt.datetime, agency: Agency, kind: str, day: dt.date, legal_basis: str
) -> Agency:
    """Say that the law binds or encourages the agency, or that a plan names it, from ``day``.

    MANDATORY and ENCOURAGED replace each other; BY_PLAN stands beside them. Raises
    ValidationError without a legal basis.
    """
    require_keeper(actor)
    if not legal_basis.strip():
        raise ValidationError(_("Ghi căn cứ của nghĩa vụ, ví dụ Quyết định 19/2014/QĐ-TTg."))
    since, agency = Since(day, at, legal_basis), hold(agency)
    kind = ObligationKind(kind)
    changes = put(Obligation, {"agency": agency, "ground": ground_of(kind)}, {"kind": kind}, since)
    if changes:
        tell(agency, "oblige", changes, since)
    return agency


@service
def change_status(
    *, actor: Actor, at: dt.datetime, agency: Agency, status: str, day: dt.date, legal_basis: str
) -> Agency:
    """Move the agency along its life from ``day`` (enums.NEXT_STATUS).

    MERGED and DISSOLVED end everything dated of it on that day, its place in the programme and in
    a system included (INV-40); nothing is removed. Raises ValidationError for any other move.
    """
    require_keeper(actor)
    since, agency, new = Since(day, at, legal_basis), hold(agency), Status(status)
    now = AgencyStatus.objects.on(day).filter(agency=agency).first()
    old = Status(now.status) if now else Status.REGISTERED
    if new != old and new not in NEXT_STATUS[old]:
        raise ValidationError(
            _("Từ “%(old)s” không chuyển sang “%(new)s” được.")
            % {"old": old.label, "new": new.label}
        )
    changes = put(AgencyStatus, {"agency": agency}, {"status": new}, since)
    if changes and not NEXT_STATUS[new]:
        close_facts(agency, since, str(new.label))
    if changes:
        tell(agency, "status", changes, since)
    return agency


@service
def join_programme(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    day: dt.date,
    reason: str,
    legal_basis: str = "",
    programme: str = PROGRAMME,
) -> Agency:
    """Take the agency into the programme from ``day``; raises ValidationError if it is in."""
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    keys = {"agency": agency, "programme": programme}
    if ProgrammeMembership.objects.on(day).filter(**keys).exists():
        raise ValidationError(_("Cơ quan đã ở trong chương trình vào ngày đó."))
    changes = put(ProgrammeMembership, keys, {"entry_reason": wording(reason, 255)}, since)
    tell(agency, "join", changes, since, comment=reason)
    return agency


@service
def leave_programme(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    day: dt.date,
    reason: str,
    legal_basis: str = "",
    programme: str = PROGRAMME,
) -> Agency:
    """Let the agency leave on ``day`` (not a member on that day any more), with the reason.

    Raises ValidationError without a reason or when it is not in the programme.
    """
    require_keeper(actor)
    if not reason.strip():
        raise ValidationError(_("Ghi lý do cơ quan ra khỏi chương trình."))
    since, agency = Since(day, at, legal_basis), hold(agency)
    keys = {"agency": agency, "programme": programme}
    left = end(ProgrammeMembership, keys, since, leaving_reason=wording(reason, 255))
    if left is None:
        raise ValidationError(_("Cơ quan không ở trong chương trình vào ngày đó."))
    tell(agency, "leave", {"programme": (programme, None)}, since, comment=reason)
    return agency


@service
def refresh_current_values(*, actor: Actor, at: dt.datetime) -> int:
    """Let changes dated to today show on the tenant rows; the number that changed. For ``tick``."""
    require_keeper(actor)
    day, changed = business_day(at), 0
    for agency in Agency.objects.order_by("pk"):
        before = (agency.name, agency.code, agency.kind)
        refresh(agency, day)
        changed += before != (agency.name, agency.code, agency.kind)
    return changed
