"""One section of the report as a form, built from the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.template import (
    Field,
    FieldFault,
    FieldType,
    parse,
    shown,
)
from thuan.kernel.ui.forms import Form, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thuan.domains.oversight.reporting.selectors.beside import Beside


class SectionForm(Form):
    """One section of the report, built from the template (U12–U16).

    ``values`` holds the stored canonical values; ``cleaned_values()`` gives what was typed now in
    canonical form, None where a figure was taken away. A figure that follows from others stands
    among them, locked; only the reason for its change is typed (U26).
    """

    def __init__(
        self,
        *args: Any,
        asked: Iterable[Field],
        values: Mapping[str, Any],
        beside: Mapping[str, Beside] | None = None,
        asks_done: bool = False,
        said_done: bool = False,
        **kwargs: Any,
    ) -> None:
        self.shown = [f for f in asked if f.type is not FieldType.FILE]
        self.asked = [f for f in self.shown if not f.computed]
        initial = {f.code: typed(f, values.get(f.code)) for f in self.asked}
        if asks_done:
            initial["xong"] = "xong" if said_done else ""
        super().__init__(*args, initial=initial, **kwargs)
        for field in self.shown:
            self.fields[field.code] = ComputedField(field) if field.computed else _form_field(field)
            note = (beside or {}).get(field.code)
            self.fields[field.code].beside = note  # type: ignore[attr-defined]
            if note and note.needs_reason:
                self.fields[reason_name(field.code)] = reason_field(note)
        if asks_done:
            self.fields["xong"] = OneOf(
                label=_("Phần này đã xong chưa?"),
                choices=[("xong", _("Đã xong")), ("chua", _("Tôi sẽ quay lại"))],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._values: dict[str, Any] = {}
        for field in self.asked:
            if field.code in self.errors:
                continue
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

    def given_reasons(self) -> dict[str, str]:
        """Field code → the reason typed on this page, where one is asked for.

        One reason answers both questions about a field: why the figure differs from the one the
        system filled in, and why it moved so much since last year.
        """
        return {
            field.code: self.cleaned_data[reason_name(field.code)]
            for field in self.shown
            if reason_name(field.code) in self.cleaned_data
        }

    def cleaned_values(self) -> dict[str, Any]:
        """Field code → canonical value, None where the field was left empty.

        What could not be read is not among them: it is told beside its field and stays typed.
        """
        return dict(self._values)


class ComputedField(forms.Field):
    """A figure that follows from others: shown with what it is made of, never typed.

    The page says how much it is (``running``) and of what, as labels with their addresses.
    """

    is_computed = True

    def __init__(self, field: Field) -> None:
        super().__init__(label=str(field.label), required=False, disabled=True)
        self.template_field = field
        self.running = ""
        self.parts: list[tuple[str, str]] = []


def reason_name(code: str) -> str:
    """The name of the input that takes the reason for a field."""
    return f"ly-do.{code}"


def reason_field(note: Beside) -> forms.Field:
    """The input for that reason, with what was said so far; it may wait until sending on."""
    field = TextField(
        label=note.question,
        required=False,
        initial=note.reason,
        max_length=1000,
        help_text=_("Ví dụ: cập nhật 4 hồ sơ giấy; thêm nhiệm vụ theo quyết định mới"),
    )
    field.may_stay_empty = False  # type: ignore[attr-defined]
    field.explains = note.code  # type: ignore[attr-defined]
    return field


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
