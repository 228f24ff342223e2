"""How a field's own input is drawn: classes, keyboard, counts, list that can be typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

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
        attributes["class"] = "form-control"
    attributes |= _counted(bound.field)
    if bound.field.required:
        attributes["aria-required"] = "true"
    return bound.as_widget(attrs=attributes)


def _counted(field: forms.Field) -> dict[str, Any]:
    """Long text is counted, never cut: the browser's own limit is taken away (U20)."""
    limit = getattr(field, "max_length", None)
    if not limit:
        return {}
    counted = {"maxlength": False}
    if isinstance(field.widget, forms.Textarea):
        return {**counted, "data-count": str(limit)}
    return counted
