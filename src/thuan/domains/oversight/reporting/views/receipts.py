"""Receipts: proof of each arrival at an address that stays valid (U30, INV-39)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.enums import SigningWay
from thuan.domains.oversight.reporting.papers import lateness_words, receipt_paper
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.versions import arrival_of, arrivals_of
from thuan.domains.oversight.reporting.views.common import report_link, report_or_404
from thuan.kernel.text.dates import format_date, format_to_the_second
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import AnnualReport, ReportVersion, Submission


class Receipt(GuardedMixin, View):
    """The receipt of one arrival; without a number that of the last one."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, number: int | None = None) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        listed = arrivals_of(report)
        wanted = [one for one in listed if number in {None, one.report_version.number}]
        if not wanted:
            raise Http404
        context = {
            **receipt_facts(report, wanted[-1]),
            "title": _("Đã gửi báo cáo"),
            "breadcrumb": (report_link(report),),
            "others": [one for one in listed if one != wanted[-1]],
            "address": request.build_absolute_uri(receipt_url(report, wanted[-1])),
        }
        return render(request, "reporting/receipt.html", context)


class ReceiptPaper(GuardedMixin, View):
    """The same receipt as a PDF, because printing to a file is little known on phones (U47)."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        submission = arrival_of(report, number)
        if submission is None:
            raise Http404
        address = request.build_absolute_uri(receipt_url(report, submission))
        content, name = receipt_paper(report, submission, address=address, is_demo=site().is_demo)
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def receipt_url(report: AnnualReport, submission: Submission) -> str:
    """Where this receipt stays."""
    place = [report.public_id, submission.report_version.number]
    return reverse("reporting:receipt_of", args=place)


def receipt_facts(report: AnnualReport, submission: Submission) -> dict[str, Any]:
    """What the receipt says beside the arrival itself."""
    version = submission.report_version
    return {
        "report": report,
        "submission": submission,
        "version": version,
        "fingerprint": version.content_hash[:12],
        "received": format_to_the_second(submission.submitted_at),
        "judged": lateness_words(report),
        "signed": _signed(version),
    }


def _signed(version: ReportVersion) -> str:
    """Name, when and how: the second of an electronic signature, the number and day of a paper."""
    way = SigningWay(version.signing_way).label
    if version.document_on and version.signing_way == SigningWay.PAPER:
        day = format_date(version.document_on)
        return f"{version.signer_name}, {way} {version.document_no}, {day}"
    return f"{version.signed_by}, {format_to_the_second(version.signed_at)}, {way}"
