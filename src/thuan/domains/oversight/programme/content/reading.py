"""Reading a plan from data: what is wrong is said in a sentence that names the place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.content.shape import (
    Budget,
    PlanContent,
    Target,
    TargetUnit,
    Task,
)
from thuan.domains.oversight.programme.enums import ExpansionKind, Metric, RosterKnown

if TYPE_CHECKING:
    from collections.abc import Mapping


W = TypeVar("W", bound=models.TextChoices)


class PlanFault(ValueError):
    """What of a plan cannot be, in a sentence."""


def read_plan(data: Mapping[str, Any]) -> PlanContent:
    """The content that this data holds; raises PlanFault for what cannot be a plan."""
    content = PlanContent(
        title=_text(data, "title"),
        purpose=_text(data, "purpose"),
        scope=_text(data, "scope"),
        organisation=_text(data, "organisation"),
        legal_bases=tuple(map(str, data.get("legal_bases", ()))),
        objectives=tuple(map(str, data.get("objectives", ()))),
        targets=tuple(_target(row) for row in data.get("targets", ())),
        tasks=tuple(_task(row) for row in data.get("tasks", ())),
        budget=tuple(_budget(row, n) for n, row in enumerate(data.get("budget", ()), 1)),
    )
    _check(content)
    return content


def _check(content: PlanContent) -> None:
    for kind, codes in (
        (_("Chỉ tiêu"), [one.code for one in content.targets]),
        (_("Nhiệm vụ"), [one.code for one in content.tasks]),
        (_("Khoản kinh phí"), [one.code for one in content.budget]),
    ):
        doubled = {code for code in codes if codes.count(code) > 1}
        if doubled:
            words = {"kind": kind, "codes": ", ".join(sorted(doubled))}
            raise PlanFault(_("%(kind)s trùng mã: %(codes)s.") % words)
    known = {one.code for one in content.targets}
    for task in content.tasks:
        if task.due_on < task.from_on:
            raise PlanFault(_("Nhiệm vụ %(code)s: hạn trước ngày bắt đầu.") % {"code": task.code})
        if task.target and task.target not in known:
            words = {"code": task.code, "target": task.target}
            raise PlanFault(_("Nhiệm vụ %(code)s: không có chỉ tiêu %(target)s.") % words)


def _target(row: Mapping[str, Any]) -> Target:
    code = _text(row, "code")
    units = tuple(_unit(one, code) for one in row.get("units", ()))
    codes = [unit.code for unit in units]
    if len(codes) != len(set(codes)):
        raise PlanFault(_("Chỉ tiêu %(code)s: có cơ quan ghi hai lần.") % {"code": code})
    stated = row.get("stated")
    if stated is not None and (not isinstance(stated, int) or stated <= 0):
        raise PlanFault(_("Chỉ tiêu %(code)s: con số phải lớn hơn 0.") % {"code": code})
    roster = _word(row, "roster", RosterKnown)
    if roster is RosterKnown.COMPLETE and stated is not None and units and len(units) != stated:
        words = {"code": code, "n": len(units), "stated": stated}
        sentence = _("Chỉ tiêu %(code)s: danh sách có %(n)s cơ quan, kế hoạch ghi %(stated)s.")
        raise PlanFault(sentence % words)
    return Target(
        code=code,
        metric=_word(row, "metric", Metric),
        text=_text(row, "text"),
        unit=_text(row, "unit"),
        stated=stated,
        due_on=_day(row, "due_on", code),
        roster=roster,
        units=units,
        note=_text(row, "note"),
        origin=_text(row, "origin"),
    )


def _unit(row: Mapping[str, Any], target: str) -> TargetUnit:
    code = _text(row, "code")
    if not code:
        raise PlanFault(_("Chỉ tiêu %(code)s: có dòng thiếu mã cơ quan.") % {"code": target})
    kind = _word(row, "kind", ExpansionKind) if row.get("kind") else None
    return TargetUnit(code, kind)


def _task(row: Mapping[str, Any]) -> Task:
    code = _text(row, "code")
    return Task(
        code=code,
        text=_text(row, "text"),
        lead=_text(row, "lead"),
        with_whom=_text(row, "with_whom"),
        from_on=_day(row, "from_on", code),
        due_on=_day(row, "due_on", code),
        target=_text(row, "target"),
        lead_code=_text(row, "lead_code"),
    )


def _budget(row: Mapping[str, Any], place: int) -> Budget:
    text, source = _text(row, "text"), _text(row, "source")
    code = _text(row, "code") or f"K{place}"
    if row.get("amount") is None:
        return Budget(text, source, None, code)
    try:
        amount = Decimal(str(row["amount"]))
    except InvalidOperation:
        raise PlanFault(_("Kinh phí: có dòng không đọc được số tiền.")) from None
    if not amount.is_finite() or amount < 0:
        raise PlanFault(_("Kinh phí: số tiền không thể nhỏ hơn 0."))
    return Budget(text, source, amount, code)


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _day(row: Mapping[str, Any], name: str, code: str) -> dt.date:
    try:
        return dt.date.fromisoformat(str(row.get(name, "")))
    except ValueError:
        raise PlanFault(_("%(code)s: có ngày không đọc được.") % {"code": code}) from None


def _word(row: Mapping[str, Any], name: str, words: type[W]) -> W:
    try:
        return words(str(row.get(name)))
    except ValueError:
        raise PlanFault(_("Không hiểu “%(word)s”.") % {"word": row.get(name)}) from None
