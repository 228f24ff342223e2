"""Periodic work: which jobs come back, when, and which of them are due (F13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thuan.kernel.calendar.clock import business_day, start_of_day

EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Either each ``length`` from midnight of 1 January 2000 UTC on, or daily at ``at`` (ICT)."""

    length: dt.timedelta
    at: dt.time | None = None

    def latest(self, now: dt.datetime) -> dt.datetime:
        """The last instant up to ``now`` (inclusive) at which the work fell due."""
        if self.at is None:
            return now - (now - EPOCH) % self.length
        day = business_day(now)
        clock_time = dt.timedelta(hours=self.at.hour, minutes=self.at.minute)
        today = start_of_day(day) + clock_time
        return today if today <= now else today - DAY


_periods: dict[str, Period] = {}


def every(job_name: str, **length: float) -> None:
    """The job comes back each ``minutes=…`` or ``hours=…``; ValueError when it has one."""
    _register(job_name, Period(dt.timedelta(**length)))


def daily(job_name: str, *, at: dt.time) -> None:
    """The job comes back each day at ``at``, Vietnamese time."""
    _register(job_name, Period(DAY, at))


def _register(job_name: str, period: Period) -> None:
    if job_name in _periods:
        raise ValueError(f"{job_name} has a period already")
    if period.length < dt.timedelta(minutes=1):
        raise ValueError(f"{job_name}: ticks come once a minute")
    _periods[job_name] = period


def periods() -> dict[str, Period]:
    """Job → period."""
    return dict(_periods)


def due(at: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """Each periodic job with the last instant at which it fell due.

    A queue that stood still for days serves the last period alone: the jobs themselves look at
    everything that is overdue.
    """
    return [(name, period.latest(at)) for name, period in sorted(_periods.items())]
