"""Rebuilding the demonstration as a job, so that the page can show a bar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.jobs.loading import register_load
from thuan.kernel.jobs.registry import job
from thuan.portals.demo import progress
from thuan.portals.demo.archiving import ARCHIVE, load_archive
from thuan.portals.demo.building import build
from thuan.portals.demo.progress import Rebuild

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

REBUILD = "demo.rebuild"


@job(ARCHIVE, retries=1)
def archive(run: JobRun, /) -> None:
    """Load what the agencies of the demonstration have had in force for years."""
    load_archive(run)


register_load(ARCHIVE)


@job(REBUILD, retries=0)
def rebuild(run: JobRun, /, *, day: str) -> str | None:
    """Build the demonstration as of ``day`` (ISO); who was logged in is logged out by it."""
    del run

    def tell(done: int, total: int) -> None:
        progress.write(Rebuild(day, progress.RUNNING, done, total))

    tell(0, 0)
    try:
        acts = build(dt.date.fromisoformat(day), tell)
    except Exception as trouble:
        progress.write(Rebuild(day, progress.FAILED, reason=str(trouble)))
        raise
    progress.write(Rebuild(day, progress.DONE, acts, acts))
    return None
