"""From a queued run to its end: progress, result, failure, and another try."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q

from thuan.kernel.calendar import clock
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.jobs.registry import job_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.kernel.jobs.registry import Job

logger = logging.getLogger(__name__)
LOST_AFTER = dt.timedelta(minutes=5)
FIRST_PAUSE = dt.timedelta(minutes=1)


def queued_as(run_id: int, task_id: str) -> None:
    """Remember under which number the queue holds the run."""
    JobRun.objects.filter(pk=run_id).update(task_id=task_id)


def execute(run_id: int, arguments: Mapping[str, Any], *, worker: str) -> dt.datetime | None:
    """Run the job and write down how it ended; gives when to try again, if it is to be.

    A run that has ended already is left alone, so that the same queue row twice acts once.
    """
    claimed = JobRun.objects.filter(pk=run_id, state__in=[RunState.QUEUED, RunState.RUNNING])
    if not claimed.update(
        state=RunState.RUNNING,
        attempts=F("attempts") + 1,
        started_at=clock.now(),
        seen_at=clock.real_now(),
        worker=worker,
        reason="",
    ):
        return None
    run = JobRun.objects.get(pk=run_id)
    work = job_named(run.name)
    try:
        result = work.function(run, **arguments)
    except Exception as trouble:
        logger.exception("job %s (run %s) failed", run.name, run.pk)
        return _failed(run, work, trouble)
    JobRun.objects.filter(pk=run.pk).update(
        state=RunState.DONE, result=(result or "")[:500], finished_at=clock.now()
    )
    return None


def _failed(run: JobRun, work: Job, trouble: Exception) -> dt.datetime | None:
    """Keep the reason; queue another try after 1, 4, 16… minutes while tries are left."""
    again = run.attempts <= work.retries and not isinstance(trouble, ValidationError)
    JobRun.objects.filter(pk=run.pk).update(
        state=RunState.QUEUED if again else RunState.FAILED,
        reason=reason_of(trouble),
        finished_at=None if again else clock.now(),
    )
    return clock.real_now() + FIRST_PAUSE * 4 ** (run.attempts - 1) if again else None


def reason_of(trouble: Exception) -> str:
    """What is kept of a failure: sentences for people, else the kind of trouble and its words."""
    if isinstance(trouble, ValidationError):
        return " ".join(trouble.messages)
    return f"{type(trouble).__name__}: {trouble}"[:2000]


def progress(run: JobRun, done: int, total: int | None, sentence: str = "") -> None:
    """Tell how far the run is; call between the transactions of a long job, never inside one."""
    run.done, run.total, run.sentence = done, total, sentence[:300]
    run.seen_at = clock.real_now()
    run.save(update_fields=["done", "total", "sentence", "seen_at"])


def still_here(worker: str) -> None:
    """The worker says each minute that it lives and the run it holds is not lost."""
    held = JobRun.objects.filter(state=RunState.RUNNING, worker=worker)
    held.update(seen_at=clock.real_now())


def unheard_of() -> list[tuple[int, str]]:
    """Runs (id, number in the queue) that no worker has spoken for during five minutes."""
    silent = Q(seen_at__isnull=True) | Q(seen_at__lt=clock.real_now() - LOST_AFTER)
    open_runs = JobRun.objects.filter(silent, state__in=[RunState.QUEUED, RunState.RUNNING])
    return list(open_runs.order_by("pk").values_list("pk", "task_id"))
