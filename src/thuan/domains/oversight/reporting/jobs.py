"""Work of reporting that comes back by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.models import DraftContent, ReportCycle
from thuan.domains.oversight.reporting.services.offering import refresh_offers
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

NAME = "reporting.refresh_facts"


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


daily(NAME, at=dt.time(3, 15))
