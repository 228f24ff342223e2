"""Forms of a request to change a document."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import NOT_REVISED, ChangeReason, RequestState
from thuan.kernel.ui.forms import FilterForm, Form, OneOf, TextField


class RequestForm(Form):
    """What is wrong, and what is proposed."""

    reason = OneOf(
        label=_("Lý do"),
        choices=[one for one in ChangeReason.choices if one[0] not in NOT_REVISED],
    )
    wrong = TextField(
        label=_("Chỗ cần sửa"),
        max_length=4000,
        help_text=_("Mục nào, đang ghi gì, sai hoặc thiếu gì."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    proposal = TextField(
        label=_("Đề nghị sửa thành"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(Form):
    """A word for who asked, where there is one."""

    answer = TextField(
        label=_("Trả lời người đề nghị"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RequestFilter(FilterForm):
    """Words and state of the list."""

    tim = TextField(
        label=_("Tìm mã, tên tài liệu"), widget=forms.TextInput(attrs={"type": "search"})
    )
    trang_thai = OneOf(label=_("Trạng thái"), choices=RequestState.choices)
