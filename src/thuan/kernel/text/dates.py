"""Dates as people write them in Vietnam: day, month, year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from thuan.kernel.text.folding import clean

_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST: Final = 60
_MARK = r"\s*[/.\-\s–]\s*"
_SPELLINGS = (
    re.compile(rf"(?P<day>[0-9]{{1,2}}){_MARK}(?P<month>[0-9]{{1,2}}){_MARK}(?P<year>[0-9]+)"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})"),
    re.compile(rf"(?P<year>[0-9]{{4}}){_MARK}(?P<month>[0-9]{{1,2}}){_MARK}(?P<day>[0-9]{{1,2}})"),
    re.compile(
        r"(?:ngày\s*)?(?P<day>[0-9]{1,2})\s*tháng\s*(?P<month>[0-9]{1,2})"
        r"\s*,?\s*năm\s*(?P<year>[0-9]+)"
    ),
)


class NotADate(ValueError):
    """The text is not a date; the message is a sentence for the person who typed it."""


def parse_date(text: str) -> date:
    """A date in the order of the paper: day, month, year; ISO (year first) is read as well.

    ``15/10/2026``, ``15-10-26``, ``15.10.2026``, ``15 10 2026``, ``15102026``,
    ``ngày 15 tháng 10 năm 2026``, ``2026-10-15``; a year of two digits is of this century.
    Raises NotADate with a Vietnamese sentence.
    """
    shown = clean(text)
    if not shown:
        raise NotADate(_("Ô ngày đang để trống. Ghi ngày/tháng/năm, ví dụ 15/10/2026."))
    match = _spelled(shown.lower())
    if match is None:
        raise NotADate(
            _("“%(text)s” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/10/2026.")
            % {"text": shown[:_LONGEST]}
        )
    return _checked(int(match["day"]), int(match["month"]), match["year"], shown)


def format_date(day: date) -> str:
    """``15/10/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_datetime(at: datetime) -> str:
    """``15:20 ngày 15/10/2026`` in Asia/Ho_Chi_Minh; raises ValueError for a naive datetime."""
    if at.tzinfo is None:
        raise ValueError("a datetime without a zone has no local time")
    local = at.astimezone(_ZONE)
    return _("%(time)s ngày %(date)s") % {
        "time": f"{local.hour:02d}:{local.minute:02d}",
        "date": format_date(local.date()),
    }


def format_to_the_second(at: datetime) -> str:
    """``15:20:07 ngày 15/10/2026``, as proofs of arrival and signatures state it."""
    if at.tzinfo is None:
        raise ValueError("a datetime without a zone has no local time")
    local = at.astimezone(_ZONE)
    return _("%(time)s ngày %(date)s") % {
        "time": f"{local.hour:02d}:{local.minute:02d}:{local.second:02d}",
        "date": format_date(local.date()),
    }


def format_moment(at: datetime) -> str:
    """``15/10/2026 15:20``, the form of table cells; raises ValueError for a naive datetime."""
    if at.tzinfo is None:
        raise ValueError("a datetime without a zone has no local time")
    local = at.astimezone(_ZONE)
    # The no-break space keeps day and hour on one line.
    return f"{format_date(local.date())}\u00a0{local.hour:02d}:{local.minute:02d}"


def format_long_date(day: date) -> str:
    """``ngày 05 tháng 02 năm 2022``, always Vietnamese: the date line of official papers.

    Days below 10 and the months 1 and 2 carry a zero (Decree 30/2020/NĐ-CP, Appendix I).
    """
    month = f"{day.month:02d}" if day.month in {1, 2} else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _spelled(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    matches = (spelling.fullmatch(text) for spelling in _SPELLINGS)
    return next((match for match in matches if match), None)


def _checked(day: int, month: int, year_digits: str, shown: str) -> date:
    year = int(year_digits) + (2000 if len(year_digits) == 2 else 0)
    if len(year_digits) not in {2, 4} or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(
            _("Năm trong “%(text)s” chưa đúng. Ghi năm bốn chữ số, ví dụ 15/10/2026.")
            % {"text": shown}
        )
    if not 1 <= month <= 12:
        raise NotADate(
            _("“%(text)s” có tháng %(month)s. Ghi theo thứ tự ngày/tháng/năm, ví dụ 15/10/2026.")
            % {"text": shown, "month": month}
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NotADate(
            _("Tháng %(month)s năm %(year)s có %(last)s ngày, “%(text)s” ghi ngày %(day)s.")
            % {"text": shown, "day": day, "month": month, "year": year, "last": last}
        )
    return date(year, month, day)
