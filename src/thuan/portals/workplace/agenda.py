"""Tasks put in the order people plan by: overdue, this week, later (S1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import last_day, time_left
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.enums import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.calendar.working_days import WorkingDays
    from thuan.kernel.ui.tasks import Coming, Task

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A task as the page shows it: its deadline in words, its tone."""

    task: Task
    due: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Group:
    """One of the three groups."""

    key: str
    title: str
    lines: tuple[Line, ...]


def agenda(tasks: Sequence[Task], at: dt.datetime) -> list[Group]:
    """The groups that hold something; one statement for the working days of all deadlines.

    Work without a deadline can be done now and others wait for it, so it stands in this week.
    """
    if not tasks:
        return []
    today = business_day(at)
    sunday = today + dt.timedelta(days=SUNDAY - today.weekday())
    days = working_days.load(today)
    held: dict[str, list[Line]] = {"qua-han": [], "tuan-nay": [], "sap-toi": []}
    for task in tasks:
        held[_group(task, at, sunday)].append(_line(task, at, days))
    titles = {
        "qua-han": ngettext("Quá hạn (%(n)s)", "Quá hạn (%(n)s)", len(held["qua-han"])),
        "tuan-nay": ngettext("Tuần này (%(n)s)", "Tuần này (%(n)s)", len(held["tuan-nay"])),
        "sap-toi": ngettext("Sắp tới (%(n)s)", "Sắp tới (%(n)s)", len(held["sap-toi"])),
    }
    return [
        Group(key, titles[key] % {"n": len(lines)}, tuple(lines))
        for key, lines in held.items()
        if lines
    ]


def next_words(coming: Sequence[Coming]) -> list[str]:
    """What is asked next, each with its day where one is known."""
    return [
        f"{one.sentence}: {format_date(one.on)}." if one.on else f"{one.sentence}."
        for one in coming
    ]


def _group(task: Task, at: dt.datetime, sunday: dt.date) -> str:
    bound = task.bound
    if bound is None:
        return "tuan-nay"
    if at >= bound:
        return "qua-han"
    return "tuan-nay" if last_day(bound) <= sunday else "sap-toi"


def _line(task: Task, at: dt.datetime, days: WorkingDays) -> Line:
    bound = task.bound
    if bound is None:
        return Line(task, _("không có hạn riêng"), task.tone)
    late = at >= bound
    return Line(task, time_left(at, bound, days), Tone.DANGER if late else task.tone)
