"""The steps of a plan, each with its confirmation page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.programme.forms import CommentForm, EvaluationForm, IssueForm
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.services.drafting import (
    close_plan,
    consult_plan,
    evaluate_plan,
    issue_plan,
    redraft_plan,
    return_plan,
    start_plan,
    submit_plan,
)
from thuan.domains.oversight.programme.views.common import PlanStep

if TYPE_CHECKING:
    from django import forms


class Consult(PlanStep):
    permission = PlanPermission.DRAFT
    form_class = CommentForm
    title = _("Ghi kết quả lấy ý kiến")
    button = _("Ghi kết quả lấy ý kiến")
    consequence = _("Từ lúc này các cơ quan đọc được dự thảo kế hoạch.")
    success = _("Đã ghi kết quả lấy ý kiến.")
    service = staticmethod(consult_plan)


class Redraft(PlanStep):
    permission = PlanPermission.DRAFT
    title = _("Sửa lại dự thảo")
    button = _("Sửa lại dự thảo")
    success = _("Dự thảo mở lại để sửa.")
    service = staticmethod(redraft_plan)


class Submit(PlanStep):
    permission = PlanPermission.SUBMIT
    title = _("Trình UBND tỉnh")
    button = _("Trình UBND tỉnh")
    consequence = _("Sau khi trình, dự thảo không sửa được cho đến khi UBND tỉnh trả lại.")
    success = _("Đã trình UBND tỉnh.")
    service = staticmethod(submit_plan)


class Return(PlanStep):
    permission = PlanPermission.ISSUE
    form_class = CommentForm
    title = _("Trả lại để sửa")
    button = _("Trả lại để sửa")
    success = _("Đã trả dự thảo lại Sở Khoa học và Công nghệ.")
    service = staticmethod(return_plan)


class Issue(PlanStep):
    permission = PlanPermission.ISSUE
    form_class = IssueForm
    title = _("Ban hành kế hoạch")
    button = _("Ban hành kế hoạch")
    consequence = _(
        "Nội dung được giữ làm mốc so sánh; thay đổi về sau là văn bản điều chỉnh riêng."
    )
    success = _("Đã ban hành kế hoạch.")
    service = staticmethod(issue_plan)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"number": self.plan().number}}


class Start(PlanStep):
    permission = PlanPermission.REPORT
    title = _("Bắt đầu thực hiện")
    button = _("Bắt đầu thực hiện")
    success = _("Kế hoạch đang được thực hiện.")
    service = staticmethod(start_plan)


class Evaluate(PlanStep):
    permission = PlanPermission.DRAFT
    form_class = EvaluationForm
    title = _("Đánh giá kết quả năm")
    button = _("Ghi đánh giá")
    consequence = _("Kết quả các chỉ tiêu hôm nay được giữ lại cùng lời đánh giá.")
    success = _("Đã ghi đánh giá kết quả năm.")
    service = staticmethod(evaluate_plan)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"words": form.cleaned_data}


class Close(PlanStep):
    permission = PlanPermission.SUBMIT
    title = _("Kết thúc kế hoạch")
    button = _("Kết thúc kế hoạch")
    success = _("Đã kết thúc kế hoạch.")
    service = staticmethod(close_plan)
