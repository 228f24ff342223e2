"""The nightly sweep of the folder of contents, and the reading of their words.

What was never read, because a worker died or no reader knew the kind, is read the night after.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.files import following
from thuan.kernel.files.extracting import extract
from thuan.kernel.files.services import queue_unread, sweep
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun


@job("files.sweep")
def sweep_orphans(_run: JobRun) -> None:
    sweep()
    at = clock.now()
    queue_unread(actor=Actor.system("files.sweep", at), at=at)


@job("files.extract", retries=1)
def extract_text(_run: JobRun, *, sha256: str) -> None:
    extract(sha256, at=clock.now())
    following.read(sha256)


daily("files.sweep", at=dt.time(3, 0))
