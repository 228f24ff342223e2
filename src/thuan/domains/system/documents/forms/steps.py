"""Forms of the steps of a version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms import DateField, Form, TextField
from thuan.kernel.ui.forms.confirm import ConfirmForm

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(label: Any, hint: Any = "", *, required: bool = True) -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OpinionForm(Form):
    """An agreement, with a remark where there is one."""

    comment = _words(_("Ý kiến thêm"), required=False)


class _PeopleForm(Form):
    """Ticks of people; their names come from the page."""

    people_field = ""

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.people_field]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(people)


class SubmitForm(_PeopleForm):
    """Who is to review."""

    people_field = "reviewers"
    reviewers = forms.MultipleChoiceField(
        label=_("Người xem xét"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn một hoặc nhiều người. Ai đã soạn thì không xem xét."),
    )


class ApproveForm(ConfirmForm):
    """From which day, by which decision; the fingerprint of what was shown; the factor again."""

    field_order = ("effective_from", "decision_no", "password", "code")

    effective_from = DateField(label=_("Hiệu lực từ ngày"), help_text=_("Ví dụ 01/07/2022"))
    decision_no = TextField(
        label=_("Số quyết định ban hành"), max_length=60, help_text=_("Ví dụ 45/QĐ-UBND")
    )
    shown_hash = forms.CharField(widget=forms.HiddenInput)


class WithdrawForm(Form):
    """The decision that ends a document, and what stands in its place."""

    decision_no = TextField(
        label=_("Số quyết định hủy bỏ"), max_length=60, help_text=_("Ví dụ 60/QĐ-UBND")
    )
    comment = _words(
        _("Lý do, tài liệu thay thế"), _("Ví dụ: gộp vào QT.07/TC từ ngày 01/07/2022.")
    )
    replacement_plan = TextField(
        label=_("Kế hoạch thay thế cho TTHC"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Chỉ cần khi còn TTHC chưa có quy trình khác: giải quyết theo quy trình nào, từ ngày "
            "nào, ai soạn."
        ),
    )


class DistributeForm(_PeopleForm):
    """Who is to read."""

    people_field = "persons"
    persons = forms.MultipleChoiceField(
        label=_("Người nhận"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Người đã nhận không cần chọn lại; bản sau tự đến tay những người này."),
    )
