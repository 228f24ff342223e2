"""“Như năm trước”: a page that shows what will be written, then writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.models import DraftContent
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.last_year import Copy, copies_of
from thuan.domains.oversight.reporting.services.preparing import save_values
from thuan.domains.oversight.reporting.views.common import report_link, report_or_404, report_url
from thuan.domains.oversight.reporting.views.filling import place_of
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.reporting.models import AnnualReport


class AsLastYear(ActionView):
    """Fill the empty fields of one section as last year; filled ones stay."""

    permission = ReportPermission.PREPARE
    title = gettext_lazy("Điền như năm trước")
    button = gettext_lazy("Điền các mục này")
    consequence = gettext_lazy("Chỉ điền mục đang trống; mục đã có số liệu giữ nguyên.")
    success = gettext_lazy("Đã điền như năm trước. Kiểm tra lại từng mục.")

    def report(self) -> AnnualReport:
        """One's own report while it is being prepared; anything else does not exist here."""
        report = report_or_404(self.actor, self.kwargs["public_id"])
        if report.agency_id not in self.actor.agency_ids or report.state != ReportState.DRAFT:
            raise Http404
        return report

    def paper(self) -> DraftContent:
        """The working paper of that report."""
        return DraftContent.objects.select_related("report__cycle").get(report=self.report())

    def copies(self, paper: DraftContent) -> list[Copy]:
        """What would be written, in the order of the form."""
        report = paper.report
        place = place_of(template_of(report), self.kwargs["code"])
        return copies_of(report, place.section, paper)

    def base_version(self) -> int | None:
        return self.paper().version

    def cancel_url(self) -> str:
        return f"{report_url(self.report())}phan/{self.kwargs['code']}/"

    def context(self, form: forms.Form) -> dict[str, Any]:
        report, copies = self.report(), self.copies(self.paper())
        return {
            **super().context(form),
            "facts": [(copy.label, copy.words) for copy in copies],
            "breadcrumb": (report_link(report),),
        }

    def carry_out(self, form: forms.Form) -> str:
        paper = self.paper()
        copies = self.copies(paper)
        if not copies:
            form.add_error(None, _("Không có mục trống nào điền được như năm trước."))
            return ""
        done = attempt(
            form,
            save_values,
            actor=self.actor,
            at=self.at,
            paper=paper,
            values={copy.code: copy.value for copy in copies},
            base_version=self.version or paper.version,
        )
        return self.cancel_url() if done else ""
