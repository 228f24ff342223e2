"""The nightly sweep of the folder of contents."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.files.services import sweep
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun


@job("files.sweep")
def sweep_orphans(_run: JobRun) -> None:
    sweep()


daily("files.sweep", at=dt.time(3, 0))
