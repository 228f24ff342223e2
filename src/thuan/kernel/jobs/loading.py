"""Jobs that bring data in, and waiting for them where somebody reads what they bring (F19)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

from thuan.kernel.jobs import backend, running
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.models import JobRun

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAUSE: Final = 0.5
_loads: set[str] = set()


class Says(Protocol):
    """Where progress is told."""

    def write(self, text: str, /) -> object: ...


def register_load(name: str) -> None:
    """The job of that name brings data that commands read; raises ValueError when it is known."""
    if name in _loads:
        raise ValueError(f"load {name} is registered twice")
    _loads.add(name)


def unfinished_loads() -> QuerySet[JobRun]:
    """Runs of loading jobs that wait or work."""
    rows = JobRun.objects.filter(name__in=_loads, finished_at__isnull=True)
    return rows.order_by("pk")


def settle(say: Says) -> None:
    """Wait for the loads that a worker is at; do those that nobody has begun, here and now."""
    told = -1
    while (run := unfinished_loads().first()) is not None:
        if run.done != told:
            told = run.done
            say.write(f"{run.name}: {run.done}/{run.total or '…'}\n")
        if run.state == RunState.QUEUED and backend.work_off():
            continue
        if (run.pk, run.task_id) in running.unheard_of():
            backend.put_again(run.task_id, run.pk)
        time.sleep(PAUSE)
