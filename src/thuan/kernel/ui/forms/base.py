"""The form every page uses: messages in the words of the label; filters as chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from thuan.kernel.ui.components import Wrong
from thuan.kernel.ui.table import display

if TYPE_CHECKING:
    from django.forms.utils import ErrorDict
    from django.http import QueryDict

PAGE_KEYS = ("trang", "xuat")


class Form(forms.Form):
    """A form whose refusals name the field (U14) and that keeps what was typed (U15).

    No browser bubbles, no ``save()``; long text is never cut: limits are counted and told (U20).
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak(field, name)

    def offer(self, name: str, field: forms.Field) -> None:
        """Add a field that is known only now, with its refusals in the words of its label."""
        self.fields[name] = field
        _speak(field, name)


class FilterForm(Form):
    """Filters of a register; every field may stay empty; the address keeps the state (U8)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
            if isinstance(field, forms.ChoiceField) and not isinstance(
                field, forms.MultipleChoiceField
            ):
                _offer_all(field)

    def wanted(self) -> dict[str, Any]:
        """Cleaned filters; a filter that cannot be read is left out and told on the page."""
        self.is_valid()
        cleaned: dict[str, Any] = getattr(self, "cleaned_data", {})
        return {name: cleaned.get(name) for name in self.fields}

    def chips(self, query: QueryDict) -> list[Chip]:
        """Active filters, each with the address of the list without it."""
        wanted = self.wanted()
        chips = []
        for name, value in wanted.items():
            if value in (None, "", [], False):
                continue
            rest = query.copy()
            for key in (name, *PAGE_KEYS):
                rest.pop(key, None)
            label = str(self.fields[name].label or name)
            chips.append(Chip(name, label, self._shown(name, value), f"?{rest.urlencode()}"))
        return chips

    def _shown(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            words = dict(_flat(field.choices))
            chosen = value if isinstance(value, list) else [value]
            return ", ".join(str(words.get(str(one), one)) for one in chosen)
        return display(value)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address that clears it."""

    name: str
    label: str
    value: str
    without: str


def wrongs(form: forms.BaseForm) -> list[Wrong]:
    """Lines of the error summary in the order of the fields; each leads to its field (U13)."""
    errors: ErrorDict = form.errors
    lines = [Wrong(str(message)) for message in form.non_field_errors()]
    for name in form.fields:
        field = form[name]
        anchor = field.id_for_label or field.auto_id
        if isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            anchor = f"{field.auto_id}_0"
        lines.extend(Wrong(str(message), anchor) for message in errors.get(name, ()))
    return lines


def _speak(field: forms.Field, name: str) -> None:
    """Give Django's stock refusals the words of the field's own label."""
    label = str(field.label) if field.label else name
    own = field.error_messages
    verb = _("Chọn %(label)s.") if isinstance(field, forms.ChoiceField) else _("Nhập %(label)s.")
    if isinstance(field, forms.FileField):
        verb = _("Chọn tệp cho %(label)s.")
        own["empty"] = _("Tệp không có nội dung. Mở tệp kiểm tra rồi gửi lại.")
    if own.get("required") == forms.Field.default_error_messages["required"]:
        own["required"] = verb % {"label": lower_first(label)}
    if "invalid_choice" in own:
        own["invalid_choice"] = _("%(label)s: chọn lại trong danh sách.") % {"label": label}
    if isinstance(field, forms.CharField) and field.max_length:
        sentence = _("dài %(show_value)d chữ, hơn mức %(limit_value)d chữ.")
        own["max_length"] = f"{label.replace('%', '%%')} {sentence}"
    if isinstance(field, forms.EmailField):
        own["invalid"] = _("%(label)s viết như ten@coquan.gov.vn.") % {"label": label}


def lower_first(label: str) -> str:
    """ "Tên tài liệu" → "tên tài liệu"; an abbreviation ("UBND", "CCCD") stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _offer_all(field: forms.ChoiceField) -> None:
    choices: list[Any] = list(field.widget.choices)
    if not any(value in ("", None) for value, _label in choices):
        choices.insert(0, ("", _("Tất cả")))
    field.choices = choices
    if isinstance(field.widget, forms.RadioSelect):
        field.widget = forms.Select()
        field.widget.choices = choices


def _flat(choices: Any) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            flat.extend((str(one), words) for one, words in label)
        else:
            flat.append((str(value), label))
    return flat
