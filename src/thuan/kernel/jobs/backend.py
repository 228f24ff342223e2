"""The queue underneath, in this module alone: Django 6 moves its import path.

A row of the queue is written with the rows of the service, so work of a transaction that is rolled
back never existed (an outbox by construction).
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from thuan.kernel.calendar import clock
from thuan.kernel.jobs import running

if TYPE_CHECKING:
    import datetime as dt
    from types import FrameType

WORKER_ID = f"{socket.gethostname()}:{os.getpid()}"[:64]


@task()
def run_queued(run_id: int, arguments: dict[str, Any]) -> None:
    """The one task of the queue: it hands over to the registered job."""
    retry_at = running.execute(run_id, arguments, worker=WORKER_ID)
    if retry_at is not None:
        put(run_id, arguments, not_before=retry_at)


def put(run_id: int, arguments: dict[str, Any], *, not_before: dt.datetime | None = None) -> str:
    """Queue the run in the transaction that is open; ``not_before`` is of the system clock.

    Gives the number of the row in the queue.
    """
    queued = run_queued.using(run_after=not_before).enqueue(run_id, arguments)
    running.queued_as(run_id, str(queued.id))
    return str(queued.id)


class PatientWorker(Worker):
    """Ends between two jobs and never inside one: a stop asks, a second one insists."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if not self.running:
            sys.exit(128 + signum)
        self.running = False


def worker() -> PatientWorker:
    """A worker over the whole queue."""
    return PatientWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=1.0,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=WORKER_ID,
    )


def work_off() -> int:
    """Run in this process everything that is ready now; gives how many pieces of work."""
    count, here = 0, worker()
    while (row := _claimed()) is not None:
        here.run_task(row)
        count += 1
    return count


def _claimed() -> DBTaskResult[Any, Any] | None:
    with transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(WORKER_ID)
    return row


def obey_signals(patient: PatientWorker) -> None:
    """SIGTERM and SIGINT end the worker after the job it is at."""
    signal.signal(signal.SIGTERM, patient.shutdown)
    signal.signal(signal.SIGINT, patient.shutdown)


def put_again(task_id: str, run_id: int) -> bool:
    """Queue once more what a dead worker held; False while it is offered or fresh."""
    held = DBTaskResult.objects.filter(pk=task_id).first() if task_id else None
    if held is None or held.status == "READY":
        return False
    if held.started_at is not None and held.started_at > clock.real_now() - running.LOST_AFTER:
        return False
    put(run_id, held.args_kwargs["args"][1])
    return True


def prune(before: dt.datetime) -> int:
    """Remove the queue's rows of work that ended before that instant; gives how many."""
    return int(DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0])
