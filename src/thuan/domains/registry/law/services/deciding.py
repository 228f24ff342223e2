"""The terms of checking and updating, as the province decides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.law.models import Deadlines
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import terms
from thuan.kernel.audittrail.changing import edit, who_and_when
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.errors import StaleRow

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def set_terms(
    *,
    actor: Actor,
    at: dt.datetime,
    check_days: int,
    update_days: int,
    legal_basis: str,
    base_version: int | None = None,
) -> Deadlines:
    """From now on texts are checked and documents updated in these terms.

    Work that was given before keeps its deadline. Raises ValidationError without a basis.
    """
    require(actor, LawPermission.DEADLINES, agency_id=None)
    if not legal_basis.strip():
        raise ValidationError({"legal_basis": _("Nhập căn cứ, ví dụ số và ngày của kế hoạch.")})
    sets = {
        "check_days": check_days,
        "update_days": update_days,
        "legal_basis": legal_basis.strip(),
    }
    row = Deadlines.objects.first()
    if row is not None:
        return edit(row, sets, "legal_deadlines.change", base_version=base_version)
    before = terms()
    row = Deadlines(**sets, state="", **who_and_when())
    if base_version not in (None, 0):
        raise StaleRow(row, base_version)
    row.save()
    changes = {name: (getattr(before, name), value) for name, value in sets.items()}
    record(row, "legal_deadlines.change", changes=changes)
    return row
