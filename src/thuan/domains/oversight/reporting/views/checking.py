"""DOST's steps over a submitted report (and the PPC office's over DOST's own)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.domains.oversight.reporting.forms import CommentForm, ReturnForm
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.services.checking import (
    accept_report,
    reopen_report,
    return_report,
    take_report,
)
from thuan.domains.oversight.reporting.views.common import ReportStep

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
    title = gettext_lazy("Trả lại để bổ sung")
    button = gettext_lazy("Trả lại để bổ sung")
    consequence = gettext_lazy("Cơ quan có 5 ngày làm việc để bổ sung và gửi lại.")
    success = gettext_lazy("Đã trả lại báo cáo kèm lý do.")
    service = staticmethod(return_report)

    def form_arguments(self) -> dict[str, Any]:
        sections = template_of(self.report()).sections
        return {"sections": [(s.code, s.heading) for s in sections]}

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {
            "reason": ReturnReason(form.cleaned_data["reason"]),
            "comment": form.cleaned_data["comment"],
            "fields": form.cleaned_data["fields_to_mend"],
            "base_version": self.version,
        }


class ReopenReport(ReportStep):
    permission = ReportPermission.REOPEN
    form_class = CommentForm
    title = gettext_lazy("Mở lại báo cáo đã chấp nhận")
    button = gettext_lazy("Mở lại báo cáo")
    consequence = gettext_lazy(
        "Cơ quan bổ sung, ký và gửi bản mới; thời điểm gửi lần đầu giữ nguyên."
    )
    success = gettext_lazy("Đã mở lại báo cáo kèm lý do.")
    service = staticmethod(reopen_report)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"comment": form.cleaned_data["comment"], "base_version": self.version}
