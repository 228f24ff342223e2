"""Whether the steps of a procedure fit every time limit, from every possible start date (INV-13).

The time of a limit is taken in the direction that favours the citizen: a limit in calendar days is
worth the fewest working days that such a window contains anywhere in the calendar, Tết included.
The end of a window is not moved to the next working day (Civil Code 2015, art. 148(5)): a procedure
that fits without that fits with it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import amount, limit_words
from thuan.domains.registry.procedures.enums import LimitUnit
from thuan.domains.system.procedures.content import HOURS_A_DAY, critical_hours, longest_branch
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thuan.domains.system.procedures.content import ProcedureContent, Step
    from thuan.kernel.calendar.working_days import WorkingDays

_DAY: Final = dt.timedelta(days=1)
# A version is reviewed every two years, sometimes late; the start dates of five years are tried.
AHEAD: Final = dt.timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit and whose it is, in words that continue "thời hạn …"."""

    value: Decimal
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Room:
    """The working hours that a limit leaves at the least, and the start day where it is so."""

    limit: Limit
    hours: Decimal
    start: dt.date | None = None


def fewest_working_days(
    days: WorkingDays, length: int, first: dt.date, last: dt.date
) -> tuple[int, dt.date]:
    """The fewest working days in a window of ``length`` days, and the first start where it is so.

    Every day from ``first`` to ``last``, both included, is a start; it does not count itself
    (Civil Code 2015, art. 147).
    """
    starts = (last - first).days + 1
    works = [days.is_working_day(first + _DAY * n) for n in range(1, starts + length)]
    upto = [0, *accumulate(works)]
    counts = [upto[start + length] - upto[start] for start in range(starts)]
    fewest = min(counts)
    return fewest, first + _DAY * counts.index(fewest)


def room_of(limit: Limit, days: WorkingDays, first: dt.date, last: dt.date) -> Room:
    """The working hours that a limit contains from every start day of the range."""
    if limit.unit == LimitUnit.HOURS:
        return Room(limit, limit.value)
    if limit.unit == LimitUnit.WORKING_DAYS:
        return Room(limit, limit.value * HOURS_A_DAY)
    count, start = fewest_working_days(days, int(limit.value), first, last)
    return Room(limit, Decimal(count * HOURS_A_DAY), start)


def tightest(
    limits: Iterable[Limit], days: WorkingDays, first: dt.date, last: dt.date
) -> Room | None:
    """Of the statutory limits and the committed one that which leaves least; None without any."""
    rooms = [room_of(limit, days, first, last) for limit in limits]
    return min(rooms, key=lambda room: room.hours) if rooms else None


def too_long(
    steps: Sequence[Step],
    limits: Iterable[Limit],
    days: WorkingDays,
    first: dt.date,
    last: dt.date | None = None,
) -> str | None:
    """Why the procedure cannot be approved, with the excess, the limit and the longest branch.

    None where the critical path fits every limit from every start day (INV-13).
    """
    room = tightest(limits, days, first, last or first + AHEAD)
    needed = critical_hours(steps)
    if room is None or needed <= room.hours:
        return None
    words = {
        "needed": time_words(needed),
        "excess": time_words(needed - room.hours),
        "room": _room_words(room),
        "branch": " → ".join(
            f"{step.name} ({time_words(step.hours)})"
            for step in longest_branch(steps)
            if step.hours
        ),
    }
    sentence = _(
        "Các bước cần %(needed)s, dài hơn %(excess)s so với thời hạn %(room)s. Nhánh dài nhất: "
        "%(branch)s. Rút ngắn các bước này rồi trình lại."
    )
    return sentence % words


def incomplete(content: ProcedureContent) -> str | None:
    """What a procedure has to say before anybody can judge its time; None where all is there."""
    if not content.covers:
        return _("Chưa ghi quy trình này giải quyết TTHC nào.")
    if not content.steps:
        return _("Chưa có bảng các bước: ai làm, trong bao lâu.")
    nobody = [str(n) for n, step in enumerate(content.steps, 1) if not step.role.strip()]
    if nobody:
        words = {"steps": ", ".join(nobody)}
        return _("Bước %(steps)s chưa ghi người thực hiện.") % words
    return None


def time_words(hours: Decimal) -> str:
    """ "1 ngày làm việc", "2 ngày 4 giờ làm việc", "0,5 giờ làm việc"."""
    whole, rest = divmod(hours, HOURS_A_DAY)
    words = {"days": amount(whole), "hours": amount(rest)}
    if not rest and whole:
        return _("%(days)s ngày làm việc") % words
    if whole:
        return _("%(days)s ngày %(hours)s giờ làm việc") % words
    return _("%(hours)s giờ làm việc") % words


def _room_words(room: Room) -> str:
    limit = room.limit
    words = {"source": limit.source, "limit": limit_words(limit.value, limit.unit)}
    if room.start is None:
        return _("%(source)s: %(limit)s") % words
    more = {"room": time_words(room.hours), "start": format_date(room.start)}
    sentence = _("%(source)s: %(limit)s, nhận hồ sơ ngày %(start)s thì chỉ có %(room)s")
    return sentence % {**words, **more}
