"""Entering progress by hand, where no fact of the product tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.enums import PlanState
from thuan.domains.oversight.programme.models import ProgressEntry
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import is_counted
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor

RUNNING = frozenset({PlanState.ISSUED, PlanState.RUNNING})


@service
def enter_progress(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    target: str,
    as_of: dt.date,
    value: int,
    evidence: str,
) -> ProgressEntry:
    """Enter how far a target was on a day, with what shows it; a later entry mends a mistake.

    Raises ValidationError for a target that the product counts itself (INV-44), for a plan that
    is not being carried out, a day outside its year, and without evidence.
    """
    require(actor, PlanPermission.REPORT, agency_id=None)
    person_id = actor.person_id
    if person_id is None:
        raise ValidationError(_("Tiến độ do một người ghi."))
    found = content_of(plan).target(target)
    if found is None:
        raise ValidationError(_("Kế hoạch không có chỉ tiêu này."))
    if plan.state not in RUNNING:
        raise ValidationError(_("Chỉ ghi tiến độ khi kế hoạch đang thực hiện."))
    if is_counted(found):
        raise ValidationError(_("Chỉ tiêu này do hệ thống tự đếm, không ghi đè được."))
    if as_of > business_day(at):
        raise ValidationError({"as_of": _("Ngày tính không thể sau hôm nay.")})
    if as_of.year != plan.year:
        words = {"year": plan.year}
        raise ValidationError({"as_of": _("Ngày tính phải trong năm %(year)s.") % words})
    if not evidence.strip():
        raise ValidationError({"evidence": _("Ghi minh chứng: quyết định, biên bản, danh sách.")})
    entry = ProgressEntry(
        plan=plan,
        target=target,
        as_of=as_of,
        value=value,
        evidence=evidence.strip(),
        entered_by_id=person_id,
        entered_at=at,
    )
    entry.save()
    told = {"plan_target": target, "as_of": as_of.isoformat(), "value": value}
    record(plan, "provincial_plan.progress", extra=told, comment=entry.evidence)
    return entry
