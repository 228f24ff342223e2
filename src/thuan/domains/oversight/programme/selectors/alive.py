"""Which systems are kept alive and which stand on paper only, over everybody who owes a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.selectors.standing import Conditions, conditions
from thuan.domains.oversight.reporting.api import roster_entries, sent_reports
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.reporting.api import ReportCycle


def standings(cycle: ReportCycle, at: dt.datetime) -> dict[int, Conditions]:
    """Agency id → the four conditions of "maintained" as of ``at``; two statements."""
    sent = sent_reports(cycle, at)
    due = cycle.deadline_at is not None and at >= cycle.deadline_at
    owing = roster_entries(cycle).values_list("agency_id", flat=True)
    return {pk: conditions(sent.get(pk), business_day(at), due=due) for pk in owing}
