"""The report as its own agency works on it: the way to it and the check page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.judging import judge_paper
from thuan.domains.oversight.reporting.models import DraftContent
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import paper_content
from thuan.domains.oversight.reporting.selectors.content import content_to_sign
from thuan.domains.oversight.reporting.selectors.cycles import present_cycle
from thuan.domains.oversight.reporting.selectors.reports import own_report
from thuan.domains.oversight.reporting.selectors.sections import told
from thuan.domains.oversight.reporting.views.common import report_or_404, report_url
from thuan.domains.oversight.reporting.views.locked import lock_of
from thuan.kernel.ui.components import Link, Wrong
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


class MyReport(GuardedMixin, View):
    """This year's report of one's own agency, whatever its state."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        """To the report, or a page that says when there will be one."""
        cycle = present_cycle()
        report = own_report(self.actor, cycle) if cycle else None
        if report is not None:
            return redirect(report_url(report))
        context = {"title": _("Báo cáo năm"), "cycle": cycle}
        return render(request, "reporting/no_report.html", context)


class CheckAnswers(GuardedMixin, View):
    """All answers on one page before they are sent to the signer (U29)."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        paper = DraftContent.objects.filter(report=report).first()
        if paper is None:
            return redirect(report_url(report))
        judgement = judge_paper(report, paper)
        lock = lock_of(report, self.actor)
        context = {
            "title": _("Tất cả câu trả lời") if lock else _("Kiểm tra rồi trình người ký"),
            "breadcrumb": (Link(str(report.cycle), report_url(report)),),
            "report": report,
            **told(report, paper_content(paper)),
            "fingerprint": report_hash(content_to_sign(report, paper))[:12],
            "may_edit": lock is None,
            "lock": lock,
            "linked": report.agency_id in self.actor.agency_ids,
            "problems": [
                Wrong(fault.sentence) for fault in (*judgement.wrong, *judgement.to_explain)
            ],
            "missing": judgement.completeness.required - judgement.completeness.filled,
            "judgement": judgement,
        }
        return render(request, "reporting/check_answers.html", context)
