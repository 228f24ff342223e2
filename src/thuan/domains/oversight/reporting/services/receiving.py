"""A report that came to DOST on paper: registered, then entered on behalf of the agency (F7).

The server's time of the entry is the arrival that counts (INV-39); where the stamp of the incoming
post lies before the deadline, the waiver PAPER_RECEIVED stands beside the lateness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState, WaiverKind
from thuan.domains.oversight.reporting.judging import judge, template_of
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    PaperArrival,
    ReportVersion,
    Submission,
)
from thuan.domains.oversight.reporting.notifications import ENTERED, tell
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.content import content_of
from thuan.domains.oversight.reporting.services.paper import SignedPaper, write_version
from thuan.domains.oversight.reporting.services.terms import Decision, stand_beside
from thuan.domains.oversight.reporting.template import computed
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import Intake
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor

# A report that never came does not exist for the province (F5). These two acts open the rows of
# the one agency whose paper lies on the officer's desk, and nothing else reads through them.
RECEIVING_REASON = "registering the paper report of one agency that never sent electronically"
ENTERING_REASON = "entering the figures of one agency from the paper it sent to the province"
OPEN = {ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.INTERNAL_REVIEW}


@service
def register_arrival(
    *,
    actor: Actor,
    at: dt.datetime,
    cycle: ReportCycle,
    agency_id: int,
    arrived_on: dt.date,
    incoming_no: str,
    paper: SignedPaper,
    scan: Intake,
) -> PaperArrival:
    """Write down that a paper came: day of the stamp, incoming number, what stands on it.

    Raises ValidationError for days that have not come, a number used twice on a day, an agency
    whose report has come already, and for one's own agency.
    """
    held = require(actor, ReportPermission.RECEIVE_PAPER, agency_id=agency_id)
    _not_ones_own(actor, agency_id)
    _check_days(arrived_on, paper.document_on, at)
    if not incoming_no.strip():
        raise ValidationError({"incoming_no": _("Nhập số đến.")})
    with every_agency(reason=RECEIVING_REASON):
        report = AnnualReport.objects.filter(cycle=cycle, agency=agency_id).first()
        if report is None:
            raise ValidationError({"agency": _("Cơ quan không phải báo cáo trong kỳ này.")})
        _not_yet_here(report)
        same = PaperArrival.objects.filter(
            owner=held.at_agency_id, arrived_on=arrived_on, incoming_no=incoming_no
        )
        if same.exists():
            words = {"number": incoming_no, "day": format_date(arrived_on)}
            wrong = _("Số đến %(number)s ngày %(day)s đã ghi nhận cho một báo cáo khác.") % words
            raise ValidationError({"incoming_no": wrong})
        kept = store(scan, agency_id=held.at_agency_id, actor=actor, at=at)
        arrival = PaperArrival(
            owner_id=held.at_agency_id,
            subject_agency_id=agency_id,
            report=report,
            arrived_on=arrived_on,
            incoming_no=incoming_no,
            document_no=paper.document_no,
            document_on=paper.document_on,
            signer_name=paper.signer_name,
            scan=kept,
            state="RECEIVED",
            created_at=at,
            updated_at=at,
            created_by_id=actor.person_id,
            updated_by_id=actor.person_id,
        )
        arrival.save()
        facts = {"incoming": incoming_no, "arrived_on": arrived_on.isoformat()}
        record(arrival, "paper_arrival.register", extra={**facts, "scan": scan.sha256})
    return arrival


@service
def enter_from_paper(
    *,
    actor: Actor,
    at: dt.datetime,
    arrival: PaperArrival,
    values: Mapping[str, Any],
    reasons: Mapping[str, str] | None = None,
) -> Submission:
    """Enter the figures of a paper for its agency and take them as sent, now (INV-39).

    The agency's own draft, where there is one, stays as it is. Who enters has prepared the report
    and does not check it (INV-21). Raises ValidationError for figures that cannot be, too many
    missing ones, a large change against last year that ``reasons`` (by field code) do not explain
    (U27), and a report that came meanwhile.
    """
    require(actor, ReportPermission.RECEIVE_PAPER, agency_id=arrival.subject_agency_id)
    _not_ones_own(actor, arrival.subject_agency_id)
    with every_agency(reason=ENTERING_REASON):
        report = _held(arrival)
        _not_yet_here(report)
        known = {code: value for code, value in values.items() if value is not None}
        whole = computed(template_of(report), known)
        explained = dict(reasons or {})
        _check_figures(report, whole, explained)
        return _enter(report, arrival, whole, explained, actor, at)


def _enter(
    report: AnnualReport,
    arrival: PaperArrival,
    values: dict[str, Any],
    reasons: dict[str, str],
    actor: Actor,
    at: dt.datetime,
) -> Submission:
    assert actor.person_id is not None, "only a person holds the right to enter from paper"
    content = content_of(report, values, reasons)
    if not DraftContent.objects.filter(report=report).exists():
        _own(DraftContent, report, actor, at, values=values, reasons=reasons, state="OPEN").save()
    report = REPORT_WORKFLOW.fire(
        report,
        "enter_from_paper",
        sets={"first_submitted_at": at, "late": at >= report.deadline_at},
        extra={
            "content_hash": report_hash(content),
            "for_agency": report.agency.code,
            "incoming": arrival.incoming_no,
            "arrived_on": arrival.arrived_on.isoformat(),
        },
    )
    paper = SignedPaper(arrival.document_no, arrival.document_on, arrival.signer_name)
    version = write_version(
        report, content, paper, _same(arrival), prepared_by=actor.person_id, actor=actor, at=at
    )
    submission = _arrived(report, version, actor, at)
    if report.late and arrival.arrived_on <= last_day(report.deadline_at):
        decision = Decision(
            arrival.incoming_no,
            arrival.arrived_on,
            _("Bản giấy đến Sở ngày %(day)s, số đến %(number)s.")
            % {"day": format_date(arrival.arrived_on), "number": arrival.incoming_no},
        )
        kind, owner = WaiverKind.PAPER_RECEIVED, arrival.owner_id
        stand_beside(report, kind, decision, owner_id=owner, actor=actor, at=at)
    more = {"incoming": arrival.incoming_no}
    tell(ENTERED, report, (Role.HEAD, Role.ISO_SEC), actor=actor, at=at, more=more)
    return submission


def _arrived(
    report: AnnualReport, version: ReportVersion, actor: Actor, at: dt.datetime
) -> Submission:
    submission: Submission = _own(
        Submission,
        report,
        actor,
        at,
        report_version=version,
        submitted_at=at,
        is_first=True,
        state="RECEIVED",
    )
    submission.save()
    return submission


def _own(model: Any, report: AnnualReport, actor: Actor, at: dt.datetime, **facts: Any) -> Any:
    """A row of the agency's own, written on its behalf."""
    return model(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
        **facts,
    )


