"""Changed law reaches every agency: at once when it is recorded, and each night what came near."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.registry.law.api import StatusChange
from thuan.domains.registry.law.enums import AFFECTING
from thuan.domains.system.legal.services.raising import spread, spread_all
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.jobs.models import JobRun

SPREAD: Final = "legal.spread"
SWEEP: Final = "legal.sweep"


@job(SPREAD)
def spread_recorded(_run: JobRun, *, change: int) -> None:
    spread_change(change, clock.now())


@job(SWEEP)
def sweep_changes(_run: JobRun) -> None:
    sweep(clock.now())


# After the midnight at which versions come into force.
daily(SWEEP, at=dt.time(0, 10))


def spread_change(change: int, at: dt.datetime) -> int:
    """Give or close the work of one change at every agency; gives how many rows."""
    with every_agency(reason="a change of the law reaches the documents of every agency"):
        row = StatusChange.objects.get(pk=change)
        return spread(row, Actor.system(SPREAD, at))


def sweep(at: dt.datetime) -> int:
    """What came near since yesterday, and what an interrupted job left undone."""
    with every_agency(reason="at night changed law reaches the documents of every agency"):
        return spread_all(Actor.system(SWEEP, at))


def follow_changes(changes: Sequence[StatusChange], actor: Any, at: dt.datetime) -> None:
    """A change was recorded or undone: the work of the agencies follows in a job."""
    del actor, at
    for change in changes:
        if change.status in AFFECTING:
            enqueue(SPREAD, change=change.pk)
