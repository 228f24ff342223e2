"""The jobs of the queue itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.calendar import clock
from thuan.kernel.jobs import backend
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

KEPT = dt.timedelta(days=30)


@job("jobs.prune")
def prune(_run: JobRun) -> None:
    """Forget the queue's own rows of finished work; the runs themselves stay."""
    backend.prune(clock.real_now() - KEPT)


daily("jobs.prune", at=dt.time(2, 30))
