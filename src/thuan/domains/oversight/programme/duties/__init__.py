"""Which task of a plan waits for whom, until when (REM-38, qms.md 3.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.programme.enums import TaskState
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.notifications import TASK_DUE, TASK_OVERDUE
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.tasks import OPEN, task_of
from thuan.domains.oversight.programme.tasks import described_tasks
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.duties.registry import (
    DutyKind,
    RuleSubject,
    Spoken,
    Wanted,
    register_duty,
    register_rule,
)
from thuan.kernel.duties.services.keeping import keep
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.following import after_moves
from thuan.kernel.workflow.segregation import excluded_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.models import Duty

RULE = "REM-38"
LEADING = (Role.ISO_SEC, Role.HEAD)
VERIFYING = (Role.DOST_OFFICER, Role.DOST_HEAD)


def _working(rows: Sequence[PlanTask], at: dt.datetime) -> Iterator[tuple[PlanTask, Wanted]]:
    """Whoever leads; the department's officers where it leads itself or nobody is named."""
    waiting = [row for row in rows if row.state in OPEN]
    if not waiting:
        return
    tasks = task_of(waiting)
    officers = Assignment.objects.on(business_day(at)).filter(role=Role.DOST_OFFICER)
    at_home = {None, *officers.values_list("at_agency_id", flat=True)}
    for row in waiting:
        task = tasks.get(row.pk)
        if task is None:
            continue
        asked: dict[str, Any] = {"due": end_of_day_bound(task.due_on), "rule": RULE}
        if row.lead_agency_id in at_home:
            yield row, Wanted(None, Role.DOST_OFFICER, **asked)
            continue
        for role in LEADING:
            yield row, Wanted(row.lead_agency_id, role, **asked)


def _verifying(rows: Sequence[PlanTask], at: dt.datetime) -> Iterator[tuple[PlanTask, Wanted]]:
    """What was called done waits for the department, but not for whoever said so (INV-21)."""
    del at
    done = [row for row in rows if row.state == TaskState.DONE]
    held = task_of(done) if done else {}
    for row in done:
        if row.pk in held:
            for role in VERIFYING:
                yield row, Wanted(None, role)


def _plan_moved(plans: Sequence[Any], actor: Actor, at: dt.datetime) -> None:
    """Once a plan is evaluated its tasks ask nobody any more."""
    keep(list(PlanTask.objects.filter(plan__in=plans).order_by("pk")), actor, at)


def speak_of_tasks(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says of a task: which, who leads, until when."""
    due = {duty.target_id: duty.due for duty in duties}
    rows = list(PlanTask.objects.filter(public_id__in=due).select_related("plan"))
    tasks = task_of(rows)
    return {
        row.public_id: Spoken(
            row,
            {
                "code": task.code,
                "text": task.text,
                "lead": task.lead,
                "due": format_date(last_day(due[row.public_id] or end_of_day_bound(task.due_on))),
            },
            reverse("programme:task", args=[row.public_id]),
        )
        for row in rows
        if (task := tasks.get(row.pk)) is not None
    }


def hears(duty: Duty, role: Role) -> bool:
    """Whose duty it is is reminded: who leads, or the department of its own tasks."""
    return (role == Role.DOST_OFFICER) == (duty.agency_id is None)


def register_all() -> None:
    """The two duties of a task and the rule that watches them, once."""
    permission = PlanPermission
    register_duty(DutyKind("plan_task.work", PlanTask, _working, permission.LEAD, described_tasks))
    shut_out = tuple(sorted(excluded_by("plan_task", "VERIFIER")))
    register_duty(
        DutyKind(
            "plan_task.verify",
            PlanTask,
            _verifying,
            permission.VERIFY,
            described_tasks,
            shut_out,
        )
    )
    after_moves(ProvincialPlan, _plan_moved)
    register_rule(
        RuleSubject(
            RULE,
            speak_of_tasks,
            TASK_DUE,
            TASK_OVERDUE,
            title=_("Nhiệm vụ của kế hoạch năm"),
            hears=hears,
        )
    )
