"""Periodic work on the register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.services import refresh_current_values
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun


@job("agencies.refresh")
def refresh(_run: JobRun) -> None:
    """Let names, codes and types that begin today show as the current ones."""
    at = clock.now()
    with every_agency(reason="current values of all agencies"):
        refresh_current_values(actor=Actor.system("agencies.refresh", at), at=at)


daily("agencies.refresh", at=dt.time(0, 5))
