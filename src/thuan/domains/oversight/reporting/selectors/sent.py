"""What agencies had sent of a year by a moment, for those who judge the year by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.enums import SynthesisState
from thuan.domains.oversight.reporting.models import Submission, Synthesis
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.workflow.models import StateSpan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from uuid import UUID

    from thuan.domains.oversight.reporting.models import ReportCycle


@dataclass(frozen=True, slots=True)
class SentReport:
    """The last version of an agency's report that had arrived, and whether the first was late."""

    agency_id: int
    first_at: dt.datetime
    late: bool
    values: Mapping[str, Any]


def sent_reports(cycle: ReportCycle, before: dt.datetime) -> dict[int, SentReport]:
    """Agency id → its report as it had arrived before this moment; one statement.

    Whether the first arrival was late is a fact of that arrival and never changes (INV-39).
    """
    columns = (
        "agency_id",
        "report__first_submitted_at",
        "report__late",
        "report_version__content",
    )
    with every_agency(reason="the progress of a plan counts every agency of its lists"):
        rows = Submission.objects.filter(report__cycle=cycle, submitted_at__lt=before)
        found = rows.order_by("report_version__number").values_list(*columns)
        return {
            agency: SentReport(agency, first, bool(late), content["values"])
            for agency, first, late, content in found
        }


def sent_syntheses(year: int, before: dt.datetime) -> list[UUID]:
    """Public ids of the syntheses of a year that had gone to the People's Committee by then."""
    with every_agency(reason="the progress of a plan asks whether the synthesis was sent"):
        spans = StateSpan.objects.filter(
            target_type=Synthesis._meta.label_lower,
            state=SynthesisState.SENT_TO_PPC,
            from_at__lt=before,
        )
        rows = Synthesis.objects.filter(
            cycle__year=year, public_id__in=spans.values_list("target_id", flat=True)
        )
        return list(rows.order_by("number").values_list("public_id", flat=True))
