"""The agency's steps: start, send to the signer, sign, send to the province, take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth import authenticate
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms import CommentForm, SigningForm
from thuan.domains.oversight.reporting.judging import draft_of, judge_paper
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import paper_content
from thuan.domains.oversight.reporting.selectors.sections import told
from thuan.domains.oversight.reporting.services.preparing import (
    return_to_preparer,
    revise_report,
    start_report,
    submit_internally,
)
from thuan.domains.oversight.reporting.services.signing import (
    content_to_sign,
    recall_report,
    sign_report,
    submit_report,
)
from thuan.domains.oversight.reporting.views.common import ReportStep, report_url
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar.deadlines import time_left

if TYPE_CHECKING:
    from django import forms


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


class SignReport(ReportStep):
    """What is shown here is what is signed: built from the frozen working paper (U31)."""

    permission = ReportPermission.SIGN
    form_class = SigningForm
    template_name: ClassVar[str] = "reporting/sign.html"
    title = gettext_lazy("Ký báo cáo")
    button = gettext_lazy("Ký báo cáo")
    consequence = gettext_lazy(
        "Ký là chịu trách nhiệm về số liệu. Sau khi ký, nội dung được khóa; "
        "thủ trưởng rút lại được trước khi gửi."
    )
    success = gettext_lazy("Đã ký. Bước sau: gửi Sở Khoa học và Công nghệ.")
    service = staticmethod(sign_report)

    def report(self) -> AnnualReport:
        report = super().report()
        if not DraftContent.objects.filter(report=report).exists():
            raise Http404
        return report

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"shown_hash": report_hash(content_to_sign(self.report()))}}

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {
            "shown_hash": form.cleaned_data["shown_hash"],
            "base_version": self.version,
        }

    def carry_out(self, form: forms.Form) -> str:
        user = self.request.user
        assert isinstance(user, User)
        confirmed = authenticate(
            self.request, username=user.username, password=form.cleaned_data["password"]
        )
        if confirmed is None or confirmed.pk != user.pk:
            form.add_error("password", _("Mật khẩu chưa đúng. Nhập lại mật khẩu của người ký."))
            return ""
        return super().carry_out(form)

    def context(self, form: forms.Form) -> dict[str, Any]:
        report = self.report()
        paper = draft_of(report)
        judgement = judge_paper(report, paper)
        return {
            **super().context(form),
            "report": report,
            **told(report, paper_content(paper)),
            "judgement": judgement,
            "fingerprint": report_hash(content_to_sign(report))[:12],
            "prepared_by": paper.updated_by or paper.created_by,
        }


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

    def next_url(self, report: AnnualReport) -> str:
        return report_url(report, "receipt")


class ReviseReport(ReportStep):
    permission = ReportPermission.PREPARE
    title = gettext_lazy("Bổ sung báo cáo")
    button = gettext_lazy("Bổ sung báo cáo")
    consequence = gettext_lazy("Báo cáo mở lại để sửa; sau đó trình ký và gửi lại.")
    service = staticmethod(revise_report)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        del form
        return {}
