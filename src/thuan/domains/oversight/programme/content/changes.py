"""What an amendment changes of a plan, as lines for people and for the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.domains.oversight.programme.content.shape import PlanContent, Target, Task


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One changed thing: of what (code), which part of it, from what to what; texts."""

    code: str
    part: str
    before: str
    after: str


def changes(before: PlanContent, after: PlanContent) -> list[PlanChange]:
    """The differences between two contents, in the order of the plan."""
    found: list[PlanChange] = []
    for code in _codes(before.targets, after.targets):
        old, new = before.target(code), after.target(code)
        found += _between(code, _parts_of_target(old), _parts_of_target(new))
    tasks_before, tasks_after = ({t.code: t for t in one.tasks} for one in (before, after))
    for code in _codes(before.tasks, after.tasks):
        old_task, new_task = tasks_before.get(code), tasks_after.get(code)
        found += _between(code, _parts_of_task(old_task), _parts_of_task(new_task))
    return found


def _codes(
    before: tuple[Target, ...] | tuple[Task, ...], after: tuple[Target, ...] | tuple[Task, ...]
) -> list[str]:
    return list(dict.fromkeys([*(one.code for one in before), *(one.code for one in after)]))


def _between(code: str, before: dict[str, str], after: dict[str, str]) -> Iterator[PlanChange]:
    for part in dict.fromkeys([*before, *after]):
        old, new = before.get(part, ""), after.get(part, "")
        if old != new:
            yield PlanChange(code, part, old, new)


def _parts_of_target(target: Target | None) -> dict[str, str]:
    if target is None:
        return {}
    return {
        _("nội dung"): target.text,
        _("con số"): "" if target.stated is None else str(target.stated),
        _("hạn"): format_date(target.due_on),
        _("danh sách"): ", ".join(unit.code for unit in target.units),
    }


def _parts_of_task(task: Task | None) -> dict[str, str]:
    if task is None:
        return {}
    return {
        _("nội dung"): task.text,
        _("chủ trì"): task.lead,
        _("phối hợp"): task.with_whom,
        _("từ ngày"): format_date(task.from_on),
        _("hạn"): format_date(task.due_on),
    }
