"""Forms of reporting; they read and clean, services decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.domains.oversight.reporting.template import (
    Field,
    FieldFault,
    FieldType,
    parse,
    shown,
)
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


class CommentForm(Form):
    """A step that wants its reason."""

    comment = TextField(
        label=gettext_lazy("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=gettext_lazy("Viết rõ cần làm gì, ví dụ: bổ sung số hồ sơ trễ hạn quý III."),
    )


class ReturnForm(CommentForm):
    """Returning a report: reason from the list, words, and the parts to mend (U33)."""

    reason = OneOf(label=gettext_lazy("Lý do trả lại"), choices=ReturnReason.choices)
    fields_to_mend = forms.MultipleChoiceField(
        label=gettext_lazy("Phần cần bổ sung"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("reason", "fields_to_mend", "comment")

    def __init__(self, *args: Any, sections: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_to_mend"].choices = list(sections)  # type: ignore[attr-defined]


class SigningForm(Form):
    """Signing asks for the password again: it must not feel like logging in (U32)."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của người ký"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Nhập lại mật khẩu để xác nhận chính mình ký."),
        strip=False,
    )
    shown_hash = forms.CharField(widget=forms.HiddenInput)


class SectionForm(Form):
    """One section of the report, built from the template (U12–U16).

    ``values`` holds the stored canonical values; ``cleaned_values()`` gives what was typed now in
    canonical form, None where a figure was taken away.
    """

    def __init__(
        self,
        *args: Any,
        asked: Iterable[Field],
        values: Mapping[str, Any],
        asks_done: bool = False,
        said_done: bool = False,
        **kwargs: Any,
    ) -> None:
        self.asked = [f for f in asked if not f.computed and f.type is not FieldType.FILE]
        initial = {f.code: typed(f, values.get(f.code)) for f in self.asked}
        if asks_done:
            initial["xong"] = "xong" if said_done else ""
        super().__init__(*args, initial=initial, **kwargs)
        for field in self.asked:
            self.fields[field.code] = _form_field(field)
        if asks_done:
            self.fields["xong"] = OneOf(
                label=_("Phần này đã xong chưa?"),
                choices=[("xong", _("Đã xong")), ("chua", _("Tôi sẽ quay lại"))],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._values: dict[str, Any] = {}
        for field in self.asked:
            raw = cleaned.get(field.code)
            try:
                self._values[field.code] = parse(field, raw)
            except FieldFault as fault:
                if fault.empty:
                    # Nothing is demanded while filling; what lacks is said before sending.
                    self._values[field.code] = None
                else:
                    self.add_error(field.code, fault.sentence)
        return cleaned

    def cleaned_values(self) -> dict[str, Any]:
        """Field code → canonical value, None where the field was left empty."""
        return dict(self._values)


def _form_field(field: Field) -> forms.Field:
    label, hint = str(field.label), str(field.hint)
    unit = str(field.unit)
    if unit:
        label = f"{label} ({unit})"
    arguments: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    match field.type:
        case FieldType.YESNO:
            made: forms.Field = OneOf(choices=[("co", _("Có")), ("khong", _("Không"))], **arguments)
        case FieldType.CHOICE:
            made = OneOf(choices=[(c.code, str(c.label)) for c in field.choices], **arguments)
        case FieldType.CHOICES:
            made = forms.MultipleChoiceField(
                choices=[(c.code, str(c.label)) for c in field.choices],
                widget=forms.CheckboxSelectMultiple,
                **arguments,
            )
        case FieldType.INTEGER | FieldType.DECIMAL:
            keyboard = "numeric" if field.type is FieldType.INTEGER else "decimal"
            # "không phát sinh: lý do" is an answer too, so the phone keeps its letters there.
            mode = "text" if field.none_reason else keyboard
            widget = forms.TextInput(
                attrs={"inputmode": mode, "autocomplete": "off", "class": "so-ngan"}
            )
            made = TextField(widget=widget, **arguments)
        case _:
            if field.long:
                arguments["widget"] = forms.Textarea(attrs={"rows": 4})
            made = TextField(**arguments)
    made.may_stay_empty = not field.required and not field.required_when  # type: ignore[attr-defined]
    made.template_field = field  # type: ignore[attr-defined]
    return made


def typed(field: Field, value: Any) -> Any:
    """A stored value as the person would type it."""
    if value is None:
        return ""
    if isinstance(value, dict) and "none" in value:
        return _("không phát sinh: %(reason)s") % {"reason": value["none"]}
    if field.type is FieldType.YESNO:
        return "co" if value else "khong"
    if field.type in {FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT}:
        return value
    if field.type is FieldType.RATIO:
        return f"{value['n']}/{value['d']}"
    return shown(field, value)
