"""A wrong entry is declared void with a reason; it stays readable and counts no more (F10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import NEXT_STATUS, CodeScheme, Status
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    Lineage,
    ProgrammeMembership,
)
from thuan.domains.registry.agencies.services.closing import reopen_facts
from thuan.domains.registry.agencies.services.current import refresh
from thuan.domains.registry.agencies.services.ledger import (
    Since,
    hold,
    require_keeper,
    tell,
    wording,
)
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.writing import end_facts

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.dated import Dated

# Without one of these an agency could not be named on any day.
_NEEDED: Final[tuple[type[Dated], ...]] = (AgencyName, AgencyKind, AgencyCode)


@service
def void_entry(*, actor: Actor, at: dt.datetime, entry: Dated | Lineage, reason: str) -> None:
    """Declare a dated row of an agency, or a lineage, void.

    The entry before it, which it had closed, holds on in its place. Raises ValidationError without
    a reason, when it is void already, and for the only name, type or own code of an agency.
    """
    require_keeper(actor)
    if not reason.strip():
        raise ValidationError(_("Ghi lý do hủy bỏ."))
    entry = type(entry)._default_manager.get(pk=entry.pk)
    if entry.void_reason:
        raise ValidationError(_("Ghi nhận này đã được hủy bỏ trước đó."))
    rows: Any = type(entry)._default_manager
    if isinstance(entry, Lineage):
        agency, day = hold(entry.from_agency), entry.on
    else:
        agency, day = hold(entry.agency), entry.valid_from  # type: ignore[attr-defined]
        _require_another(entry)
    end_facts(rows.filter(pk=entry.pk), void_reason=wording(reason, 255))
    since = Since(day, at, entry.legal_basis)
    if not isinstance(entry, Lineage):
        _restore_former(entry, since)
    kind = entry._meta.model_name
    tell(agency, "void", {"entry": (f"{kind} {entry.pk}", None)}, since, comment=reason)
    refresh(agency, business_day(at))


def _keys(entry: Dated) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.no_overlap}


def _require_another(entry: Dated) -> None:
    if not isinstance(entry, _NEEDED) or getattr(entry, "scheme", "") == CodeScheme.GSO:
        return
    if not type(entry).objects.standing().filter(**_keys(entry)).exclude(pk=entry.pk).exists():
        raise ValidationError(
            _("Đây là ghi nhận duy nhất của cơ quan. Ghi nội dung đúng trước, rồi hủy bỏ sau.")
        )


def _restore_former(entry: Dated, since: Since) -> None:
    if isinstance(entry, ProgrammeMembership):
        return
    former = type(entry).objects.standing().filter(**_keys(entry), valid_to=entry.valid_from)
    end_facts(former, valid_to=entry.valid_to)
    if isinstance(entry, AgencyStatus) and not NEXT_STATUS[Status(entry.status)]:
        reopen_facts(entry.agency, since)
