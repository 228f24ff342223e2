"""Forms of the steps of a plan and of its progress."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms import DateField, DecimalField, Form, IntegerField, TextField


def _words(label: Any, hint: Any = "", *, required: bool = True, rows: int = 4) -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class CommentForm(Form):
    """A step that wants its words."""

    comment = _words(_("Ý kiến"), _("Viết rõ để người nhận biết cần làm gì."))


class IssueForm(Form):
    """Number and date under which the plan is issued."""

    number = TextField(label=_("Số, ký hiệu"), max_length=40, help_text=_("Ví dụ 31/KH-UBND"))
    signed_on = DateField(label=_("Ngày ban hành"), help_text=_("Ví dụ 15/04/2022"))


class EvaluationForm(Form):
    """The words of the yearly evaluation; its figures are the product's own."""

    results = _words(_("Kết quả nổi bật"), required=False)
    shortcomings = _words(_("Tồn tại, hạn chế, nguyên nhân"), required=False)
    next_year = _words(_("Phương hướng năm sau"), required=False)


class ProgressForm(Form):
    """How far a target was on a day, and what shows it."""

    value = IntegerField(label=_("Đã đạt"), min_value=0)
    as_of = DateField(label=_("Tính đến ngày"), help_text=_("Ví dụ 30/06/2022"))
    evidence = _words(
        _("Minh chứng"), _("Số quyết định mở lớp, biên bản kiểm tra, danh sách đính kèm."), rows=3
    )


class FinishForm(Form):
    """A task that is done."""

    done_on = DateField(label=_("Ngày xong"), help_text=_("Ví dụ 20/06/2022"))
    evidence = _words(_("Kết quả, minh chứng"), _("Ví dụ: báo cáo số 45/BC-SKHCN ngày 20/06/2022."))


class TaskReportForm(Form):
    """How far a task is, in the words of who leads it."""

    as_of = DateField(label=_("Tính đến ngày"), help_text=_("Ví dụ 30/06/2022"))
    percent = IntegerField(
        label=_("Đã làm được (%)"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Để trống nếu chưa ước được."),
    )
    said = _words(_("Đã làm gì"), _("Ví dụ: đã mở 4 lớp tại 4 huyện, còn 3 lớp."), rows=3)
    evidence = _words(
        _("Minh chứng"), _("Số quyết định, biên bản, danh sách; ghi rõ để Sở đối chiếu."), rows=3
    )


class SpendingForm(Form):
    """How much of a line was spent up to a day."""

    amount = DecimalField(label=_("Đã chi đến ngày này (triệu đồng)"), help_text=_("Ví dụ 45,5"))
    as_of = DateField(label=_("Tính đến ngày"), help_text=_("Ví dụ 30/06/2022"))
    note = _words(_("Chứng từ, ghi chú"), _("Số quyết định, hợp đồng, bảng kê."), rows=3)
