"""Amending an issued plan by a later act: the baseline stays."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.content import PlanFault, changes, read_plan
from thuan.domains.oversight.programme.models import PlanAmendment
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.entering import RUNNING
from thuan.domains.oversight.programme.services.tasks import follow_amendment
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock, update_row

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.programme.content import PlanContent
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor


@service
def amend_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    number: str,
    signed_on: dt.date,
    reason: str,
    content: PlanContent,
    base_version: int | None = None,
) -> PlanAmendment:
    """Let another content hold from ``signed_on`` on, by an act of the People's Committee.

    Raises ValidationError for a plan that is not being carried out, an act without number or
    reason, a date before the last act, and a content that changes nothing; StaleRow where another
    act came first.
    """
    require(actor, PlanPermission.ISSUE, agency_id=None)
    plan = lock(plan)
    if plan.state not in RUNNING:
        raise ValidationError(_("Chỉ điều chỉnh kế hoạch đã ban hành và chưa đánh giá."))
    last = PlanAmendment.objects.filter(plan=plan).order_by("seq").last()
    _check_act(plan, last, number, signed_on, reason, business_day(at))
    try:
        after = read_plan(content.to_json())
    except PlanFault as fault:
        raise ValidationError(str(fault)) from fault
    changed = changes(content_of(plan), after)
    if not changed:
        raise ValidationError(_("Nội dung chưa thay đổi so với kế hoạch hiện hành."))
    amendment = PlanAmendment(
        plan=plan,
        seq=last.seq + 1 if last else 1,
        number=number.strip(),
        signed_on=signed_on,
        reason=reason.strip(),
        content=after.to_json(),
        changes=[asdict(one) for one in changed],
        recorded_at=at,
    )
    amendment.save()
    update_row(plan, {}, at=at, by=actor.person_id, base_version=base_version)
    follow_amendment(plan, after, amendment.reason, at, by=actor.person_id)
    told = {"number": amendment.number, "amended": amendment.changes}
    record(plan, "provincial_plan.amend", extra=told, comment=amendment.reason)
    return amendment


def _check_act(
    plan: ProvincialPlan,
    last: PlanAmendment | None,
    number: str,
    signed_on: dt.date,
    reason: str,
    today: dt.date,
) -> None:
    if not number.strip():
        raise ValidationError({"number": _("Ghi số, ký hiệu của văn bản điều chỉnh.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi lý do điều chỉnh.")})
    earliest = last.signed_on if last else plan.signed_on
    if signed_on > today:
        raise ValidationError({"signed_on": _("Ngày ban hành không thể sau hôm nay.")})
    if earliest is not None and signed_on < earliest:
        raise ValidationError({"signed_on": _("Ngày ban hành không thể trước văn bản liền trước.")})
