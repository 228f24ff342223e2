"""The province's side: taking, accepting and returning a report, in rows of its own (F3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CheckState, ReturnReason
from thuan.domains.oversight.reporting.models import AnnualReport, ReportCheck, Submission
from thuan.domains.oversight.reporting.notifications import ACCEPTED, RETURNED, tell
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.returned import is_named
from thuan.domains.oversight.reporting.workflow import CHECK_WORKFLOW, REPORT_WORKFLOW
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.working_days import add_working_days
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

# Working days an agency has to mend a returned report; an editable default (qms.md 3.18).
WORKING_DAYS_TO_MEND = 5


@service
def take_report(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, base_version: int | None = None
) -> ReportCheck:
    """Open the check of the version that arrived last."""
    held = require(actor, ReportPermission.CHECK, agency_id=report.agency_id)
    report = REPORT_WORKFLOW.fire(report, "take", base_version=base_version)
    arrived = Submission.objects.filter(report=report).order_by("-report_version__number").first()
    if arrived is None:
        raise ValidationError(_("Báo cáo chưa gửi lần nào."))
    check = ReportCheck(
        owner_id=held.at_agency_id,
        subject_agency_id=report.agency_id,
        report=report,
        report_version_id=arrived.report_version_id,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return CHECK_WORKFLOW.begin(check)


@service
def accept_report(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, base_version: int | None = None
) -> AnnualReport:
    """Accept the version under check; the report itself is not touched but for its state."""
    check = _check(report, CheckState.OPEN)
    report = REPORT_WORKFLOW.fire(report, "accept", base_version=base_version)
    CHECK_WORKFLOW.fire(check, "accept")
    tell(ACCEPTED, report, (Role.ISO_SEC, Role.HEAD), actor=actor, at=at)
    return report


@service
def return_report(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    reason: ReturnReason,
    comment: str,
    fields: Sequence[str] = (),
    base_version: int | None = None,
) -> AnnualReport:
    """Return the report with a reason and the fields to mend; lateness stays as it is."""
    check = _check(report, CheckState.OPEN)
    return _hand_back(
        report,
        check,
        "return_for_changes",
        actor=actor,
        at=at,
        reason=reason,
        comment=comment,
        fields=fields,
        base_version=base_version,
    )


@service
def reopen_report(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    reason: ReturnReason,
    comment: str,
    fields: Sequence[str] = (),
    base_version: int | None = None,
) -> AnnualReport:
    """DOST's head opens an accepted report again, as a return: reason, words, fields to mend.

    First arrival and lateness stay. The check that accepted it now asks for the mending; that it
    had accepted stands in the trail, and the next version gets a check of its own.
    """
    check = _check(report, CheckState.ACCEPTED)
    return _hand_back(
        report,
        check,
        "reopen",
        actor=actor,
        at=at,
        reason=reason,
        comment=comment,
        fields=fields,
        base_version=base_version,
    )


def _hand_back(
    report: AnnualReport,
    check: ReportCheck,
    step: str,
    *,
    actor: Actor,
    at: dt.datetime,
    reason: ReturnReason,
    comment: str,
    fields: Sequence[str],
    base_version: int | None,
) -> AnnualReport:
    """The step of the report and of its check, the day to send again by, the word to the agency."""
    unknown = [code for code in fields if not is_named(report, code)]
    if unknown:
        wrong = _("Mẫu báo cáo không có mục %(code)s.") % {"code": unknown[0]}
        raise ValidationError({"fields_to_mend": wrong})
    due = add_working_days(business_day(at), WORKING_DAYS_TO_MEND)
    report = REPORT_WORKFLOW.fire(
        report,
        step,
        comment=comment,
        sets={"resubmission_due_on": due},
        base_version=base_version,
        extra={"reason": str(reason), "fields": list(fields)},
    )
    CHECK_WORKFLOW.fire(
        check,
        step,
        comment=comment,
        sets={"reason": reason, "comment": comment, "fields_to_mend": list(fields)},
    )
    tell(RETURNED, report, (Role.ISO_SEC, Role.HEAD), actor=actor, at=at, comment=comment)
    return report


def _check(report: AnnualReport, state: CheckState) -> ReportCheck:
    """The newest check of the report in this state; raises ValidationError without one."""
    rows = ReportCheck.objects.filter(report=report, state=state).order_by("-created_at", "-pk")
    check = rows.first()
    if check is None:
        raise ValidationError(_("Báo cáo chưa được nhận kiểm tra."))
    return check
