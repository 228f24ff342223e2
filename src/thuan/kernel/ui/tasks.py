"""What waits for a person: domains offer tasks, the first page gathers them (F13, S1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    Args:
        title: verb and object ("Ký báo cáo năm 2022"), in the words of the procedure.
        url: the very place where it is done.
        due: the exclusive bound of the deadline, or the last day in time; None without one.
        note: one short line: what is missing, how long it takes.
        tone: ATTENTION for what came back or blocks others.
        rank: order among tasks of the same deadline, smaller first.
    """

    title: str | Promise
    url: str
    due: dt.datetime | dt.date | None = None
    note: str | Promise = ""
    tone: Tone = Tone.NEUTRAL
    rank: int = 100

    @property
    def bound(self) -> dt.datetime | None:
        """The instant from which the task is late: a day counts to its end (F2)."""
        if self.due is None or isinstance(self.due, dt.datetime):
            return self.due
        return end_of_day_bound(self.due)


@dataclass(frozen=True, slots=True)
class Coming:
    """What the product will ask next, and from which day; None where no day is known yet."""

    sentence: str | Promise
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """One domain's answers about one person at one moment."""

    key: str
    tasks: Callable[[Actor, dt.datetime], Sequence[Task]]
    coming: Callable[[Actor, dt.datetime], Sequence[Coming]] | None = None


TASKS: Registry[Provider] = Registry("tasks")


def register_tasks(
    tasks: Callable[[Actor, dt.datetime], Sequence[Task]],
    coming: Callable[[Actor, dt.datetime], Sequence[Coming]] | None = None,
) -> None:
    """Let a domain offer tasks and say what it asks next; called from its ``registration``.

    Each function costs the same number of statements for one and for many rows.

    Raises:
        ValueError: the function is registered already.
    """
    TASKS.add(Provider(f"{tasks.__module__}.{tasks.__qualname__}", tasks, coming))


def tasks_for(actor: Actor, at: dt.datetime) -> list[Task]:
    """Everything that waits for this person: the nearest deadline first, undated work last."""
    found = [task for provider in TASKS for task in provider.tasks(actor, at)]
    return sorted(found, key=_order)


def coming_for(actor: Actor, at: dt.datetime) -> list[Coming]:
    """What this person will be asked next: the nearest day first, what has no day last."""
    found = [one for provider in TASKS if provider.coming for one in provider.coming(actor, at)]
    return sorted(found, key=lambda one: (one.on is None, one.on or dt.date.max, one.sentence))


def _order(task: Task) -> tuple[bool, dt.datetime, int, str]:
    bound = task.bound
    latest = dt.datetime.max.replace(tzinfo=dt.UTC)
    return bound is None, bound or latest, task.rank, str(task.title)
