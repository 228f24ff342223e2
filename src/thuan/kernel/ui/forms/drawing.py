"""A field as people meet it: label, hint, error, input, choices; one piece of a page.

Drawn in Python for the reason that rows of a list are (``kernel.ui.drawing``): a part of the report
has thirty fields, and the template engine would take most of the time such a page needs.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.utils.html import conditional_escape as shown
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thuan.kernel.ui.drawing import icon
from thuan.kernel.ui.forms.render import control

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms.boundfield import BoundField, BoundWidget


def drawn_field(bound: BoundField) -> SafeString:
    """Label, hint, error and input of one field; a hidden one is its input alone."""
    if bound.is_hidden:
        return control(bound)
    if bound.use_fieldset:
        return _fieldset(bound)
    look, notes, own = _look(bound), _notes(bound), control(bound)
    if bound.widget_type == "checkbox":
        box = f'{own}<label class="form-check-label"{_for(bound)}>{shown(bound.label)}</label>'
        return _safe(f'<div class="{look}">{notes}<div class="form-check">{box}</div></div>')
    label = f"<label{_for(bound)}>{_named(bound)}</label>"
    count = f'<p class="dem" hidden data-count-for="{shown(bound.id_for_label)}"></p>'
    return _safe(f'<div class="{look}">{label}{notes}{own}{count}</div>')


def _fieldset(bound: BoundField) -> SafeString:
    """Choices of one question, under the headings they were given with."""
    told = bound.aria_describedby
    described = f' aria-describedby="{shown(told)}"' if told else ""
    choices = "".join(_group(heading, listed) for heading, listed in _groups(bound))
    inside = f'<legend>{_named(bound)}</legend>{_notes(bound)}<div class="lua-chon">{choices}</div>'
    return _safe(f'<fieldset class="{_look(bound)}"{described}>{inside}</fieldset>')


def _groups(bound: BoundField) -> Iterator[tuple[str, Iterable[BoundWidget]]]:
    """The choices of a field under their headings; "" stands for none."""
    left = iter(bound.subwidgets)
    for label, inner in getattr(bound.field.widget, "choices", ()):
        grouped = isinstance(inner, list | tuple)
        yield (str(label), islice(left, len(inner))) if grouped else ("", islice(left, 1))
    yield "", left


def _group(heading: str, listed: Iterable[BoundWidget]) -> str:
    if not heading:
        return "".join(_choice(choice) for choice in listed)
    # Seen once above them; heard with each, because a choice is read by itself.
    spoken = f'<span class="visually-hidden">{shown(heading)}: </span>'
    above = f'<p class="nhom-lua-chon" aria-hidden="true">{shown(heading)}</p>'
    return above + "".join(_choice(choice, spoken) for choice in listed)


def _choice(choice: BoundWidget, spoken: str = "") -> str:
    data, own = choice.data, shown(choice.id_for_label)
    value = shown(str(data["value"]))
    named = f'type="{data["type"]}" name="{shown(data["name"])}" value="{value}" id="{own}"'
    ticked = " checked" if data["selected"] else ""
    box = f'<input class="form-check-input" {named}{ticked}>'
    label = f'<label class="form-check-label" for="{own}">{spoken}{shown(data["label"])}</label>'
    return f'<div class="form-check">{box}{label}</div>'


def _look(bound: BoundField) -> str:
    return "o-nhap o-sai" if bound.errors else "o-nhap"


def _for(bound: BoundField) -> str:
    return f' for="{shown(bound.id_for_label)}"'


def _named(bound: BoundField) -> str:
    """The label, and that the field may stay empty where it may."""
    if bound.field.required or not getattr(bound.field, "may_stay_empty", True):
        return shown(bound.label)
    return f'{shown(bound.label)} <span class="phu">{shown(_("(có thể để trống)"))}</span>'


def _notes(bound: BoundField) -> str:
    """What helps, and what is wrong, under the ids that the input points to."""
    notes = ""
    if bound.help_text:
        hint = '<p class="goi-y" id="{}_helptext">{}</p>'
        notes = format_html(hint, bound.auto_id, bound.help_text)
    if bound.errors:
        wrong = '<p class="sai" id="{}_error">{}<span><span class="visually-hidden">{} </span>'
        notes += format_html(wrong, bound.auto_id, icon("exclamation-circle"), _("Có lỗi:"))
        notes += f"{' '.join(shown(str(error)) for error in bound.errors)}</span></p>"
    return notes


def _safe(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308  every part is escaped where it is put in
