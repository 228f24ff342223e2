"""Queueing work: inside a service, by the job's name, with primitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import current_unit, service
from thuan.kernel.jobs import backend, running
from thuan.kernel.jobs.models import JobRun, ServedPeriod
from thuan.kernel.jobs.registry import job_named
from thuan.kernel.jobs.schedule import due
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.jobs.registry import Argument

TICK = "jobs.tick"


def enqueue(name: str, /, **arguments: Argument) -> JobRun:
    """Queue the job ``name`` in the transaction of the running service.

    Raises NotInService outside one, KeyError for an unknown job, TypeError for arguments that do
    not fit. A service that is rolled back leaves no job.
    """
    actor, at = current_unit().frames[-1]
    return _queued(name, arguments, at=at, due_at=at, requested_by=actor.person_id)


def _queued(
    name: str,
    arguments: dict[str, Argument],
    *,
    at: dt.datetime,
    due_at: dt.datetime,
    requested_by: int | None,
) -> JobRun:
    job_named(name).check(arguments)
    run = JobRun.objects.create(
        name=name,
        arguments_hash=sha256_hex(canonical_json(arguments)),
        requested_by_id=requested_by,
        due_at=due_at,
        queued_at=at,
    )
    run.task_id = backend.put(run.pk, dict(arguments))
    return run


@service
def queue_due(*, actor: Actor, at: dt.datetime) -> list[int]:
    """Queue the periodic work that is due; gives the runs. Ticks at once on two nodes queue once.

    The claim of the period and the run are one transaction: a node that dies in between leaves
    neither, and the next tick does both.
    """
    queued = []
    for name, due_at in due(at):
        if ServedPeriod.objects.filter(name=name, due_at=due_at).exists():
            continue
        try:
            with transaction.atomic():
                ServedPeriod.objects.create(name=name, due_at=due_at)
        except IntegrityError:
            continue
        run = _queued(name, {}, at=at, due_at=due_at, requested_by=actor.person_id)
        queued.append(run.pk)
    return queued


@service
def recover_lost(*, actor: Actor, at: dt.datetime) -> int:  # noqa: ARG001
    """Queue again what dead workers held; gives how many runs."""
    return sum(backend.put_again(task_id, pk) for pk, task_id in running.unheard_of())


def tick(at: dt.datetime) -> list[int]:
    """One beat: queue what is due at ``at``, and again what was lost; safe to repeat at once."""
    actor = Actor.system(TICK, at)
    queued = queue_due(actor=actor, at=at)
    recover_lost(actor=actor, at=at)
    return queued
