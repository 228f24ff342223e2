"""What an amendment changes of a plan, as lines for people and for the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thuan.domains.oversight.programme.content.shape import (
        Budget,
        PlanContent,
        Target,
        Task,
    )


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
        found += _kinds(code, old, new)
    tasks_before, tasks_after = ({t.code: t for t in one.tasks} for one in (before, after))
    for code in _codes(before.tasks, after.tasks):
        old_task, new_task = tasks_before.get(code), tasks_after.get(code)
        found += _between(code, _parts_of_task(old_task), _parts_of_task(new_task))
    money_before, money_after = ({b.code: b for b in one.budget} for one in (before, after))
    for code in _codes(before.budget, after.budget):
        old_line, new_line = money_before.get(code), money_after.get(code)
        found += _between(code, _parts_of_budget(old_line), _parts_of_budget(new_line))
    return found


def _codes(
    before: Sequence[Target | Task | Budget], after: Sequence[Target | Task | Budget]
) -> list[str]:
    return list(dict.fromkeys([*(one.code for one in before), *(one.code for one in after)]))


def _between(code: str, before: dict[str, str], after: dict[str, str]) -> Iterator[PlanChange]:
    """Each part that differs; of what is dropped only what it was."""
    if before and not after:
        part, old = next(iter(before.items()))
        yield PlanChange(code, part, old, "")
        return
    for part in dict.fromkeys([*before, *after]):
        old, new = before.get(part, ""), after.get(part, "")
        if old != new:
            yield PlanChange(code, part, old, new)


def _kinds(code: str, before: Target | None, after: Target | None) -> Iterator[PlanChange]:
    """The agencies that stay on the list in another kind."""
    was = {unit.code: unit.kind for unit in before.units} if before else {}
    is_now = {unit.code: unit.kind for unit in after.units} if after else {}
    for agency in was:
        old, new = was[agency], is_now.get(agency)
        if agency in is_now and old != new:
            part = _("hình thức của %(code)s") % {"code": agency}
            yield PlanChange(
                code, part, str(old.label) if old else "", str(new.label) if new else ""
            )


def list_words(before: str, after: str) -> str:
    """A change of a list as it is kept, told by who comes and who goes: codes."""
    was, is_now = (text.split(", ") if text else [] for text in (before, after))
    told = (
        (_("thêm %(codes)s"), [one for one in is_now if one not in was]),
        (_("bớt %(codes)s"), [one for one in was if one not in is_now]),
    )
    return "; ".join(words % {"codes": ", ".join(codes)} for words, codes in told if codes)


def _parts_of_target(target: Target | None) -> dict[str, str]:
    if target is None:
        return {}
    return {
        _("nội dung"): target.text,
        _("con số"): "" if target.stated is None else str(target.stated),
        _("hạn"): format_date(target.due_on),
        _("danh sách"): ", ".join(unit.code for unit in target.units),
        _("mức đủ"): str(target.roster.label) if target.units else "",
    }


def _parts_of_task(task: Task | None) -> dict[str, str]:
    if task is None:
        return {}
    return {
        _("nội dung"): task.text,
        _("chủ trì"): task.lead,
        _("mã chủ trì"): task.lead_code,
        _("phối hợp"): task.with_whom,
        _("từ ngày"): format_date(task.from_on),
        _("hạn"): format_date(task.due_on),
    }


def _parts_of_budget(line: Budget | None) -> dict[str, str]:
    if line is None:
        return {}
    amount = _("chưa rõ") if line.amount is None else format_amount(line.amount)
    return {_("nội dung"): line.text, _("nguồn"): line.source, _("số tiền"): amount}


@dataclass(frozen=True, slots=True)
class ListChange:
    """Which agencies an amendment adds to the list of a target, and which it takes out; codes."""

    target: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


def list_changes(before: PlanContent, after: PlanContent) -> list[ListChange]:
    """The lists that differ, by what came and what went; an order that changed is no change."""
    found = []
    for code in _codes(before.targets, after.targets):
        old, new = before.target(code), after.target(code)
        was = [unit.code for unit in old.units] if old else []
        is_now = [unit.code for unit in new.units] if new else []
        added = tuple(one for one in is_now if one not in was)
        removed = tuple(one for one in was if one not in is_now)
        if added or removed:
            found.append(ListChange(code, added, removed))
    return found
