"""Inviting somebody to one step of one object."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.permissions import GUESTS_OF_SYNTHESIS
from thuan.kernel.ui.forms import DateField, Form, OneOf, TextField


class GuestForm(Form):
    """Whom, by which decision, from which day to which."""

    username = TextField(
        label=_("Tên đăng nhập của người được mời"),
        max_length=60,
        help_text=_("Người của cơ quan khác cũng mời được; người đó chỉ thấy hồ sơ này."),
    )
    decision_no = TextField(
        label=_("Số quyết định"), max_length=80, help_text=_("Ví dụ 45/QĐ-UBND")
    )
    valid_from = DateField(label=_("Từ ngày"), help_text=_("Ví dụ 10/10/2022"))
    last_day = DateField(label=_("Đến hết ngày"), help_text=_("Ví dụ 20/10/2022"))


class SynthesisGuestForm(GuestForm):
    """Of a synthesis either the review or the approval."""

    role = OneOf(
        label=_("Mời làm việc gì"),
        choices=[
            (str(role), words)
            for role, words in zip(
                GUESTS_OF_SYNTHESIS,
                (_("Thẩm tra bản tổng hợp"), _("Phê duyệt bản tổng hợp")),
                strict=True,
            )
        ],
    )
    field_order = ("role",)
