"""What the plan asks of a person: its next step, work that is due, work to verify (REM-38)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.enums import PlanState, TaskState
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.tasks import task_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

# REM-38 begins thirty days before; the year is evaluated in December (qms.md 3.22).
AHEAD = dt.timedelta(days=30)
EVALUATED_FROM = (12, 1)


def plan_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """The steps of plans alone; tasks come as duties. One statement."""
    acts = [one for one in PlanPermission if one != PlanPermission.VIEW]
    may: dict[PlanPermission, bool] = {one: can(actor, one, agency_id=None) for one in acts}
    if not any(may.values()):
        return []
    live = ProvincialPlan.objects.exclude(state__in=[PlanState.DRAFT, PlanState.CLOSED])
    plans = list(live.order_by("year"))
    return [task for plan in plans for task in _steps(plan, may, business_day(at))]


def _steps(plan: ProvincialPlan, may: dict[PlanPermission, bool], today: dt.date) -> Iterator[Task]:
    """The step that the plan itself waits for."""
    name = {"plan": str(plan)}
    page = reverse("programme:plan", args=[plan.public_id])
    if plan.state == PlanState.CONSULTED and may[PlanPermission.SUBMIT]:
        yield Task(_("Trình UBND tỉnh: %(plan)s") % name, page)
    if plan.state == PlanState.SUBMITTED and may[PlanPermission.ISSUE]:
        yield Task(_("Ban hành hoặc trả lại: %(plan)s") % name, page)
    if plan.state == PlanState.ISSUED and may[PlanPermission.REPORT]:
        yield Task(_("Bắt đầu thực hiện: %(plan)s") % name, page)
    evaluated = dt.date(plan.year, *EVALUATED_FROM)
    if plan.state == PlanState.RUNNING and may[PlanPermission.DRAFT] and today >= evaluated:
        words = _("Đánh giá kết quả năm: %(plan)s") % name
        url = reverse("programme:evaluate", args=[plan.public_id])
        yield Task(words, url, dt.date(plan.year, 12, 31))
    if plan.state == PlanState.EVALUATED and may[PlanPermission.SUBMIT]:
        yield Task(_("Kết thúc: %(plan)s") % name, page)


def described_tasks(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """Work that is due within thirty days, and what was called done and waits to be verified."""
    rows = list(PlanTask.objects.filter(public_id__in=duties.values("target_id")).order_by("pk"))
    held = task_of(rows)
    until = business_day(at) + AHEAD
    for row in rows:
        task = held.get(row.pk)
        if task is None:
            continue
        words = {"code": task.code, "text": task.text}
        if row.state == TaskState.DONE:
            if can(actor, PlanPermission.VERIFY, agency_id=row.lead_agency_id):
                url = reverse("programme:verify_task", args=[row.public_id])
                title = _("Xác nhận nhiệm vụ %(code)s: %(text)s") % words
                yield Task(title, url, None, row.evidence, Tone.ATTENTION)
        elif task.due_on <= until and can(actor, PlanPermission.LEAD, agency_id=row.lead_agency_id):
            url = reverse("programme:task", args=[row.public_id])
            yield Task(_("Làm nhiệm vụ %(code)s: %(text)s") % words, url, task.due_on, task.lead)
