"""Signed versions and arrivals of one report, as far as they exist for the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.models import ReportVersion, Submission

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport


SIGNERS = ("report_version__signed_by", "report_version__registered_by")


def versions_of(report: AnnualReport) -> list[ReportVersion]:
    """Oldest first; the province sees only those that were sent (visibility of the table)."""
    rows = ReportVersion.objects.filter(report=report)
    rows = rows.select_related("signed_by", "prepared_by", "signed_on_behalf_of", "registered_by")
    return list(rows.order_by("number"))


def arrival_of(report: AnnualReport, number: int) -> Submission | None:
    """The arrival of the version with this number: a receipt stays what it was (U30)."""
    rows = Submission.objects.filter(report=report, report_version__number=number)
    rows = rows.select_related(*SIGNERS, "created_by")
    return rows.first()


def arrivals_of(report: AnnualReport) -> list[Submission]:
    """Every arrival, the first one first; each has a receipt of its own."""
    rows = Submission.objects.filter(report=report)
    rows = rows.select_related(*SIGNERS, "created_by")
    return list(rows.order_by("report_version__number"))
