"""Entering a confirmed set: part by part, so that a cut line or a dead worker loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.models import Onboarding
from thuan.domains.system.onboarding.services.entering import JOB, by_document, end_run, enter_part
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.running import progress
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

# So many documents in one transaction.
PART: Final = 10


@job(JOB)
def enter(run: JobRun, /, *, onboarding: int) -> None:
    """Enter what is still waiting; run again, it goes on where it stopped."""
    at = clock.now()
    actor = Actor.system(JOB, at)
    with every_agency(reason="a job enters the old papers that an agency confirmed"):
        wanted = Onboarding.objects.get(pk=onboarding)
        if wanted.state != OnboardingState.RUNNING:
            return
        parts = by_document(wanted)
        done = wanted.entries.filter(state=EntryState.TAKEN).count()
        total = done + sum(len(part) for part in parts)
        progress(run, done, total)
        for start in range(0, len(parts), PART):
            some = parts[start : start + PART]
            done += enter_part(actor=actor, at=at, parts=some)
            progress(run, done, total)
        end_run(actor=actor, at=at, onboarding=wanted)
