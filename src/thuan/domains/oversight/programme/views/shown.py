"""The targets, tasks and money of a plan as its page shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.enums import TaskState
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.services.entering import RUNNING
from thuan.domains.oversight.programme.views.common import plan_url
from thuan.domains.oversight.programme.words import (
    achieved_words,
    light_of_target,
    source_words,
    task_badge,
)
from thuan.domains.oversight.programme.workflow import TASK_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_amount, format_number
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.domains.oversight.programme.selectors.money import MoneyLine, MoneySum
    from thuan.domains.oversight.programme.selectors.plans import TaskLine
    from thuan.domains.oversight.programme.selectors.progress import TargetProgress
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.table import Badge

TASK_URLS = {
    "begin_work": "programme:begin_task",
    "finish": "programme:finish_task",
    "reopen": "programme:reopen_task",
    "verify": "programme:verify_task",
}


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """One target: words, light, bar (0–100, "" without one), what was baseline, links."""

    code: str
    text: str
    words: str
    source: str
    light: Badge
    width: str
    due: str
    baseline: str
    note: str
    origin: str
    url: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownTask:
    """One task on the line of the year: where its bar begins and how long it is, in per cent."""

    code: str
    text: str
    who: str
    days: str
    badge: Badge
    left: str
    width: str
    evidence: str
    url: str
    links: tuple[Link, ...]


def shown_targets(
    plan: ProvincialPlan, found: Sequence[TargetProgress], actor: Actor, *, may_draft: bool
) -> list[ShownTarget]:
    """Every target with what this person may do about it."""
    may_enter = plan.state in RUNNING and can(actor, PlanPermission.REPORT, agency_id=None)
    return [_target(plan, one, may_draft=may_draft, may_enter=may_enter) for one in found]


def _target(
    plan: ProvincialPlan, progress: TargetProgress, *, may_draft: bool, may_enter: bool
) -> ShownTarget:
    target, links = progress.target, []
    if may_draft:
        links.append(Link(_("Sửa"), plan_url(plan, "edit_target", target.code), "pencil"))
    if may_enter and progress.source != "AUTO":
        links.append(Link(_("Ghi tiến độ"), plan_url(plan, "enter_progress", target.code)))
    moved = progress.baseline is not None and progress.baseline != progress.aim
    first = {"n": format_number(progress.baseline)} if moved and progress.baseline else {}
    return ShownTarget(
        code=target.code,
        text=target.text,
        words=achieved_words(progress),
        source=source_words(progress),
        light=light_of_target(progress),
        width="" if progress.percent is None else f"{progress.percent:.1f}%",
        due=format_date(target.due_on),
        baseline=_("ban đầu %(n)s") % first if first else "",
        note=target.note,
        origin=target.origin,
        url=plan_url(plan, "target", target.code),
        links=tuple(links),
    )


def shown_tasks(
    plan: ProvincialPlan, lines: Sequence[TaskLine], actor: Actor, today: dt.date
) -> list[ShownTask]:
    """Every task with its place in the year and the steps this person may take."""
    del today
    return [_task(plan, line, actor) for line in lines]


def _task(plan: ProvincialPlan, line: TaskLine, actor: Actor) -> ShownTask:
    task, row = line.task, line.row
    first, whole = dt.date(plan.year, 1, 1), 365
    left = max((task.from_on - first).days, 0) / whole
    length = max((task.due_on - task.from_on).days + 1, 4) / whole
    links = []
    if row is not None:
        links = [
            Link(step.label, reverse(TASK_URLS[step.name], args=[row.public_id]))
            for step in TASK_WORKFLOW.offered(row, actor)
            if step.name in TASK_URLS and not TASK_WORKFLOW.refusals(row, step.name, actor)
        ]
    done = row is not None and line.state in {TaskState.DONE, TaskState.VERIFIED}
    who = task.lead
    if task.with_whom:
        who += "; " + _("phối hợp: %(whom)s") % {"whom": task.with_whom}
    return ShownTask(
        code=task.code,
        text=task.text,
        who=who,
        days=f"{format_date(task.from_on)} – {format_date(task.due_on)}",
        badge=task_badge(line.state, overdue=line.is_overdue),
        left=f"{min(left, 0.98) * 100:.1f}%",
        width=f"{min(length, 1 - min(left, 0.98)) * 100:.1f}%",
        evidence=row.evidence if row is not None and done else "",
        url=reverse("programme:task", args=[row.public_id]) if row is not None else "",
        links=tuple(links),
    )


@dataclass(frozen=True, slots=True)
class ShownMoney:
    """One line of money: planned and spent, since when, what shows it; "" where nothing is."""

    text: str
    source: str
    planned: str
    spent: str
    as_of: str
    note: str
    url: str


def shown_money(plan: ProvincialPlan, lines: Sequence[MoneyLine], actor: Actor) -> list[ShownMoney]:
    """Every line with what this person may enter; an unknown amount is said, never 0."""
    may = plan.state in RUNNING and can(actor, PlanPermission.REPORT, agency_id=None)
    return [
        ShownMoney(
            text=line.budget.text,
            source=line.budget.source,
            planned=_amount(line.budget.amount),
            spent=_amount(line.spent),
            as_of=format_date(line.entry.as_of) if line.entry else "",
            note=line.entry.note if line.entry else "",
            url=plan_url(plan, "enter_spending", line.budget.code) if may else "",
        )
        for line in lines
    ]


def _amount(amount: Decimal | None) -> str:
    return _("chưa có số liệu") if amount is None else format_amount(amount)


def sum_words(total: MoneySum) -> str:
    """The sum over what is known; that nothing is known where no line is."""
    return _amount(total.amount if total.known else None)


def unknown_words(planned: MoneySum, spent: MoneySum) -> list[str]:
    """How many lines a sum leaves out, said beside it: missing is not zero."""
    told = (
        (_("kế hoạch chưa có số liệu: %(n)s khoản"), planned),
        (_("đã chi chưa có số liệu: %(n)s khoản"), spent),
    )
    return [words % {"n": format_number(one.missing)} for words, one in told if one.missing]
