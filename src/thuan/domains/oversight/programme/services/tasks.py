"""The tasks of an issued plan: begun, done with evidence, verified by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.models import PlanTask
from thuan.domains.oversight.programme.workflow import TASK_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.programme.content import PlanContent
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor


def open_tasks(plan: ProvincialPlan, content: PlanContent, at: dt.datetime) -> list[PlanTask]:
    """Give a row to every task that has none yet; called by the service that issues or amends."""
    known = set(PlanTask.objects.filter(plan=plan).values_list("code", flat=True))
    new = [task for task in content.tasks if task.code not in known]
    return TASK_WORKFLOW.begin_many(
        PlanTask(plan=plan, code=task.code, audience=plan.audience, created_at=at, updated_at=at)
        for task in new
    )


@service
def begin_task(
    *, actor: Actor, at: dt.datetime, task: PlanTask, base_version: int | None = None
) -> PlanTask:
    """Work on the task has begun."""
    del actor, at
    return TASK_WORKFLOW.fire(task, "begin_work", base_version=base_version)


@service
def finish_task(
    *,
    actor: Actor,
    at: dt.datetime,
    task: PlanTask,
    evidence: str,
    done_on: dt.date,
    base_version: int | None = None,
) -> PlanTask:
    """The task is done: since when, and by what that can be seen.

    Raises ValidationError without evidence, or for a day that has not come.
    """
    del actor
    if not evidence.strip():
        raise ValidationError({"evidence": _("Ghi kết quả và minh chứng của nhiệm vụ.")})
    if done_on > business_day(at):
        raise ValidationError({"done_on": _("Ngày xong không thể sau hôm nay.")})
    sets = {"evidence": evidence.strip(), "done_on": done_on}
    return TASK_WORKFLOW.fire(task, "finish", sets=sets, base_version=base_version)


@service
def reopen_task(
    *,
    actor: Actor,
    at: dt.datetime,
    task: PlanTask,
    comment: str,
    base_version: int | None = None,
) -> PlanTask:
    """What was called done is not: say what lacks."""
    del actor, at
    return TASK_WORKFLOW.fire(task, "reopen", comment=comment, base_version=base_version)


@service
def verify_task(
    *, actor: Actor, at: dt.datetime, task: PlanTask, base_version: int | None = None
) -> PlanTask:
    """Another person confirms that the task is done (INV-21)."""
    del actor, at
    return TASK_WORKFLOW.fire(task, "verify", base_version=base_version)
