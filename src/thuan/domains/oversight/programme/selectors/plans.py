"""Plans, and what holds of a plan on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.content import PlanContent, Task, read_plan
from thuan.domains.oversight.programme.enums import TaskState
from thuan.domains.oversight.programme.models import PlanAmendment, PlanTask, ProvincialPlan

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet


def plans() -> QuerySet[ProvincialPlan]:
    """Every plan that exists for this person, the newest first."""
    return ProvincialPlan.objects.order_by("-year")


def plan_of(year: int) -> ProvincialPlan | None:
    """The plan of a year, where it exists for this person."""
    return plans().filter(year=year).first()


def amendments_of(plan: ProvincialPlan) -> list[PlanAmendment]:
    """Later acts that changed the plan, the first one first."""
    return list(PlanAmendment.objects.filter(plan=plan).order_by("seq"))


def content_of(plan: ProvincialPlan, on: dt.date | None = None) -> PlanContent:
    """What the plan lays down on a day: as issued, with what later acts changed by then."""
    acts = PlanAmendment.objects.filter(plan=plan)
    if on is not None:
        acts = acts.filter(signed_on__lte=on)
    newest = acts.order_by("seq").last()
    return read_plan(newest.content if newest else plan.content)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as the plan words it, with how far it is; ``row`` is None before the plan is out."""

    task: Task
    row: PlanTask | None
    state: TaskState
    is_overdue: bool


def task_lines(plan: ProvincialPlan, content: PlanContent, today: dt.date) -> list[TaskLine]:
    """The tasks that hold, in the order of the plan."""
    rows = {row.code: row for row in PlanTask.objects.filter(plan=plan)}
    return [_line(task, rows.get(task.code), today) for task in content.tasks]


def _line(task: Task, row: PlanTask | None, today: dt.date) -> TaskLine:
    state = TaskState(row.state) if row else TaskState.NOT_STARTED
    open_still = state in {TaskState.NOT_STARTED, TaskState.IN_PROGRESS}
    return TaskLine(task, row, state, row is not None and open_still and task.due_on < today)