def _held(arrival: PaperArrival) -> AnnualReport:
    """The report the paper belongs to, with what judging it needs, held until the act ends."""
    rows = AnnualReport.objects.select_related("cycle__template", "agency")
    return lock(rows.defer("cycle__template__content").get(pk=arrival.report_id))


def _same(arrival: PaperArrival) -> Intake:
    """The scan once more, as a file of the agency: one content, two rows (F16)."""
    scan = arrival.scan
    assert storage.path_of(scan.sha256).exists(), "a kept scan has its content"
    return Intake(scan.sha256, scan.size, Kind(scan.kind), scan.name)


def _check_figures(report: AnnualReport, values: dict[str, Any], reasons: dict[str, str]) -> None:
    judgement = judge(report, values, reasons)
    if judgement.wrong:
        raise ValidationError([fault.sentence for fault in judgement.wrong])
    if judgement.missing_for_threshold:
        missing = {"n": judgement.missing_for_threshold}
        raise ValidationError(_("Chưa ghi nhận được: còn %(n)s mục chưa có số liệu.") % missing)
    if judgement.to_explain:
        raise ValidationError([fault.sentence for fault in judgement.to_explain])


def _check_days(arrived_on: dt.date, document_on: dt.date, at: dt.datetime) -> None:
    today = business_day(at)
    if arrived_on > today:
        wrong = _("Ngày đến %(day)s chưa đến. Xem lại dấu đến trên bản giấy.")
        raise ValidationError({"arrived_on": wrong % {"day": format_date(arrived_on)}})
    if document_on > arrived_on:
        words = {"document": format_date(document_on), "arrived": format_date(arrived_on)}
        wrong = _("Văn bản ngày %(document)s không thể đến ngày %(arrived)s.") % words
        raise ValidationError({"document_on": wrong})


def _not_yet_here(report: AnnualReport) -> None:
    if report.first_submitted_at is not None:
        raise ValidationError(_("Cơ quan đã gửi báo cáo trên hệ thống; không nhập thay nữa."))
    if report.state not in OPEN:
        raise ValidationError(
            _("Cơ quan đã ký báo cáo trên hệ thống mà chưa gửi. Đề nghị cơ quan bấm gửi.")
        )


def _not_ones_own(actor: Actor, agency_id: int) -> None:
    if agency_id in actor.agency_ids:
        raise ValidationError(_("Người của cơ quan báo cáo không nhận thay báo cáo của mình."))
