"""The one clock, and the bounds of days in Vietnam.

`now` and `real_now` are the only callers of the system clock. Everything else is given `at`.
Intervals are half-open: a day is ``[start_of_day(day), end_of_day_bound(day))``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from thuan.kernel.calendar.models import INSTANCE_ID, Instance
from thuan.kernel.statements import Statement

ICT: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_MICROSECOND: Final = timedelta(microseconds=1)
# Every request begins with it.
_OFFSET: Final = Statement(
    lambda: Instance.objects.filter(pk=INSTANCE_ID, is_demo=True).values_list(
        "clock_offset_microseconds"
    )
)


class NotADemo(RuntimeError):
    """The clock of a real database does not move; the message is a Vietnamese sentence."""


def real_now() -> datetime:
    """The system clock, aware, in UTC: for logs, tokens and files, never for business dates."""
    return datetime.now(UTC)  # noqa: TID251  the one place


def now() -> datetime:
    """The product clock, aware, in UTC: the real one, plus the offset of a demo database."""
    return read()[0]


def read() -> tuple[datetime, bool]:
    """What a request begins with: the product clock, and whether the data are a demonstration."""
    rows = _OFFSET.rows()
    return real_now() + timedelta(microseconds=sum(offset for (offset,) in rows)), bool(rows)


def offset() -> timedelta:
    """How far the clock of a demo stands from the real one; nothing for real data."""
    return timedelta(microseconds=sum(moved for (moved,) in _OFFSET.rows()))


def is_demo() -> bool:
    """Whether this database holds demonstration data."""
    return bool(_OFFSET.rows())


def mark_as_demo(as_of: datetime) -> Instance:
    """Mark a new database as demo and set its clock; a demo already marked gets the new instant.

    Raises NotADemo when the database has been marked as real, ValueError for a naive `as_of`.
    """
    instance, _created = Instance.objects.get_or_create(pk=INSTANCE_ID, defaults={"is_demo": True})
    return _moved(instance, as_of, demo_as_of=as_of)


def set_demo_clock(to: datetime) -> Instance:
    """Let the product clock show `to` now and run on from there.

    Raises NotADemo unless the database is a demo, ValueError for a naive `to`.
    """
    instance = Instance.objects.filter(pk=INSTANCE_ID).first()
    return _moved(instance, to)


def start_of_day(day: date) -> datetime:
    """Midnight at the beginning of `day`, aware, in ICT (+07:00)."""
    return datetime.combine(day, time.min, tzinfo=ICT)


def end_of_day_bound(day: date) -> datetime:
    """The exclusive end of `day`: "15/10" means before 16/10 00:00 +07:00."""
    return start_of_day(day + timedelta(days=1))


def business_day(at: datetime) -> date:
    """The date in Vietnam at that instant; raises ValueError for a naive datetime."""
    if at.utcoffset() is None:
        raise ValueError("a datetime without a zone has no business day")
    return at.astimezone(ICT).date()


def _moved(instance: Instance | None, to: datetime, **fields: datetime) -> Instance:
    if to.utcoffset() is None:
        raise ValueError("the clock needs a datetime with a zone")
    if instance is None or not instance.is_demo:
        raise NotADemo(
            _("Đồng hồ chỉ chỉnh được trên dữ liệu minh họa. Dữ liệu này theo giờ thật.")
        )
    instance.clock_offset_microseconds = (to - real_now()) // _MICROSECOND
    for name, value in fields.items():
        setattr(instance, name, value)
    instance.save(update_fields=["clock_offset_microseconds", *fields])
    return instance
