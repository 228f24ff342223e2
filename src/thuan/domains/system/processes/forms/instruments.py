"""Forms of an instrument and of its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import CheckKind, CheckResult
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


class InstrumentForm(Form):
    """What the instrument is, where it stands, how often it is checked."""

    code = TextField(label=_("Số hiệu"), max_length=60)
    name = TextField(label=_("Tên phương tiện đo"), max_length=160)
    used_for = TextField(
        label=_("Dùng để đo"), max_length=255, help_text=_("Kết quả đo dùng cho việc gì.")
    )
    place = TextField(label=_("Nơi đặt"), max_length=160, required=False)
    responsible = TextField(label=_("Người giữ"), max_length=160, required=False)
    process_id = forms.TypedChoiceField(
        label=_("Quá trình"), coerce=int, empty_value=None, required=False
    )
    check_kind = OneOf(label=_("Cách kiểm"), choices=CheckKind.choices)
    interval_months = IntegerField(label=_("Chu kỳ kiểm (tháng)"), min_value=1, max_value=120)
    legal_basis = TextField(
        label=_("Căn cứ chu kỳ"),
        max_length=255,
        required=False,
        help_text=_("Văn bản hoặc hướng dẫn của nhà sản xuất quy định chu kỳ."),
    )

    def __init__(self, *args: Any, processes: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["process_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Không có")), *processes]


class CheckForm(Form):
    """One verification, calibration or check."""

    kind = OneOf(label=_("Cách kiểm"), choices=CheckKind.choices)
    done_on = DateField(label=_("Ngày kiểm"))
    result = OneOf(label=_("Kết quả"), choices=CheckResult.choices)
    done_by = TextField(label=_("Đơn vị kiểm"), max_length=160)
    certificate_no = TextField(label=_("Số giấy chứng nhận, tem"), max_length=80, required=False)
    valid_until = DateField(
        label=_("Có giá trị đến hết ngày"),
        required=False,
        help_text=_("Ghi trên giấy chứng nhận; để trống thì tính theo chu kỳ."),
    )
    effect = TextField(
        label=_("Nếu không đạt: ảnh hưởng tới kết quả đo trước đó"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Đã xem lại những kết quả nào, còn dùng được không."),
    )
