"""The tasks of an issued plan: reported and done by who leads, verified by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.enums import TaskState
from thuan.domains.oversight.programme.models import PlanTask, TaskReport
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.workflow import TASK_WORKFLOW
from thuan.domains.registry.agencies.api import known_on
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.services import sync
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import update_row

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.programme.content import PlanContent
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor

OPEN = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS})


def open_tasks(plan: ProvincialPlan, content: PlanContent, at: dt.datetime) -> list[PlanTask]:
    """Give a row to every task that has none yet; called by the service that issues or amends."""
    known = set(PlanTask.objects.filter(plan=plan).values_list("code", flat=True))
    new = [task for task in content.tasks if task.code not in known]
    leads = leads_of(plan, content) if new else {}
    return TASK_WORKFLOW.begin_many(
        PlanTask(
            plan=plan,
            code=task.code,
            audience=plan.audience,
            lead_agency_id=leads.get(task.lead_code),
            created_at=at,
            updated_at=at,
        )
        for task in new
    )


def follow_amendment(
    plan: ProvincialPlan,
    content: PlanContent,
    reason: str,
    at: dt.datetime,
    *,
    by: int | None,
) -> None:
    """Bring the rows in line with the content that holds now: new, dropped, led by another.

    A task that the act leaves out is cancelled with its reason, unless it is done; deadlines of
    duties move with the days. Called by the service that amends.
    """
    open_tasks(plan, content, at)
    held = {task.code: task for task in content.tasks}
    leads = leads_of(plan, content)
    rows = list(PlanTask.objects.filter(plan=plan).order_by("pk"))
    for row in rows:
        task = held.get(row.code)
        if task is None:
            if row.state in TASK_WORKFLOW["cancel"].sources:
                TASK_WORKFLOW.fire(row, "cancel", comment=reason)
        elif row.lead_agency_id != (lead := leads.get(task.lead_code)):
            update_row(row, {"lead_agency_id": lead}, at=at, by=by)
    sync(list(PlanTask.objects.filter(plan=plan).order_by("pk")))


def leads_of(plan: ProvincialPlan, content: PlanContent) -> dict[str, int]:
    """Code → agency of those who lead a task, by the codes of the day of the plan."""
    codes = {task.lead_code for task in content.tasks if task.lead_code}
    if not codes or plan.signed_on is None:
        return {}
    return {one.code: one.agency_id for one in known_on(plan.signed_on) if one.code in codes}


@service
def report_task(
    *,
    actor: Actor,
    at: dt.datetime,
    task: PlanTask,
    as_of: dt.date,
    percent: int | None,
    said: str,
    evidence: str,
    base_version: int | None = None,
) -> TaskReport:
    """Say how far a task is on a day, with what shows it; a task not begun begins with it.

    Raises ValidationError for a task that is done or cancelled, a day that has not come,
    and without words or evidence.
    """
    require(actor, PlanPermission.LEAD, agency_id=task.lead_agency_id)
    person_id = actor.person_id
    if person_id is None:
        raise ValidationError(_("Tiến độ do một người ghi."))
    if task.state not in OPEN:
        raise ValidationError(_("Nhiệm vụ đã xong hoặc đã thôi thực hiện: không báo cáo thêm."))
    if as_of > business_day(at):
        raise ValidationError({"as_of": _("Ngày tính không thể sau hôm nay.")})
    for name, text in (("said", said), ("evidence", evidence)):
        if not text.strip():
            raise ValidationError(
                {name: _("Ghi đã làm gì và minh chứng là văn bản, biên bản nào.")}
            )
    if percent is not None and not 0 <= percent <= 100:
        raise ValidationError({"percent": _("Phần trăm từ 0 đến 100.")})
    if task.state == TaskState.NOT_STARTED:
        task = TASK_WORKFLOW.fire(task, "begin_work", base_version=base_version)
    told = {"said": said.strip(), "evidence": evidence.strip()}
    report = TaskReport(
        task=task,
        as_of=as_of,
        percent=percent,
        reported_by_id=person_id,
        reported_at=at,
        **told,
    )
    report.save()
    extra = {"as_of": as_of.isoformat(), "percent": percent, **told}
    record(task, "plan_task.report", extra=extra)
    return report


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
