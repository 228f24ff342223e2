"""The agency's steps: start, send to the signer, recall, send to the province, take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms import CommentForm
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.services.preparing import (
    return_to_preparer,
    revise_report,
    start_report,
    submit_internally,
)
from thuan.domains.oversight.reporting.services.signing import (
    recall_report,
    submit_report,
)
from thuan.domains.oversight.reporting.views.common import ReportStep
from thuan.domains.oversight.reporting.views.receipts import receipt_url
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.ui.forms.attempt import Attempt, attempt

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.reporting.models import Submission


class StartReport(ReportStep):
    permission = ReportPermission.PREPARE
    title = gettext_lazy("Bắt đầu soạn báo cáo")
    button = gettext_lazy("Bắt đầu soạn báo cáo")
    consequence = gettext_lazy("Người soạn báo cáo không ký báo cáo này.")
    service = staticmethod(start_report)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        del form
        return {}


class SubmitInternally(ReportStep):
    permission = ReportPermission.PREPARE
    title = gettext_lazy("Trình người ký")
    button = gettext_lazy("Trình người ký")
    consequence = gettext_lazy("Trong lúc chờ ký, số liệu không sửa được.")
    success = gettext_lazy("Đã trình thủ trưởng ký.")
    service = staticmethod(submit_internally)


class ReturnToPreparer(ReportStep):
    permission = ReportPermission.REVIEW
    form_class = CommentForm
    title = gettext_lazy("Trả lại người soạn")
    button = gettext_lazy("Trả lại người soạn")
    success = gettext_lazy("Đã trả lại người soạn.")
    service = staticmethod(return_to_preparer)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"comment": form.cleaned_data["comment"]}


class RecallReport(ReportStep):
    permission = ReportPermission.SIGN
    form_class = CommentForm
    title = gettext_lazy("Rút lại để sửa")
    button = gettext_lazy("Rút lại để sửa")
    consequence = gettext_lazy("Bản đã ký được lưu lại nhưng không gửi đi.")
    success = gettext_lazy("Đã rút lại; người soạn sửa tiếp được.")
    service = staticmethod(recall_report)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"comment": form.cleaned_data["comment"]}


class SubmitReport(ReportStep):
    permission = ReportPermission.SUBMIT
    success = gettext_lazy("Sở đã nhận được báo cáo.")
    service = staticmethod(submit_report)

    @property
    def title(self) -> str:  # type: ignore[override]
        if self.report().first_submitted_at is not None:
            return _("Gửi lại Sở Khoa học và Công nghệ")
        return _("Gửi Sở Khoa học và Công nghệ")

    @property
    def button(self) -> str:  # type: ignore[override]
        return self.title

    @property
    def consequence(self) -> str:  # type: ignore[override]
        report = self.report()
        if report.first_submitted_at is not None:
            return _("Bản gửi lại thay bản trước; thời điểm gửi lần đầu giữ nguyên.")
        left = time_left(self.at, report.deadline_at)
        if self.at >= report.deadline_at:
            return _("Đã %(left)s. Vẫn gửi được, ghi nhận là gửi trễ.") % {"left": left}
        return _("Gửi bây giờ là đúng hạn (%(left)s).") % {"left": left}

    def carry_out(self, form: forms.Form) -> str:
        """To the receipt of this very arrival: an address people keep (U30)."""
        report = self.report()
        sent: Attempt[Submission] = attempt(
            form,
            submit_report,
            actor=self.actor,
            at=self.at,
            report=report,
            base_version=self.version,
        )
        return receipt_url(report, sent.result) if sent.result is not None else ""


class ReviseReport(ReportStep):
    permission = ReportPermission.PREPARE
    title = gettext_lazy("Bổ sung báo cáo")
    button = gettext_lazy("Bổ sung báo cáo")
    consequence = gettext_lazy("Báo cáo mở lại để sửa; sau đó trình ký và gửi lại.")
    service = staticmethod(revise_report)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        del form
        return {}
