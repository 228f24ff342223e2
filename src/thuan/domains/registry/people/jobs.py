"""Periodic work on accounts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.registry.people.services import close_idle_accounts
from thuan.kernel.accounts import sessions
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

NAME = "people.idle_accounts"


@job(NAME)
def close_idle(_run: JobRun) -> None:
    """Close what nobody used, and forget log-ins that are over; demo accounts never grow idle."""
    sessions.prune()
    at, is_demo = clock.read()
    if not is_demo:
        close_idle_accounts(actor=Actor.system(NAME, at), at=at)


daily(NAME, at=dt.time(1, 10))
