"""Forms of tracking and chasing: filters, contacts, reminders, letters, looking as an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import Channel
from thuan.domains.oversight.reporting.forms.steps import ARRIVALS
from thuan.kernel.ui.forms import DateField, FilterForm, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

CHASES = [
    ("hen-qua", gettext_lazy("Hẹn gửi đã quá ngày")),
    ("chua-lien-he", gettext_lazy("Chưa gửi, 7 ngày chưa liên hệ")),
]


class TrackingFilter(FilterForm):
    """Narrowing the tracking board."""

    tim = TextField(label=gettext_lazy("Tìm cơ quan"), required=False)
    nhom = OneOf(label=gettext_lazy("Nhóm"), required=False)
    gui = OneOf(label=gettext_lazy("Tình trạng gửi"), required=False, choices=ARRIVALS)
    doc = OneOf(label=gettext_lazy("Đôn đốc"), required=False, choices=CHASES)
    huyen = OneOf(label=gettext_lazy("Cơ quan cấp trên"), required=False)

    def __init__(
        self,
        *args: Any,
        groups: Iterable[tuple[str, str]] = (),
        districts: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("nhom", groups), ("huyen", districts)):
            offered = [("", gettext_lazy("Tất cả")), *choices]
            self.fields[name].choices = offered  # type: ignore[attr-defined]


class ContactForm(Form):
    """One contact with an agency about its report."""

    channel = OneOf(label=gettext_lazy("Cách liên hệ"), choices=Channel.choices)
    spoke_with = TextField(
        label=gettext_lazy("Người trao đổi"),
        max_length=255,
        help_text=gettext_lazy("Họ tên và chức vụ, ví dụ Trần Thị Hoa, thư ký ISO"),
    )
    words = TextField(
        label=gettext_lazy("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=gettext_lazy("Cơ quan đọc được nội dung này trên trang báo cáo của mình."),
    )
    promised_on = DateField(
        label=gettext_lazy("Hẹn gửi ngày"),
        required=False,
        help_text=gettext_lazy("Để trống khi chưa hẹn được ngày. Ví dụ 20/10/2022"),
    )


class LetterForm(Form):
    """What an official reminder letter asks for."""

    new_due_on = DateField(
        label=gettext_lazy("Yêu cầu gửi trước ngày"),
        help_text=gettext_lazy("Hạn của công văn; hạn gửi của kỳ báo cáo giữ nguyên."),
    )


class LetterNumberForm(Form):
    """Number and date that the clerk gave the letter."""

    number = IntegerField(
        label=gettext_lazy("Số công văn"), min_value=1, help_text=gettext_lazy("Ví dụ 1284")
    )
    document_on = DateField(label=gettext_lazy("Ngày công văn"))


class PurposeForm(Form):
    """Why somebody looks at what an agency's people see; the agency reads it."""

    purpose = TextField(
        label=gettext_lazy("Lý do xem"),
        max_length=160,
        help_text=gettext_lazy(
            "Ví dụ: thư ký ISO gọi điện hỏi vì sao chưa trình ký được. Cơ quan đọc được lý do này."
        ),
    )


class MomentFilter(FilterForm):
    """As of the end of which day a list is asked for."""

    den = DateField(
        label=gettext_lazy("Tính đến hết ngày"),
        required=False,
        help_text=gettext_lazy("Để trống: tính đến lúc này."),
    )
