"""Filters of the register, and the form that takes in a decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.procedures.enums import Level
from thuan.kernel.ui.forms import DateField, FilterForm, Form, TableFile, TextField


class RegisterFilter(FilterForm):
    """Words, field, level and day of the register."""

    tim = TextField(
        label=gettext_lazy("Tìm mã, tên"), widget=forms.TextInput(attrs={"type": "search"})
    )
    linh_vuc = TextField(
        label=gettext_lazy("Lĩnh vực"), help_text=gettext_lazy("Ví dụ hộ tịch, đất đai")
    )
    cap = forms.ChoiceField(label=gettext_lazy("Cấp thực hiện"), choices=Level.choices)
    ngay = DateField(label=gettext_lazy("Tại ngày"), help_text=gettext_lazy("Ví dụ 30/06/2025"))


class DecisionForm(Form):
    """The cover of a decision and its list in a file."""

    number = TextField(
        label=gettext_lazy("Số quyết định công bố"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ 812/QĐ-UBND"),
    )
    decided_on = DateField(
        label=gettext_lazy("Ngày quyết định"), help_text=gettext_lazy("Ví dụ 20/06/2022")
    )
    effective_from = DateField(
        label=gettext_lazy("Hiệu lực từ ngày"), help_text=gettext_lazy("Ví dụ 01/07/2022")
    )
    whole = forms.BooleanField(
        label=gettext_lazy("Danh mục thay toàn bộ các thủ tục cùng lĩnh vực và cấp"),
        required=False,
        help_text=gettext_lazy("Chọn thì thủ tục không có trong danh mục bị bãi bỏ."),
    )
    tep = TableFile(
        label=gettext_lazy("Tệp danh mục"),
        help_text=gettext_lazy("Excel (.xlsx), CSV (UTF-8); dòng 1 là tên cột."),
    )

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        found = super().clean() or {}
        begins, decided = found.get("effective_from"), found.get("decided_on")
        if begins and decided and begins < decided:
            self.add_error("effective_from", _("Ngày hiệu lực không trước ngày quyết định."))
        return found


class ConfirmForm(Form):
    """What was shown, signed, so that nothing is kept between the two steps."""

    noi_dung = forms.CharField(widget=forms.HiddenInput)
