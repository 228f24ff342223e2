"""One day of the calendar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms import DateField, FilterForm, Form, IntegerField, OneOf, TextField


class DayForm(Form):
    """A day that differs from the usual week."""

    day = DateField(label=_("Ngày"), help_text=_("Ví dụ 24/12/2022"))
    is_working = OneOf(label=_("Ngày này"), choices=[("lam", _("Làm việc")), ("nghi", _("Nghỉ"))])
    name = TextField(
        label=_("Tên gọi"), max_length=160, help_text=_("Ví dụ Làm bù cho ngày 02/01/2023")
    )
    legal_basis = TextField(
        label=_("Căn cứ"), max_length=255, help_text=_("Số, ngày văn bản hoán đổi ngày làm việc")
    )


class DayFilter(FilterForm):
    """The swaps of one year."""

    nam = IntegerField(label=_("Năm"), required=False)
