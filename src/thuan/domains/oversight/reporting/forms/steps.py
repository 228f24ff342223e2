"""Forms of cycles and of the steps of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


ARRIVALS = [
    ("dung-han", gettext_lazy("Đúng hạn")),
    ("tre", gettext_lazy("Trễ hạn")),
    ("chua", gettext_lazy("Chưa gửi")),
    ("bo-sung", gettext_lazy("Đang yêu cầu bổ sung")),
    ("cho-kiem-tra", gettext_lazy("Chờ Sở kiểm tra")),
]


class CycleForm(Form):
    """The terms of a cycle."""

    year = IntegerField(label=gettext_lazy("Năm"), help_text=gettext_lazy("Ví dụ 2022"))
    period_from = DateField(
        label=gettext_lazy("Kỳ báo cáo từ ngày"), help_text=gettext_lazy("Ví dụ 01/10/2021")
    )
    period_to = DateField(
        label=gettext_lazy("Đến trước ngày"),
        help_text=gettext_lazy("Ngày đầu tiên của kỳ sau, ví dụ 01/10/2022"),
    )
    due_on = DateField(label=gettext_lazy("Hạn gửi"), help_text=gettext_lazy("Ví dụ 15/10/2022"))
    roll_rule = OneOf(label=gettext_lazy("Khi hạn rơi vào ngày nghỉ"), choices=RollRule.choices)
    roster_on = DateField(
        label=gettext_lazy("Ngày chốt danh sách cơ quan"),
        help_text=gettext_lazy("Ví dụ 30/09/2022"),
    )
    legal_basis = TextField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Ví dụ Kế hoạch 31/KH-UBND ngày 15/04/2022"),
    )
    template = OneOf(label=gettext_lazy("Mẫu báo cáo"), choices=())

    def __init__(self, *args: Any, templates: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        self.base_fields["template"] = OneOf(
            label=gettext_lazy("Mẫu báo cáo"),
            choices=list(templates),
            help_text=gettext_lazy("Chỉ mẫu đã ban hành; kỳ đã ban hành giữ mẫu của mình."),
        )
        super().__init__(*args, **kwargs)


class CommentForm(Form):
    """A step that wants its reason."""

    comment = TextField(
        label=gettext_lazy("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=gettext_lazy("Viết rõ cần làm gì, ví dụ: bổ sung số hồ sơ trễ hạn quý III."),
    )


class ReturnForm(CommentForm):
    """Returning a report: reason from the list, words, and the very fields to mend (U33)."""

    reason = OneOf(label=gettext_lazy("Lý do trả lại"), choices=ReturnReason.choices)
    fields_to_mend = forms.MultipleChoiceField(
        label=gettext_lazy("Mục cần bổ sung"),
        help_text=gettext_lazy("Người soạn được dẫn thẳng đến từng mục đã chọn."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("reason", "fields_to_mend", "comment")

    def __init__(
        self,
        *args: Any,
        asked: Iterable[tuple[str, Iterable[tuple[str, str]]]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(heading, list(fields)) for heading, fields in asked]
        self.fields["fields_to_mend"].choices = offered  # type: ignore[attr-defined]
