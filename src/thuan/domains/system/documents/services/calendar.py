"""When a version is reviewed next: so long after the last time, or on a fixed day of the year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import Document, DocumentVersion


# A periodic review is asked for this long before its day (qms.md 3.1).
AHEAD: Final = dt.timedelta(days=30)


def after_review(version: DocumentVersion, today: dt.date) -> dt.date | None:
    """The next review of a version that was found right today.

    On a fixed day of the year a review done while it was already asked for is that year's: the
    next one is a year after its day. Otherwise it counts from today.
    """
    due = version.next_review
    early = version.document.review_on and due is not None and today < due <= today + AHEAD
    return next_review(version.document, due if early and due is not None else today)


def next_review(document: Document, since: dt.date) -> dt.date | None:
    """The day before which a version is looked at again; None where nobody has to.

    ``since``: when it came into force or was last found right (qms.md 3.1).
    """
    if document.review_on:
        day, month = read_day(document.review_on)
        return _next(since, day, month)
    return months_after(since, document.review_months) if document.review_months else None


def read_day(text: str) -> tuple[int, int]:
    """Day and month of "15/01"; raises ValidationError for what no year has, 29/02 included."""
    day, _slash, month = text.strip().partition("/")
    try:
        # 2022 has no 29 February: a day that most years lack is no fixed day.
        found = dt.date(2022, int(month), int(day))
    except ValueError as wrong:
        sentence = _("Ghi ngày và tháng mà năm nào cũng có, ví dụ 15/01.")
        raise ValidationError(sentence) from wrong
    return found.day, found.month


def _next(since: dt.date, day: int, month: int) -> dt.date:
    this_year = dt.date(since.year, month, day)
    return this_year if this_year > since else dt.date(since.year + 1, month, day)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of the month where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
