"""What pages show of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.models import JobRun

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


def runs_of(actor: Actor) -> QuerySet[JobRun]:
    """The runs this person asked for, the newest first."""
    if actor.person_id is None:
        return JobRun.objects.none()
    return JobRun.objects.filter(requested_by=actor.person_id).order_by("-pk")


def run_of(actor: Actor, public_id: UUID) -> JobRun | None:
    """One run for its progress bar or result page; None unless this person asked for it."""
    return runs_of(actor).filter(public_id=public_id).first()


def failed_runs() -> QuerySet[JobRun]:
    """Runs given up, for those who look after the installation; the newest first."""
    return JobRun.objects.filter(state=RunState.FAILED).order_by("-pk")


def unfinished(run_ids: list[int]) -> bool:
    """Whether one of these runs is still waiting for its first end."""
    waiting = JobRun.objects.filter(pk__in=run_ids, attempts=0)
    running = JobRun.objects.filter(pk__in=run_ids, state=RunState.RUNNING)
    return waiting.exists() or running.exists()
