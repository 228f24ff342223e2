"""Long work of reporting: a round of reminders over hundreds of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.services.reminding import REMIND_JOB, remind_agencies
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.running import progress
from thuan.kernel.tenancy.scope import entered

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

# Agencies in one transaction: a node that dies loses at most one part, and the next try passes
# over whoever was reminded already.
AT_ONCE = 100


@job(REMIND_JOB)
def remind(run: JobRun, /, *, cycle: int, person: int, entries: list[int], token: str) -> None:
    """Remind part by part, with the rights the person has at that moment."""
    who = Person.objects.get(pk=person)
    progress(run, 0, len(entries))
    for start in range(0, len(entries), AT_ONCE):
        at = clock.now()
        actor = actor_for(who, at)
        part = tuple(entries[start : start + AT_ONCE])
        with entered(actor.scope()):
            asked = cycles().get(pk=cycle)
            remind_agencies(actor=actor, at=at, cycle=asked, entries=part, token=UUID(token))
        progress(run, start + len(part), len(entries))
