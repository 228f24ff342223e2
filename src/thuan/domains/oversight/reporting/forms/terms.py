"""Forms of decisions about a deadline: longer time, waiver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms import DateField, Form, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


class DecisionForm(Form):
    """Number and day of the decision."""

    decision_no = TextField(
        label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ 45/QĐ-SKHCN")
    )
    decision_on = DateField(label=_("Ngày quyết định"), help_text=_("Ví dụ 10/10/2022"))


class ExtensionForm(DecisionForm):
    """Longer time for one agency or for a whole group."""

    agency = OneOf(label=_("Cơ quan được gia hạn"), required=False)
    group = OneOf(
        label=_("Hoặc cả nhóm"),
        required=False,
        help_text=_("Chọn một cơ quan, hoặc một nhóm và để trống cơ quan."),
    )
    due_on = DateField(label=_("Hạn gửi mới"), help_text=_("Ví dụ 20/10/2022"))
    reason = TextField(
        label=_("Lý do"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("agency", "group", "due_on", "decision_no", "decision_on", "reason")

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[tuple[str, str]] = (),
        groups: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("agency", agencies), ("group", groups)):
            field = self.fields[name]
            field.widget = forms.Select()
            field.choices = [("", _("Chọn trong danh sách")), *offered]  # type: ignore[attr-defined]


class WaiverForm(DecisionForm):
    """A lateness by force majeure is not held against the agency."""

    reason = TextField(
        label=_("Lý do bất khả kháng"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ví dụ: lũ làm mất điện từ 14/10 đến 17/10."),
    )
    field_order = ("decision_no", "decision_on", "reason")
