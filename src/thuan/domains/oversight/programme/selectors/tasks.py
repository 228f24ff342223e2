"""Tasks of plans that are carried out: what each says now, and what was reported of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.content import Task, read_plan
from thuan.domains.oversight.programme.enums import PlanState, TaskState
from thuan.domains.oversight.programme.models import (
    PlanAmendment,
    PlanTask,
    ProvincialPlan,
    TaskReport,
)
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.kernel.permissions import reach_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

OPEN = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS})
RUNNING = (PlanState.ISSUED, PlanState.RUNNING)


def task_of(rows: Sequence[PlanTask], *, running: bool = True) -> dict[int, Task]:
    """Row → the task as it holds now; two statements. ``running``: of plans carried out alone."""
    plans = ProvincialPlan.objects.filter(pk__in={row.plan_id for row in rows})
    if running:
        plans = plans.filter(state__in=RUNNING)
    contents = dict(plans.values_list("pk", "content"))
    acts = PlanAmendment.objects.filter(plan__in=contents).order_by("seq")
    contents |= dict(acts.values_list("plan_id", "content"))
    read = {pk: read_plan(content) for pk, content in contents.items()}
    held = {(pk, task.code): task for pk, content in read.items() for task in content.tasks}
    return {row.pk: held[key] for row in rows if (key := (row.plan_id, row.code)) in held}


def led_by(actor: Actor, plan: ProvincialPlan | None = None) -> list[PlanTask]:
    """The tasks led by agencies for which this person reports, the newest plan first."""
    reach = reach_of(actor, PlanPermission.LEAD)
    rows = PlanTask.objects.filter(lead_agency__isnull=False)
    if not reach.everything:
        rows = rows.filter(reach.q("lead_agency"))
    if plan is not None:
        rows = rows.filter(plan=plan)
    return list(rows.select_related("plan", "lead_agency").order_by("-plan__year", "pk"))


def reports_of(task: PlanTask) -> list[TaskReport]:
    """What was reported of a task, the newest first."""
    rows = TaskReport.objects.filter(task=task).select_related("reported_by")
    return list(rows.order_by("-as_of", "-pk"))


def newest_reports(rows: Sequence[PlanTask]) -> dict[int, TaskReport]:
    """Task → its newest report; one statement."""
    found = TaskReport.objects.filter(task__in=rows).order_by("as_of", "pk")
    return {report.task_id: report for report in found}


def sees_reports(actor: Actor, task: PlanTask) -> bool:
    """Whether this person reads what was reported: the province, and the agency that leads."""
    reach = reach_of(actor, PlanPermission.VIEW)
    lead = task.lead_agency_id
    return reach.everything or (lead is not None and reach.covers(lead))
