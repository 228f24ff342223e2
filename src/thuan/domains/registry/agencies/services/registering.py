"""Entering one agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode
from thuan.domains.registry.agencies.services.ledger import Since, require_keeper, tell
from thuan.domains.registry.agencies.services.opening import (
    NewAgency,
    Terms,
    completed,
    opening_rows,
    tenant,
)
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def register_agency(*, actor: Actor, at: dt.datetime, new: NewAgency) -> Agency:
    """Enter an agency from ``new.day`` on, REGISTERED, in the default group of its type.

    Raises PermissionDenied; ValidationError for a code given before, an unknown type or group.
    """
    require_keeper(actor)
    new = completed(new, Terms.read())
    require_unused(new.code)
    if new.gso:
        require_free(CodeScheme.GSO, new.gso, new.day)
    agency = tenant(new)
    agency.save(force_insert=True)
    for row in opening_rows(agency, new, at):
        row.save(force_insert=True)
    changes = {"code": (None, new.code), "name": (None, new.name), "kind": (None, new.kind)}
    tell(agency, "register", {**changes, "group": (None, new.group)}, _since(new, at))
    return agency


def require_unused(code: str, *, but: Agency | None = None) -> None:
    """The product's own code was never given, to anybody."""
    given = AgencyCode.objects.standing().filter(scheme=CodeScheme.THUAN, code=code)
    standing = Agency.objects.filter(code=code)
    if but is not None:
        standing = standing.exclude(pk=but.pk)
    if given.exists() or standing.exists():
        raise ValidationError(
            _("Mã “%(code)s” đã cấp cho một cơ quan; mã không dùng lại. Chọn mã khác.")
            % {"code": code}
        )


def require_free(scheme: str, code: str, day: dt.date, *, but: Agency | None = None) -> None:
    """A code of another authority names at most one agency on one day."""
    rows = AgencyCode.objects.on(day).filter(scheme=scheme, code=code)
    holder = rows.exclude(agency=but).select_related("agency").first()
    if holder is not None:
        raise ValidationError(
            _("Mã “%(code)s” đang thuộc “%(agency)s”.")
            % {"code": code, "agency": holder.agency.name}
        )


def _since(new: NewAgency, at: dt.datetime) -> Since:
    return Since(new.day, at, new.legal_basis)
