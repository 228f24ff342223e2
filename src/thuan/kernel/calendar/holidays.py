"""Public holidays of Vietnam by law, with their Vietnamese names.

Days in lieu (Labour Code 2019, Article 111) and the swaps decided so far come with the library's
data; what is decided later is entered as `WorkingDaySwap`.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from holidays import country_holidays

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@lru_cache(maxsize=256)
def public_holidays(year: int) -> Mapping[date, str]:
    """Days off in `year` by day; the name is Vietnamese."""
    found = country_holidays("VN", years=year, language="vi")
    return MappingProxyType({day: name for day, name in found.items() if day.year == year})


@lru_cache(maxsize=256)
def working_weekends(year: int) -> frozenset[date]:
    """Saturdays and Sundays of `year` worked in exchange for a day off.

    The day off may lie in the year before or after, so those are asked too.
    """
    found = country_holidays("VN", years=range(year - 1, year + 2), language="vi")
    return frozenset(day for day in found.weekend_workdays if day.year == year)
