"""Deciding that one day is worked or is off, by a decision of the Prime Minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.workdays.permissions import WorkdayPermission
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.models import WorkingDaySwap
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def set_day(
    *,
    actor: Actor,
    at: dt.datetime,
    day: dt.date,
    is_working: bool,
    name: str,
    legal_basis: str,
) -> WorkingDaySwap:
    """Say that ``day`` is worked or off, whatever weekday or holiday it is.

    A day told before is told anew; the trail keeps both. Deadlines that were fixed before do not
    move. Raises PermissionDenied, ValidationError without a legal basis.
    """
    del at
    require(actor, WorkdayPermission.KEEP, agency_id=None)
    if not legal_basis.strip():
        raise ValidationError({"legal_basis": _("Nhập căn cứ, ví dụ Thông báo 2033/LĐTBXH.")})
    before = WorkingDaySwap.objects.filter(day=day).first()
    told = {"is_working": is_working, "name": name, "legal_basis": legal_basis}
    row, _made = WorkingDaySwap.objects.update_or_create(day=day, defaults=told)
    old = {key: getattr(before, key) for key in told} if before else {}
    record(
        row,
        "workdays.set_day",
        changes={key: (old.get(key), value) for key, value in told.items()},
        extra={"day": day},
    )
    return row
