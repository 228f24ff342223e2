"""Entering what was spent of the plan's money: a line, a day, an amount, what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.models import Spending
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.entering import RUNNING
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor


@service
def enter_spending(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    line: str,
    as_of: dt.date,
    amount: Decimal,
    note: str,
) -> Spending:
    """Enter how much of a line was spent up to a day; a later entry mends a mistake.

    Raises ValidationError for a line that the plan does not have, a plan that is not being carried
    out, a day that has not come, an amount below 0, and without what shows it.
    """
    require(actor, PlanPermission.REPORT, agency_id=None)
    person_id = actor.person_id
    if person_id is None:
        raise ValidationError(_("Số đã chi do một người ghi."))
    if all(one.code != line for one in content_of(plan).budget):
        raise ValidationError(_("Kế hoạch không có khoản kinh phí này."))
    if plan.state not in RUNNING:
        raise ValidationError(_("Chỉ ghi số đã chi khi kế hoạch đang thực hiện."))
    if as_of > business_day(at):
        raise ValidationError({"as_of": _("Ngày tính không thể sau hôm nay.")})
    if as_of.year < plan.year:
        words = {"year": plan.year}
        raise ValidationError({"as_of": _("Ngày tính phải từ năm %(year)s trở đi.") % words})
    if amount < 0:
        raise ValidationError({"amount": _("Số tiền không thể nhỏ hơn 0.")})
    if not note.strip():
        raise ValidationError({"note": _("Ghi chứng từ: quyết định, hợp đồng, bảng kê.")})
    entry = Spending(
        plan=plan,
        line=line,
        as_of=as_of,
        amount=amount,
        note=note.strip(),
        entered_by_id=person_id,
        entered_at=at,
    )
    entry.save()
    told = {"line": line, "as_of": as_of.isoformat(), "amount": str(amount)}
    record(plan, "provincial_plan.spend", extra=told, comment=entry.note)
    return entry
