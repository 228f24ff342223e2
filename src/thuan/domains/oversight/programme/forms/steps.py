"""Forms of the steps of a plan and of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms import DateField, Form, IntegerField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping


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


class AmendmentForm(Form):
    """A later act, and the numbers that hold after it."""

    number = TextField(
        label=_("Số, ký hiệu văn bản điều chỉnh"), max_length=40, help_text=_("Ví dụ 88/KH-UBND")
    )
    signed_on = DateField(label=_("Ngày ban hành"), help_text=_("Ví dụ 20/07/2022"))
    reason = _words(_("Lý do điều chỉnh"), rows=3)

    def __init__(self, *args: Any, targets: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, text in targets.items():
            self.fields[f"stated.{code}"] = IntegerField(
                label=f"{code}. {text}", required=False, min_value=1
            )
            self.fields[f"due.{code}"] = DateField(label=_("Hạn"), required=True)
