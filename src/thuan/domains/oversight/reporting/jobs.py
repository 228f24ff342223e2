"""Work of reporting that takes long or comes back by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.models import DraftContent, ReportCycle
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.services.offering import refresh_offers
from thuan.domains.oversight.reporting.services.reminding import REMIND_JOB, remind_agencies
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.running import progress
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import entered, every_agency

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

NAME = "reporting.refresh_facts"
# Agencies in one transaction: a node that dies loses at most one part, and the next try passes
# over whoever was reminded already.
AT_ONCE = 100


@job(NAME)
def refresh_facts_of_drafts(_run: JobRun) -> None:
    """Figures that nobody edited follow the register while a report is being prepared."""
    at = clock.now()
    actor = Actor.system(NAME, at)
    with every_agency(reason="the figures the system knows are offered to every draft"):
        for cycle in ReportCycle.objects.all():
            papers = DraftContent.objects.filter(
                report__cycle=cycle, report__state=ReportState.DRAFT
            ).select_related("report__cycle__template")
            refresh_offers(actor=actor, at=at, papers=list(papers))


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


daily(NAME, at=dt.time(3, 15))
