"""A report signed on paper at the agency: the scan binds the hash the paper carries (F7).

The archivist registers it, never who prepared the report (INV-21): a secretary who holds the
chairman's password would make every separation of duties worthless.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import SigningWay
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportVersion
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.differences import signed_before
from thuan.domains.oversight.reporting.services.signing import (
    content_to_sign,
    next_number,
    preparer_of,
)
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day, start_of_day
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.text import fold
from thuan.kernel.text.dates import format_date, format_datetime

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake

SCANS = (Kind.PDF, Kind.JPG)
# How many letters of the fingerprint stand on the print and are typed from it.
LETTERS = 12


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """What stands on a signed paper, as read off it."""

    document_no: str
    document_on: dt.date
    signer_name: str
    fingerprint: str = ""
    signer_reason: str = ""


def head_on(agency_id: int, day: dt.date) -> str:
    """The name of the agency's head on a day, "" where nobody is recorded."""
    held = Assignment.objects.on(day).filter(at_agency=agency_id, role=Role.HEAD)
    found = held.select_related("person").order_by("pk").first()
    return str(found.person) if found else ""


@service
def register_signed_paper(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    paper: SignedPaper,
    scan: Intake,
    base_version: int | None = None,
) -> AnnualReport:
    """Bind the scan of the signed paper to the content that was printed; state SIGNED.

    Raises ValidationError when the fingerprint on the paper is not that of the present content,
    when the signer is not the head of that day and no reason says why; IllegalTransition for the
    preparer (INV-21).
    """
    require(actor, ReportPermission.REGISTER_PAPER, agency_id=report.agency_id)
    if not DraftContent.objects.filter(report=report).exists():
        raise ValidationError(_("Báo cáo chưa được soạn nên chưa ký được."))
    check_paper(report, paper, at)
    content = content_to_sign(report)
    digest = report_hash(content)
    typed = paper.fingerprint.replace(" ", "").lower()
    if len(typed) < LETTERS or not digest.startswith(typed):
        raise ValidationError({"fingerprint": _wrong_print(report, typed)})
    assert actor.person_id is not None, "only a person holds the right to register paper"
    report = REPORT_WORKFLOW.fire(
        report,
        "register_paper",
        base_version=base_version,
        comment=paper.signer_reason,
        extra={"content_hash": digest, "document": paper.document_no, "scan": scan.sha256},
    )
    write_version(report, content, paper, scan, prepared_by=preparer_of(report), actor=actor, at=at)
    return report


def check_paper(report: AnnualReport, paper: SignedPaper, at: dt.datetime) -> None:
    """The day has come, and who signed was the head of that day or a reason is given."""
    if paper.document_on > business_day(at):
        wrong = _("Ngày văn bản %(day)s chưa đến. Xem lại ngày trên bản giấy.")
        raise ValidationError({"document_on": wrong % {"day": format_date(paper.document_on)}})
    head = head_on(report.agency_id, paper.document_on)
    if fold(paper.signer_name) != fold(head) and not paper.signer_reason.strip():
        words = {"head": head or _("chưa ghi nhận"), "day": format_date(paper.document_on)}
        wrong = _("Thủ trưởng ngày %(day)s là %(head)s. Ghi lý do nếu người khác ký thay.") % words
        raise ValidationError({"signer_reason": wrong})


@service
def write_version(
    report: AnnualReport,
    content: dict[str, Any],
    paper: SignedPaper,
    scan: Intake,
    *,
    prepared_by: int,
    actor: Actor,
    at: dt.datetime,
) -> ReportVersion:
    """The version a signed paper stands for, with its scan kept as the agency's own."""
    kept = store(scan, agency_id=report.agency_id, actor=actor, at=at)
    version = ReportVersion(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        number=next_number(report),
        content=content,
        content_hash=report_hash(content),
        prepared_by_id=prepared_by,
        signer_name=paper.signer_name,
        signed_at=start_of_day(paper.document_on),
        signing_way=SigningWay.PAPER,
        document_no=paper.document_no,
        document_on=paper.document_on,
        scan=kept,
        registered_by_id=actor.person_id,
        state="SIGNED",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    version.save()
    return version


def _wrong_print(report: AnnualReport, typed: str) -> str:
    """Too short, of an earlier version, mistyped or of a print that was changed since."""
    if len(typed) < LETTERS:
        words = {"n": LETTERS}
        return _("Nhập đủ %(n)s ký tự đầu của dấu vân in trên bản giấy.") % words
    return signed_before(report, typed) or (
        _(
            "Dấu vân này không phải của nội dung đang chờ ký, sửa lần cuối lúc %(moment)s. So lại "
            "từng ký tự; nếu đã chép đúng thì bản giấy in trước lần sửa đó: in lại rồi ký bản mới."
        )
        % {"moment": format_datetime(report.draft.updated_at)}
    )
