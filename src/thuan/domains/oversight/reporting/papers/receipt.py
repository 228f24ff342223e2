"""The receipt of one arrival as a document: what the server took, when, and how it was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from thuan.domains.oversight.reporting.papers.signature import signature_words
from thuan.domains.oversight.reporting.papers.synthesis import MARK, letterhead
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.reports.document import DataTable, OfficialDocument, Paragraph, TableColumn
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.text.dates import format_date, format_to_the_second

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport, Submission

_COLUMNS = (TableColumn("Nội dung", 2), TableColumn("Ghi nhận", 4))


def receipt_paper(
    report: AnnualReport, submission: Submission, *, address: str, is_demo: bool
) -> tuple[bytes, str]:
    """The PDF and its file name; official papers stay Vietnamese."""
    number = submission.report_version.number
    name = f"bien-nhan-{report.agency.code}-{report.cycle.year}-ban-{number}.pdf"
    with override("vi"):
        document = receipt_document(report, submission, address=address, is_demo=is_demo)
        return to_pdf(document), name


def receipt_document(
    report: AnnualReport, submission: Submission, *, address: str, is_demo: bool
) -> OfficialDocument:
    """Issued by the department that runs the installation; nobody signs it by hand."""
    head, version = letterhead(), submission.report_version
    day = business_day(submission.submitted_at)
    rows = (
        ("Số biên nhận", str(submission.public_id)),
        ("Cơ quan gửi", report.agency.name),
        ("Báo cáo", f"Báo cáo năm {report.cycle.year}, bản {version.number}"),
        ("Chữ ký", signature_words(version)),
        ("Người gửi", str(submission.created_by or "")),
        ("Máy chủ nhận lúc", format_to_the_second(submission.submitted_at)),
        ("Xét thời hạn", lateness_words(report)),
        ("Địa chỉ biên nhận", address),
    )
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=version.number,
        notation=f"BN-{report.agency.code}",
        place=head.place,
        day=day,
        year=day.year,
        type_name="Biên nhận",
        abstract=f"Nhận báo cáo năm {report.cycle.year} của {report.agency.name}",
        body=(
            DataTable(_COLUMNS, rows),
            Paragraph.of(
                "Mã kiểm tra nội dung (SHA-256) của bản đã nhận, cũng là nội dung của mã QR: "
                f"{version.content_hash}. So với mã in trên báo cáo đã ký: khớp nghĩa là cùng một "
                "nội dung."
            ),
        ),
        recipients=(report.agency.name,),
        kept_at=head.kept_at,
        signer_title="Hệ thống cấp tự động",
        signer_name="",
        fingerprint=version.content_hash,
        watermark=MARK if is_demo else None,
    )


def lateness_words(report: AnnualReport) -> str:
    """How lateness was judged: first arrival by server time against the deadline (INV-39)."""
    if report.first_submitted_at is None:
        return ""
    words = {
        "moment": format_to_the_second(report.first_submitted_at),
        "day": format_date(last_day(report.deadline_at)),
    }
    if not report.late:
        return _("Gửi lần đầu %(moment)s, trong hạn đến hết ngày %(day)s: đúng hạn.") % words
    late = _("Gửi lần đầu %(moment)s, sau hạn đến hết ngày %(day)s: trễ hạn.") % words
    return f"{late} {_('Được miễn xét trễ hạn.')}" if report.waived else late
