"""What stands around each figure while a report is filled, read and signed.

In Python, as everything that a page repeats by the dozen (``kernel.ui.drawing``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.selectors.conditions import Condition
from thuan.kernel.ui.drawing import icon
from thuan.kernel.ui.forms.drawing import drawn_field

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from thuan.domains.oversight.reporting.selectors.beside import Beside
    from thuan.domains.oversight.reporting.views.filling import Both

register = template.Library()

EMPTY = SafeString("")
ICONS = {
    Condition.REQUIRED: "info-circle",
    Condition.REVIEW: "exclamation-triangle",
    Condition.NOTED: "chat-left-text",
    Condition.LOCKED: "lock",
}


@register.simple_tag
def condition(state: str) -> SafeString:
    """The mark of a figure's condition: icon and word (U26)."""
    words = {
        Condition.REQUIRED: _("bắt buộc"),
        Condition.REVIEW: _("cần xem lại, đã lưu"),
        Condition.NOTED: _("có ghi chú"),
        Condition.LOCKED: _("đã khóa"),
    }
    known = Condition(state)
    look = "dau-muc nhac" if known is Condition.REVIEW else "dau-muc"
    mark = '<span class="{}" data-dau="{}">{}{}</span>'
    return format_html(mark, look, known.value, icon(ICONS[known]), words[known])


@register.simple_tag
def section_field(bound: BoundField) -> SafeString:
    """A figure of a part: its input or its sum, its condition, last year's, where it is from."""
    if getattr(bound.field, "is_computed", False):
        return computed_field(bound)
    both = getattr(bound.field, "both", None)
    frame = '<div class="o-muc" data-o="{}">{}{}{}<p class="phu cong" data-cong="{}">{}</p>{}</div>'
    return format_html(
        frame,
        bound.name,
        drawn_field(bound),
        _condition_of(bound),
        beside(getattr(bound.field, "beside", None)),
        bound.name,
        getattr(bound.field, "running", ""),
        _both(bound.name, both) if both else EMPTY,
    )


@register.simple_tag
def computed_field(bound: BoundField) -> SafeString:
    """A figure that follows from others: how much, from what, and that nobody types it."""
    parts = [
        format_html('<a href="{}">{}</a>', url, label) if url else format_html("{}", label)
        for label, url in getattr(bound.field, "parts", ())
    ]
    frame = (
        '<div class="o-muc tu-tinh" data-o="{0}" id="id_{0}"><p class="ten-o">{1}</p>'
        '<p><strong data-cong="{0}">{2}</strong> <span class="dau-muc">{3}{4}</span></p>'
        '<p class="phu">{5} {6}</p>{7}{8}</div>'
    )
    return format_html(
        frame,
        bound.name,
        bound.label,
        getattr(bound.field, "running", ""),
        icon("lock"),
        _("đã khóa"),
        _("Tự tính từ:"),
        format_html_join("; ", "{}", ((part,) for part in parts)),
        _condition_of(bound),
        beside(getattr(bound.field, "beside", None)),
    )


@register.simple_tag
def beside(note: Beside | None) -> SafeString:
    """What stands beside a figure: its source, last year's, and what was or must be explained."""
    if not note:  # a template gives "" where a field has none
        return EMPTY
    told = [_source(note), _last_year(note)]
    line = format_html('<p class="ben-canh">{}</p>', SafeString(" ".join(filter(None, told))))
    opened = EMPTY
    if note.chip and note.address:
        place = '<div class="nguon-mo" id="nguon-{}" aria-live="polite"></div>'
        opened = format_html(place, note.anchor)
    return SafeString(line + opened + _explained(note))


def _condition_of(bound: BoundField) -> SafeString:
    state = getattr(bound.field, "condition", None)
    return condition(state) if state else EMPTY


def _source(note: Beside) -> SafeString:
    if not note.chip:
        return EMPTY
    chip = format_html('<span class="the nguon">{}</span>', note.chip)
    if note.address:
        link = (
            '<a class="the nguon" href="{0}" hx-get="{0}" hx-target="#nguon-{1}" '
            'hx-select="#noi-dung .cau-tra-loi, #noi-dung table, #noi-dung dl" '
            'hx-swap="innerHTML">{2}</a>'
        )
        chip = format_html(link, note.address, note.anchor, note.chip)
    when = _("tính đến %(moment)s") % {"moment": note.as_of}
    return format_html('{} <span class="phu">{}</span>', chip, when)


def _last_year(note: Beside) -> SafeString:
    if not note.last_year:
        return EMPTY
    words = _("năm trước %(value)s") % {"value": note.last_year}
    change = f" ({note.difference})" if note.difference else ""
    return format_html('<span class="phu">{}{}</span>', words, change)


def _explained(note: Beside) -> SafeString:
    """Why the figure is not the offered one, or moved so much; or that this is still to be said."""
    if note.offered:
        words = _("Đã sửa từ %(value)s") % {"value": note.offered}
        if note.reason:
            words += ", " + _("lý do: %(reason)s") % {"reason": note.reason}
        else:
            words += ". " + _("Cần ghi lý do trước khi trình ký.")
        return _reasoned("pencil", words)
    if note.change and note.reason:
        given = {"change": note.difference, "reason": note.reason}
        words = _("Thay đổi nhiều so với năm trước (%(change)s), lý do: %(reason)s") % given
        return _reasoned("exclamation-triangle", words)
    return _reasoned("exclamation-triangle", note.change) if note.change else EMPTY


def _reasoned(mark: str, words: str) -> SafeString:
    return format_html('<p class="can-ly-do">{}<span>{}</span></p>', icon(mark), words)


def _both(code: str, both: Both) -> SafeString:
    """Another person's value beside one's own: which of them stands."""
    frame = (
        '<div class="hai-ban"><input type="hidden" name="da-xem.{0}" value="{1}"><p>{2}</p>'
        '<p class="nut"><button class="btn" type="submit" name="giu" value="{0}">{3}</button> '
        '<button class="btn" type="submit" name="lay" value="{0}">{4}</button></p></div>'
    )
    return format_html(frame, code, both.version, both.sentence, both.keep, both.take)
