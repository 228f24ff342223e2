"""What the plan asks of a person: its next step, work that is due, work to verify (REM-38)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.content import PlanContent, read_plan
from thuan.domains.oversight.programme.enums import PlanState, TaskState
from thuan.domains.oversight.programme.models import PlanAmendment, PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

# REM-38 begins thirty days before; the year is evaluated in December (qms.md 3.22).
AHEAD = dt.timedelta(days=30)
EVALUATED_FROM = (12, 1)
OPEN = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)


def plan_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Three statements at most, and one more for whoever verifies."""
    acts = [one for one in PlanPermission if one != PlanPermission.VIEW]
    may: dict[PlanPermission, bool] = {one: can(actor, one, agency_id=None) for one in acts}
    if not any(may.values()):
        return []
    live = ProvincialPlan.objects.exclude(state__in=[PlanState.DRAFT, PlanState.CLOSED])
    plans = list(live.order_by("year"))
    found = [task for plan in plans for task in _steps(plan, may, business_day(at))]
    running = [plan for plan in plans if plan.state == PlanState.RUNNING]
    if running and (may[PlanPermission.REPORT] or may[PlanPermission.VERIFY]):
        found += _work(running, may, actor, business_day(at))
    return found


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


def _work(
    plans: Sequence[ProvincialPlan],
    may: dict[PlanPermission, bool],
    actor: Actor,
    today: dt.date,
) -> Iterator[Task]:
    contents = _contents(plans)
    rows = list(PlanTask.objects.filter(plan__in=plans).order_by("pk"))
    done = [row for row in rows if row.state == TaskState.DONE]
    own = parts_taken(done, "DOER", actor.person_id) if may[PlanPermission.VERIFY] else set()
    for row in rows:
        task = next((t for t in contents[row.plan_id].tasks if t.code == row.code), None)
        if task is None:
            continue
        words = {"code": task.code, "text": task.text}
        if may[PlanPermission.REPORT] and row.state in OPEN and task.due_on <= today + AHEAD:
            url = reverse("programme:finish_task", args=[row.public_id])
            title = _("Làm nhiệm vụ %(code)s: %(text)s") % words
            yield Task(title, url, task.due_on, task.lead)
        if may[PlanPermission.VERIFY] and row.state == TaskState.DONE and row.public_id not in own:
            url = reverse("programme:verify_task", args=[row.public_id])
            title = _("Xác nhận nhiệm vụ %(code)s: %(text)s") % words
            yield Task(title, url, None, row.evidence, Tone.ATTENTION)


def _contents(plans: Sequence[ProvincialPlan]) -> dict[int, PlanContent]:
    """What holds of each plan now; one statement."""
    acts = PlanAmendment.objects.filter(plan__in=plans).order_by("seq")
    newest = dict(acts.values_list("plan_id", "content"))
    return {plan.pk: read_plan(newest.get(plan.pk, plan.content)) for plan in plans}
