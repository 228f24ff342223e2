"""Writing dated facts: a change closes one row and opens the next (F10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.kernel.audittrail.recording import record
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.dated import Dated

Changes = dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Since:
    """From which business day a fact holds, on what legal basis, and when it was recorded."""

    day: dt.date
    at: dt.datetime
    legal_basis: str = ""

    def stamp(self) -> dict[str, Any]:
        """The columns of a row that begins here."""
        return {
            "valid_from": self.day,
            "recorded_at": self.at,
            "legal_basis": wording(self.legal_basis, 255, required=False),
        }


def require_keeper(actor: Actor) -> None:
    """The register is kept by DOST administrators; named jobs of the product load into it."""
    if not actor.is_system:
        require(actor, AgencyPermission.KEEP, agency_id=None)


def hold(agency: Agency) -> Agency:
    """The agency, locked until the act ends, so that two changes of it follow each other."""
    return Agency.objects.select_for_update().get(pk=agency.pk)


def wording(text: str, longest: int, *, required: bool = True) -> str:
    """Cleaned text that fits its column; raises ValidationError with a sentence."""
    cleaned = clean(text)
    if required and not cleaned:
        raise ValidationError(_("Ô này đang để trống."))
    if len(cleaned) > longest:
        raise ValidationError(
            _("Nội dung dài %(length)s ký tự, chỉ ghi được %(longest)s. Rút ngắn lại.")
            % {"length": len(cleaned), "longest": longest}
        )
    return cleaned


def put(
    model: type[Dated], keys: Mapping[str, Any], values: Mapping[str, Any], since: Since
) -> Changes:
    """Let ``values`` hold for ``keys`` from ``since.day`` until the next change already known.

    Gives field → (old, new); empty when the same values hold already. Raises ValidationError when
    another entry begins on that very day: it must be voided first, with a reason.
    """
    open_or_later = Q(valid_to__isnull=True) | Q(valid_to__gt=since.day)
    rows = list(model.objects.standing().filter(open_or_later, **keys).order_by("valid_from"))
    present = next((row for row in rows if row.valid_from <= since.day), None)
    later = next((row.valid_from for row in rows if row.valid_from > since.day), None)
    changes = {name: (getattr(present, name, None), new) for name, new in values.items()}
    if present is not None:
        if all(old == new for old, new in changes.values()):
            return {}
        _close(present, since.day)
    until = present.valid_to if present is not None else later
    model.objects.create(**keys, **values, **since.stamp(), valid_to=until)
    return changes


def end(model: type[Dated], keys: Mapping[str, Any], since: Since, **sets: Any) -> Dated | None:
    """Close what stands on the day, with no successor; None when nothing stands then."""
    present = model.objects.on(since.day).filter(**keys).first()
    if present is not None:
        _close(present, since.day, **sets)
    return present


def tell(agency: Agency, action: str, changes: Changes, since: Since, *, comment: str = "") -> None:
    """Record the act on the agency, in the chain of the province, with its business day."""
    extra = {"valid_from": since.day, "legal_basis": since.legal_basis}
    record(agency, f"agencies.{action}", changes=changes, comment=comment, extra=extra)


def _close(row: Dated, day: dt.date, **sets: Any) -> None:
    if row.valid_from == day:
        raise ValidationError(
            _("Ngày %(day)s đã có một ghi nhận khác. Hủy bỏ ghi nhận đó rồi ghi lại.")
            % {"day": format_date(day)}
        )
    end_facts(type(row).objects.filter(pk=row.pk), valid_to=day, **sets)
