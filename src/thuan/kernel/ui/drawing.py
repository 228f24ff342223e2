"""The parts a page repeats by the hundred, drawn in Python: icons, marks, cells, squares.

The template engine takes ten times as long for the same text, and a list of fifty rows is most of
what such a page costs (design, "Speed and scale"). Everything that is drawn once is a template.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.kernel.ui.components import Square
    from thuan.kernel.ui.table import Badge, Cell

_CLASSES = {
    (False, False): "",
    (True, False): "so",
    (False, True): " phu-cot",
    (True, True): "so phu-cot",
}


@cache
def _sprite() -> str:
    """The address of the icons; it changes only with the program."""
    return static("vendor/sprite.svg")


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; silent beside a word, named by ``label`` when it stands alone."""
    if label:
        mark = '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>'
        return format_html(mark, label, _sprite(), name)
    mark = '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>'
    return format_html(mark, _sprite(), name)


def badge(mark: Badge) -> SafeString:
    """A state mark: word, icon, print letter."""
    return _badge(mark.tone.slug, mark.tone.icon, mark.letter, str(mark.word))


@lru_cache(maxsize=512)
def _badge(slug: str, icon_name: str, letter: str, word: str) -> SafeString:
    frame = '<span class="trang-thai trang-thai-{}" data-letter="{}">{}{}</span>'
    return format_html(frame, slug, letter, icon(icon_name), word)


def cells(row: Iterable[Cell]) -> SafeString:
    """The cells of one row; each carries its title for the cards of a phone."""
    return _joined(_cell(cell) for cell in row)


def lines(rows: Iterable[tuple[str, list[Cell]]], *, ticked: bool) -> SafeString:
    """Rows of a register by their keys, with a box to tick where there are bulk actions."""
    return _joined(
        f'\n    <tr role="row">{_tick(key, row[0].text) if ticked else ""}{cells(row)}</tr>'
        for key, row in rows
    )


def squares(listed: Iterable[Square]) -> SafeString:
    """Units at a glance: each a link with an accessible name, a letter, a tone."""
    return _joined(_square(square) for square in listed)


def _tick(key: str, name: str) -> SafeString:
    box = (
        '<td role="cell" class="o-tich"><label><input class="form-check-input" type="checkbox" '
        'name="chon" value="{}" aria-label="{}"></label></td>'
    )
    return format_html(box, key, _("Chọn %(name)s") % {"name": name})


def _cell(cell: Cell) -> str:
    tag, role = ("th", 'rowheader" scope="row') if cell.heading else ("td", "cell")
    title, look = conditional_escape(cell.title), _CLASSES[cell.numeric, cell.secondary]
    inside = _inside(cell)
    return f'<{tag} role="{role}" data-title="{title}" class="{look}">{inside}</{tag}>'


def _inside(cell: Cell) -> str:
    if cell.badge:
        return badge(cell.badge)
    if cell.missing:
        unknown = conditional_escape(_("chưa có số liệu"))
        return f'<span aria-hidden="true">—</span><span class="visually-hidden">{unknown}</span>'
    text = conditional_escape(cell.text)
    return f'<a href="{conditional_escape(cell.link)}">{text}</a>' if cell.link else text


def _square(square: Square) -> str:
    name, url = conditional_escape(square.accessible_name), conditional_escape(square.url)
    return (
        f'<li><a class="trang-thai-{square.tone.slug}" href="{url}" aria-label="{name}" '
        f'title="{name}">{conditional_escape(square.letter)}</a></li>'
    )


def _joined(parts: Iterable[str]) -> SafeString:
    """Parts of which every one has been escaped above."""
    return mark_safe("".join(parts))  # noqa: S308  nothing but the functions of this module
