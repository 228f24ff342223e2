"""What the reminders of reporting say of a report, a cycle and a synthesis, in bulk (F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from thuan.domains.oversight.reporting.models import AnnualReport, ReportCycle, Synthesis
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.registry import Spoken
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

LETTER_DUTY = "report_cycle.letter"


def _reports(duties: Sequence[Duty]) -> Iterator[AnnualReport]:
    """The reports of these duties with agency and year, some hundreds a statement."""
    ids = [duty.target_id for duty in duties]
    for start in range(0, len(ids), 500):
        rows = AnnualReport.objects.filter(public_id__in=ids[start : start + 500])
        yield from rows.select_related("agency", "cycle").defer("cycle__legal_basis")


def speak_of_reports(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says of a report: agency, year, the deadline that runs."""
    due = {duty.target_id: duty.due for duty in duties}
    return {
        report.public_id: Spoken(
            report,
            {
                "year": report.cycle.year,
                "agency": report.agency.name,
                "due": format_date(last_day(due[report.public_id] or report.deadline_at)),
            },
            reverse("reporting:report", args=[report.public_id]),
        )
        for report in _reports(duties)
    }


def overdue_lists(duties: Sequence[Duty]) -> list[Spoken]:
    """One list a cycle with how many reports lack."""
    lacking: dict[int, list[AnnualReport]] = {}
    for report in _reports(duties):
        lacking.setdefault(report.cycle_id, []).append(report)
    way = reverse("reporting:tracking")
    return [
        Spoken(
            rows[0].cycle,
            {"year": rows[0].cycle.year, "n": len(rows)},
            f"{way}?nam={rows[0].cycle.year}&gui=chua",
        )
        for rows in lacking.values()
    ]


def cycles_of(duties: Sequence[Duty]) -> list[ReportCycle]:
    """The cycles of these reports, whose letter falls due, and those asked for one already."""
    asked = Duty.objects.filter(kind=LETTER_DUTY, done_at=None).values("target_id")
    found = {cycle.pk: cycle for cycle in ReportCycle.objects.filter(public_id__in=asked)}
    return list((found | {one.cycle_id: one.cycle for one in _reports(duties)}).values())


def speak_of_syntheses(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says of the synthesis: the year and the day of the step that waits."""
    ids = [duty.target_id for duty in duties]
    due = {duty.target_id: duty.due for duty in duties}
    found: dict[UUID, Spoken] = {}
    cycles = ReportCycle.objects.filter(public_id__in=ids)
    rows = Synthesis.objects.filter(public_id__in=ids).select_related("cycle")
    places: list[tuple[Any, int, str]] = [
        *((one, one.year, reverse("reporting:live_synthesis")) for one in cycles),
        *(
            (one, one.cycle.year, reverse("reporting:synthesis", args=[one.public_id]))
            for one in rows
        ),
    ]
    for one, year, way in places:
        bound = due[one.public_id]
        day = format_date(last_day(bound)) if bound else ""
        found[one.public_id] = Spoken(one, {"year": year, "due": day}, way)
    return found
