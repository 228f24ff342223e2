"""How a field's own input is drawn: classes, keyboard, counts, list that can be typed into."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

COMBOBOX_ABOVE = 15


def control(bound: forms.BoundField) -> SafeString:
    """The input of a field with the attributes our style and script work on."""
    widget = bound.field.widget
    attributes: dict[str, Any] = {}
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput):
        attributes["class"] = "form-check-input"
    elif isinstance(widget, forms.Select):
        attributes["class"] = "form-select"
        if len(list(bound.field.choices)) > COMBOBOX_ABOVE:  # type: ignore[attr-defined]
            attributes["data-combobox"] = ""
    elif not isinstance(widget, forms.HiddenInput):
        own = widget.attrs.get("class", "")
        attributes["class"] = f"form-control {own}".strip()
    attributes |= _counted(bound.field)
    if bound.field.required:
        attributes["aria-required"] = "true"
    if type(widget) is forms.TextInput:
        return _text_input(bound, attributes)
    if type(widget) is forms.Textarea:
        return _text_area(bound, attributes)
    drawn = _select(bound, attributes) if type(widget) is forms.Select else None
    return drawn or bound.as_widget(attrs=attributes)


def _text_input(bound: forms.BoundField, attributes: dict[str, Any]) -> SafeString:
    """One line of text, as Django draws it but without its templates."""
    widget = bound.field.widget
    value = widget.format_value(bound.value())
    kind = widget.attrs.get("type", widget.input_type)
    shown = {"type": kind, "name": bound.html_name, "value": value or None}
    return mark_safe(f"<input{flatatt({**shown, **_own(bound, attributes), 'type': kind})}>")  # noqa: S308


def _text_area(bound: forms.BoundField, attributes: dict[str, Any]) -> SafeString:
    """Several lines of text; the line break after the tag is not part of the value."""
    value = bound.field.widget.format_value(bound.value()) or ""
    frame = flatatt({"name": bound.html_name, **_own(bound, attributes)})
    return mark_safe(f"<textarea{frame}>\n{escape(value)}</textarea>")  # noqa: S308  escaped


def _own(bound: forms.BoundField, attributes: dict[str, Any]) -> dict[str, Any]:
    """The attributes of the input beside its name and value; False means absent."""
    widget = bound.field.widget
    own = bound.build_widget_attrs({"id": bound.auto_id, **attributes}, widget)
    attrs: dict[str, Any] = widget.build_attrs(widget.attrs, own)
    return attrs


def _select(bound: forms.BoundField, attributes: dict[str, Any]) -> SafeString | None:
    """A plain list to choose one from, as Django draws it but without a template per option.

    None where it has groups: then Django draws it.
    """
    widget = bound.field.widget
    choices = list(widget.choices)
    if any(isinstance(label, list | tuple) for _value, label in choices):
        return None
    chosen = next(iter(widget.format_value(bound.value())), "")
    options = [
        f'<option value="{escape(_key(value))}"{" selected" if _key(value) == chosen else ""}>'
        f"{escape(str(label))}</option>"
        for value, label in choices
    ]
    frame = flatatt({"name": bound.html_name, **_own(bound, attributes)})
    return mark_safe(f"<select{frame}>{''.join(options)}</select>")  # noqa: S308  escaped above


def _key(value: object) -> str:
    return "" if value is None else str(value)


def _counted(field: forms.Field) -> dict[str, Any]:
    """Long text is counted, never cut: the browser's own limit is taken away (U20)."""
    limit = getattr(field, "max_length", None)
    if not limit:
        return {}
    counted = {"maxlength": False}
    if isinstance(field.widget, forms.Textarea):
        return {**counted, "data-count": str(limit)}
    return counted
