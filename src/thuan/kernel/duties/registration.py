"""The job that sweeps duties once an hour and mails the day's digest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.duties.services.digesting import send_digests
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import every
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

SWEEP = "duties.sweep"
# The e-mail of the day goes out when offices open, so that night's reminders stand in it.
MAILED_FROM = dt.time(7)


@job(SWEEP)
def sweep_duties(run: JobRun) -> None:
    """Remind, escalate, and from seven in the morning mail; a rule that did not fail stays done."""
    del run
    at = clock.now()
    actor = Actor.system(SWEEP, at)
    with every_agency(reason="duties of every agency are swept"):
        sweep(actor, at)
        if at.astimezone(clock.ICT).time() >= MAILED_FROM:
            send_digests(actor=actor, at=at)


every(SWEEP, hours=1)
