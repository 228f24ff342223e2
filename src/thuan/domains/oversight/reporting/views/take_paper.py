"""Taking the figures of an entered paper into the draft the agency has itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.judging import draft_of
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.entered import differences, entered_version
from thuan.domains.oversight.reporting.services.uploads import take_paper_figures
from thuan.domains.oversight.reporting.views.common import may_fill, report_url
from thuan.domains.oversight.reporting.views.uploads import own_report_or_404
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportVersion


class TakePaperFigures(ActionView):
    """What the paper says otherwise, field by field, and one press that writes it."""

    permission = ReportPermission.PREPARE
    title = gettext_lazy("Lấy số liệu của bản giấy")
    button = gettext_lazy("Ghi số liệu của bản giấy vào bản đang soạn")
    consequence = gettext_lazy(
        "Mục không có trên bản giấy giữ nguyên. Lấy lại được số liệu trước khi ghi ở trang "
        "“Lấy số liệu từ tệp Excel”."
    )
    success = gettext_lazy("Đã ghi số liệu của bản giấy vào bản đang soạn.")

    def report(self) -> AnnualReport:
        """One's own report while it is being prepared; anything else does not exist here."""
        report = own_report_or_404(self.actor, self.kwargs["public_id"])
        if not may_fill(report, self.actor):
            raise Http404
        return report

    def found(self) -> tuple[AnnualReport, DraftContent, ReportVersion]:
        report = self.report()
        paper = draft_of(report)
        version = entered_version(report, paper)
        if version is None:
            raise Http404
        return report, paper, version

    def base_version(self) -> int | None:
        return self.found()[1].version

    def cancel_url(self) -> str:
        return report_url(self.report())

    def context(self, form: forms.Form) -> dict[str, Any]:
        report, paper, version = self.found()
        words = _("%(now)s → bản giấy: %(then)s")
        lines = differences(report, paper, version)
        facts = [(d.label, words % {"now": d.now, "then": d.on_paper}) for d in lines]
        return {
            **super().context(form),
            "facts": [(_("Bản giấy"), version.document_no), *facts],
            "breadcrumb": (Link(str(report.cycle), report_url(report)),),
        }

    def carry_out(self, form: forms.Form) -> str:
        report = self.report()
        done = attempt(
            form,
            take_paper_figures,
            actor=self.actor,
            at=self.at,
            report=report,
            base_version=self.version,
        )
        return report_url(report) if done else ""
