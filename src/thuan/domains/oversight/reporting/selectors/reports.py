"""Annual reports as their own people and the province see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReportCheck,
    ReportVersion,
    Submission,
)
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.permissions import permitted, permitted_one

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def reports(actor: Actor) -> ScopedQuerySet[AnnualReport]:
    """The reports this person may open, newest cycle first."""
    rows = permitted(AnnualReport, actor, ReportPermission.VIEW)
    return _with_cycle(rows).order_by("-cycle__year", "pk")


def report_of(actor: Actor, public_id: UUID, *, with_paper: bool = False) -> AnnualReport | None:
    """The one report behind an address, for a guest of it too; None where it does not exist.

    ``with_paper``: its working paper in the same statement.
    """
    joined = _with_paper if with_paper else _with_cycle
    return permitted_one(AnnualReport, actor, ReportPermission.VIEW, public_id, joined=joined)


def _with_cycle(rows: ScopedQuerySet[AnnualReport]) -> ScopedQuerySet[AnnualReport]:
    # The template's content is read once per process (judging), not with every report.
    return rows.select_related("cycle__template", "agency").defer("cycle__template__content")


def _with_paper(rows: ScopedQuerySet[AnnualReport]) -> ScopedQuerySet[AnnualReport]:
    return _with_cycle(rows).select_related("draft")


def own_report(actor: Actor, cycle: ReportCycle) -> AnnualReport | None:
    """The report of the cycle that one of this person's own agencies owes."""
    own = reports(actor).filter(cycle=cycle, agency__in=sorted(actor.agency_ids))
    return own.first()


def report_at(agency_code: str, year: int) -> AnnualReport:
    """The report of one agency in the cycle of a year; raises DoesNotExist."""
    rows = AnnualReport.objects.select_related("cycle__template", "agency")
    return rows.defer("cycle__template__content").get(agency__code=agency_code, cycle__year=year)


def arrived(cycle: ReportCycle) -> QuerySet[AnnualReport]:
    """The reports of a cycle that have reached the province at least once."""
    return AnnualReport.objects.filter(cycle=cycle, first_submitted_at__isnull=False)


def latest_versions(cycle: ReportCycle) -> dict[int, ReportVersion]:
    """Report id → the version that arrived last; two statements whatever the number."""
    sent = Submission.objects.filter(report__cycle=cycle).select_related("report_version")
    return {row.report_id: row.report_version for row in sent.order_by("report_version__number")}


def due_moment(report: AnnualReport) -> dt.datetime | None:
    """Until when the agency is to send: the deadline, or the last day for sending again."""
    if report.first_submitted_at is None:
        return report.deadline_at
    again = report.resubmission_due_on
    return None if again is None else end_of_day_bound(again)


def checks_of(report: AnnualReport) -> QuerySet[ReportCheck]:
    """What the province wrote about the report, newest first; nothing before it came."""
    if report.first_submitted_at is None:
        return ReportCheck.objects.none()
    return ReportCheck.objects.filter(report=report).order_by("-created_at")
