"""Asking after the reports that have not come, as the days before and after the deadline pass."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.oversight.reporting.enums import CycleState
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.selectors.tracking import tracked
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor

# The last week before the deadline, in which the agencies themselves are reminded three times
# (REM-35: 08/10, 12/10, 14/10 for a deadline on 15/10).
LAST_WEEK = dt.timedelta(days=8)


def chasing_tasks(actor: Actor, at: dt.datetime) -> Iterator[Task]:
    """One task with the number of agencies that have not sent, for those who call them.

    It stands from the last week before the deadline until every report has come or the cycle is
    closed: DOST for the province, a coordinator for the district (REM-35).
    """
    if not can_anywhere(actor, ReportPermission.CHASE):
        return
    taking = cycles().filter(state__in=(CycleState.OPEN, CycleState.ROSTER_FIXED))
    for cycle in taking.filter(deadline_at__lte=at + LAST_WEEK):
        silent = tracked(actor, cycle, arrival="chua", permission=ReportPermission.CHASE)
        n, over = silent.count(), cycle.deadline_at is not None and at >= cycle.deadline_at
        if not n:
            continue
        words = {"n": format_number(n), "year": cycle.year}
        url = f"{reverse('reporting:tracking')}?nam={cycle.year}&gui=chua"
        if over:
            title = ngettext(
                "Liên hệ %(n)s cơ quan chưa gửi báo cáo năm %(year)s",
                "Liên hệ %(n)s cơ quan chưa gửi báo cáo năm %(year)s",
                n,
            )
            note = _("Đã hết hạn gửi; gọi điện, ghi lần liên hệ và ngày hẹn")
            yield Task(title % words, url, None, note, Tone.ATTENTION, 22)
        else:
            title = ngettext(
                "Nhắc %(n)s cơ quan chưa gửi báo cáo năm %(year)s",
                "Nhắc %(n)s cơ quan chưa gửi báo cáo năm %(year)s",
                n,
            )
            note = _("Xem ai chưa gửi, nhắc qua hệ thống hoặc gọi điện")
            yield Task(title % words, url, cycle.deadline_at, note, Tone.PROGRESS, 22)
