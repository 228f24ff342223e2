"""Deadlines: the exclusive bound of a due day, and the time left in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day, end_of_day_bound, start_of_day
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.text.dates import format_date, format_datetime

if TYPE_CHECKING:
    from thuan.kernel.calendar.working_days import WorkingDays

_INSTANT: Final = timedelta(microseconds=1)
_DAY: Final = timedelta(days=1)


def due_day(day: date, rule: RollRule) -> date:
    """The last day of the period: `day`, or the next working day where the rule says so."""
    if rule == RollRule.NEXT_WORKING_DAY:
        return working_days.next_working_day(day)
    return day


def deadline_bound(day: date, rule: RollRule) -> datetime:
    """The exclusive bound of a deadline: what arrives at this instant or later is late.

    Due on Saturday 15/10/2022: without rolling 16/10 00:00 +07:00; rolled to Monday 17/10, so
    18/10 00:00 +07:00 (Civil Code 2015, Article 148).
    """
    return end_of_day_bound(due_day(day, rule))


def last_day(bound: datetime) -> date:
    """The day in Vietnam on which the instant just before `bound` lies."""
    return business_day(bound - _INSTANT)


def time_left(at: datetime, bound: datetime, days: WorkingDays | None = None) -> str:
    """The time left before `bound`, or the delay, as words that continue a sentence.

    "còn 5 ngày làm việc, đến hết ngày 15/10/2026 (24 giờ 00)", "quá hạn 3 ngày". The day of `at`
    does not count among the working days left (Civil Code 2015, Article 147); a delay counts
    calendar days. A page with many rows passes `days` from `working_days.load`.
    """
    today, last = business_day(at), last_day(bound)
    if at >= bound:
        return _overdue((today - last).days, bound)
    return _("%(left)s, đến %(end)s") % {"left": _left(today, last, days), "end": _end(bound)}


def _overdue(delay: int, bound: datetime) -> str:
    if delay == 0:
        return _("quá hạn từ %(moment)s") % {"moment": format_datetime(bound)}
    return _("quá hạn %(days)s ngày") % {"days": delay}


def _left(today: date, last: date, days: WorkingDays | None) -> str:
    if today == last:
        return _("còn trong hôm nay")
    tomorrow, after = today + _DAY, last + _DAY
    calendar = working_days.load(tomorrow, last) if days is None else days
    count = calendar.working_days_between(tomorrow, after)
    if count == 0:
        return _("không còn ngày làm việc nào")
    return _("còn %(days)s ngày làm việc") % {"days": count}


def _end(bound: datetime) -> str:
    if bound == start_of_day(business_day(bound)):
        return _("hết ngày %(date)s (24 giờ 00)") % {"date": format_date(last_day(bound))}
    return format_datetime(bound)
