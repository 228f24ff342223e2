"""Words for dates that come: how long is left, in the unit people plan by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from datetime import date


def due_words(due_on: date | None, today: date, working_days: int | None = None) -> str:
    """How long is left until the end of ``due_on``, "" without a due date.

    Args:
        due_on: last day on which the work is in time.
        today: business date of the page.
        working_days: working days left where the rule counts them; calendar days otherwise.
    """
    if due_on is None:
        return ""
    days = (due_on - today).days
    day = format_date(due_on)
    if days < 0:
        return _("quá %(n)d ngày, hạn %(day)s") % {"n": -days, "day": day}
    if days == 0:
        return _("hết hạn hôm nay, %(day)s (24 giờ 00)") % {"day": day}
    if working_days is None:
        return _("còn %(n)d ngày, đến hết ngày %(day)s") % {"n": days, "day": day}
    return _("còn %(n)d ngày làm việc, đến hết ngày %(day)s") % {"n": working_days, "day": day}
