"""The rules that act, in words people read, and the days they give for present deadlines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.duties.catalogue import rules
from thuan.kernel.duties.ladder import (
    DAILY,
    HOLDER,
    LETTER,
    anchor_of,
    read_escalation,
    read_ladder,
    read_roles,
)
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.registry import subjects
from thuan.kernel.text.dates import format_date, format_datetime

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from thuan.kernel.duties.catalogue import Rule
    from thuan.kernel.duties.ladder import Raising, Step

# So many of the newest deadlines are shown: those of the present cycle.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as the list shows it."""

    rule: Rule
    title: str | Promise
    steps: str
    people: str
    raised: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What the rule does for one deadline: (moment, who hears of it)."""

    due: dt.date
    lines: tuple[tuple[str, str], ...]


def rule_lines() -> list[RuleLine]:
    """Every rule that acts; the others of the catalogue wait for what they speak of."""
    stand = rules()
    return [
        RuleLine(
            stand[code],
            subject.title,
            "; ".join(_step_words(step) for step in read_ladder(stand[code].ladder)),
            _people(stand[code].recipients),
            "; ".join(f"{_step_words(r.step)}: {_who(r)}" for r in _raisings(stand[code])),
        )
        for code, subject in sorted(subjects().items())
    ]


def previews(rule: Rule) -> list[Preview]:
    """The moments of the rule for the newest deadlines it watches, in order of time."""
    dues = Duty.objects.filter(rule=rule.code, due__isnull=False).order_by("-due")
    newest = list(dues.values_list("due", flat=True).distinct()[:SHOWN])
    if not newest:
        return []
    days, anchor = working_days.load(), anchor_of(rule.trigger)
    people = _people(rule.recipients)
    found = []
    for due in sorted(one for one in newest if one):
        moments = [
            (step.at(due, days, anchor), _("nhắc %(who)s") % {"who": people})
            for step in read_ladder(rule.ladder)
        ]
        moments += [
            (one.step.at(due, days, anchor), _("báo %(who)s") % {"who": _who(one)})
            for one in _raisings(rule)
        ]
        moments.sort(key=lambda pair: pair[0])
        lines = tuple((format_datetime(moment), who) for moment, who in moments)
        found.append(Preview(last_day(due), lines))
    return found


def _people(words: str) -> str:
    named = [str(role.label) for role in read_roles(words)]
    return ", ".join([_("người được giao"), *named] if HOLDER in words else named)


def _raisings(rule: Rule) -> tuple[Raising, ...]:
    try:
        return read_escalation(rule.escalation)
    except ValidationError:
        return ()


def _who(raising: Raising) -> str:
    role = str(raising.role.label)
    match raising.how:
        case how if how == DAILY:
            return _("%(role)s, danh sách hằng ngày") % {"role": role}
        case how if how == LETTER:
            return _("%(role)s, giao việc ra công văn") % {"role": role}
        case _how:
            return role


def _step_words(step: Step) -> str:
    if step.month_day is not None:
        month, day = step.month_day
        moment = f" {step.time:%H:%M}" if step.time != dt.time.min else ""
        return f"{day:02}/{month:02}{moment}"
    n = abs(step.offset)
    if not n:
        return _("ngày cuối")
    if step.working:
        words = _("trước %(n)s ngày làm việc") if step.offset < 0 else _("sau %(n)s ngày làm việc")
    else:
        words = _("trước %(n)s ngày") if step.offset < 0 else _("sau %(n)s ngày")
    return words % {"n": n}


def due_words(preview: Preview) -> str:
    """The heading of one preview."""
    return _("Với hạn %(due)s") % {"due": format_date(preview.due)}
