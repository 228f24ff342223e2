"""Working days: Monday to Friday, without public holidays, with the swaps decided each year.

The functions read the swaps once per call. A page with many rows makes one `WorkingDays` with
`load` and asks that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from thuan.kernel.calendar.holidays import public_holidays, working_weekends
from thuan.kernel.calendar.models import WorkingDaySwap

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class WorkingDays:
    """The working calendar with the swaps already read: day -> (is working, name)."""

    swaps: Mapping[date, tuple[bool, str]]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`; a swap overrides both weekends and holidays."""
        swap = self.swaps.get(day)
        if swap is not None:
            return swap[0]
        if day in public_holidays(day.year):
            return False
        return day.weekday() < _SATURDAY or day in working_weekends(day.year)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it, when negative); `day` itself for 0.

        The day on which the period begins does not count (Civil Code 2015, Article 147).
        """
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, bound: date) -> int:
        """How many working days lie in ``[first, bound)``; 0 when the bound is not after."""
        span = max((bound - first).days, 0)
        return sum(self.is_working_day(first + _DAY * offset) for offset in range(span))

    def next_working_day(self, day: date) -> date:
        """`day` when it is a working day, otherwise the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def holiday_name(self, day: date) -> str | None:
        """Why offices are closed on `day` beyond the weekend; None on working days and weekends."""
        swap = self.swaps.get(day)
        if swap is not None:
            return None if swap[0] else swap[1]
        return public_holidays(day.year).get(day)


def load(first: date | None = None, last: date | None = None) -> WorkingDays:
    """The working calendar with the swaps from `first` to `last`, both included; one query."""
    swaps = WorkingDaySwap.objects.all()
    if first is not None:
        swaps = swaps.filter(day__gte=first)
    if last is not None:
        swaps = swaps.filter(day__lte=last)
    rows = swaps.values_list("day", "is_working", "name")
    return WorkingDays({day: (is_working, name) for day, is_working, name in rows})


def is_working_day(day: date) -> bool:
    """As `WorkingDays.is_working_day`."""
    return load(day, day).is_working_day(day)


def add_working_days(day: date, n: int) -> date:
    """As `WorkingDays.add_working_days`; `n` may be negative."""
    days = load(first=day) if n > 0 else load(last=day)
    return days.add_working_days(day, n)


def working_days_between(a: date, b: date) -> int:
    """As `WorkingDays.working_days_between`, half-open ``[a, b)``."""
    return load(a, b).working_days_between(a, b)


def next_working_day(day: date) -> date:
    """As `WorkingDays.next_working_day`: the same day if offices work."""
    return load(first=day).next_working_day(day)


def holiday_name(day: date) -> str | None:
    """As `WorkingDays.holiday_name`."""
    return load(day, day).holiday_name(day)
