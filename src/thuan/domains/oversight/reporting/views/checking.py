"""DOST's steps over a submitted report (and the PPC office's over DOST's own)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.domains.oversight.reporting.forms import ReturnForm
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.returned import asked_by_section
from thuan.domains.oversight.reporting.services.checking import (
    accept_report,
    reopen_report,
    return_report,
    take_report,
)
from thuan.domains.oversight.reporting.views.common import ReportStep
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from django import forms


class TakeReport(ReportStep):
    permission = ReportPermission.CHECK
    title = gettext_lazy("Nhận kiểm tra")
    button = gettext_lazy("Nhận kiểm tra")
    consequence = gettext_lazy("Cơ quan thấy báo cáo đang được Sở kiểm tra.")
    success = gettext_lazy("Đã nhận kiểm tra báo cáo.")
    service = staticmethod(take_report)


class AcceptReport(ReportStep):
    permission = ReportPermission.CHECK
    title = gettext_lazy("Chấp nhận báo cáo")
    button = gettext_lazy("Chấp nhận báo cáo")
    consequence = gettext_lazy("Báo cáo được đưa vào bản tổng hợp của tỉnh với số liệu này.")
    success = gettext_lazy("Đã chấp nhận báo cáo.")
    service = staticmethod(accept_report)


class ReturnReport(ReportStep):
    permission = ReportPermission.CHECK
    form_class = ReturnForm
    template_name = "reporting/return.html"
    title = gettext_lazy("Trả lại để bổ sung")
    button = gettext_lazy("Trả lại để bổ sung")
    consequence = gettext_lazy("Cơ quan có 5 ngày làm việc để bổ sung và gửi lại.")
    success = gettext_lazy("Đã trả lại báo cáo kèm lý do.")
    service = staticmethod(return_report)

    def form_arguments(self) -> dict[str, Any]:
        asked = asked_by_section(self.report())
        wanted = fold(self.wanted())
        # A search narrows what is offered on the page; what is sent may be any field of the form.
        if wanted and self.request.method == "GET":
            asked = [
                (heading, [(code, label) for code, label in fields if wanted in fold(label)])
                for heading, fields in asked
            ]
        return {"asked": [(heading, fields) for heading, fields in asked if fields]}

    def wanted(self) -> str:
        """The words looked for among the fields, without script."""
        return self.request.GET.get("tim", "")[:100].strip()

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "wanted": self.wanted()}

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {
            "reason": ReturnReason(form.cleaned_data["reason"]),
            "comment": form.cleaned_data["comment"],
            "fields": form.cleaned_data["fields_to_mend"],
            "base_version": self.version,
        }


class ReopenReport(ReturnReport):
    """The director's: an accepted report goes back as a returned one does."""

    permission = ReportPermission.REOPEN
    title = gettext_lazy("Mở lại báo cáo đã chấp nhận")
    button = gettext_lazy("Mở lại báo cáo")
    consequence = gettext_lazy(
        "Cơ quan có 5 ngày làm việc để bổ sung, ký và gửi bản mới; "
        "thời điểm gửi lần đầu giữ nguyên."
    )
    success = gettext_lazy("Đã mở lại báo cáo kèm lý do.")
    service = staticmethod(reopen_report)
