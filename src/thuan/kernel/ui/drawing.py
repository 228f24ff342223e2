"""The parts a page repeats by the hundred, drawn in Python: icons, marks, rows, squares.

The template engine takes ten times as long for the same text, and a list of fifty rows is most of
what such a page costs (design, "Speed and scale"). Everything that is drawn once is a template.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thuan.kernel.ui.table import display, in_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from thuan.kernel.ui.components import Square
    from thuan.kernel.ui.enums import Tone
    from thuan.kernel.ui.table import Badge, Column, Table
    from thuan.kernel.ui.views.listing import Head


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
    return _badge(mark.tone, str(mark.word))


@lru_cache(maxsize=512)
def _badge(tone: Tone, word: str) -> SafeString:
    frame = '<span class="trang-thai trang-thai-{}" data-letter="{}">{}{}</span>'
    return format_html(frame, tone.slug, word[:1].upper(), icon(tone.icon), word)


def lines(table: Table[Any], rows: Iterable[Any], *, ticked: bool = False) -> SafeString:
    """The rows of a table; with a box to tick where there are bulk actions."""
    pens = [_pen(column, heading=not number) for number, column in enumerate(table.columns)]
    drawn = []
    for row in rows:
        cells = "".join([pen(row) for pen in pens])
        box = _tick(table.key(row), display(table.columns[0].value(row))) if ticked else ""
        drawn.append(f'\n    <tr role="row">{box}{cells}</tr>')
    return _joined(drawn)


def heads(listed: Iterable[Head]) -> SafeString:
    """Heads of the columns; a sortable one is a link that says which order is in force."""
    return _joined(_head(head) for head in listed)


def orders(listed: Iterable[Head]) -> SafeString:
    """The orders to choose from, for those who do not see the heads (phone)."""
    return _joined(_order(head) for head in listed if head.url)


def squares(listed: Iterable[Square]) -> SafeString:
    """Units at a glance: each a link with an accessible name, a letter, a tone."""
    return _joined(_square(square) for square in listed)


def _tick(key: str, name: str) -> SafeString:
    box = (
        '<td role="cell" class="o-tich"><label><input class="form-check-input" type="checkbox" '
        'name="chon" value="{}" aria-label="{}"></label></td>'
    )
    return format_html(box, key, _("Chọn %(name)s") % {"name": name})


def _head(head: Head) -> str:
    sort = f' aria-sort="{head.direction}"' if head.direction else ""
    look = f"{'so' if head.numeric else ''}{' phu-cot' if head.secondary else ''}"
    title = escape(head.title)
    if head.url:
        title = f"<a {_swap(head.url)}>{title}{_arrow(head.direction)}</a>"
    return f'\n    <th role="columnheader" scope="col"{sort} class="{look}">{title}</th>'


def _arrow(direction: str) -> str:
    return icon("arrow-up" if direction == "ascending" else "arrow-down") if direction else ""


def _order(head: Head) -> str:
    current = ' aria-current="true"' if head.direction else ""
    turn = {"ascending": _("đổi sang giảm dần"), "descending": _("đổi sang tăng dần")}
    rest = f", {escape(turn[head.direction])}" if head.direction else ""
    return f"<li><a {_swap(head.url)}{current}>{escape(head.title)}{rest}</a></li>"


def _swap(url: str) -> str:
    """Attributes of a link that swaps the list in place, and works without script."""
    here = escape(url)
    target = 'hx-target="#so-theo-doi" hx-swap="outerHTML" hx-push-url="true"'
    return f'href="{here}" hx-get="{here}" {target}'


def _pen(column: Column[Any], *, heading: bool) -> Callable[[Any], str]:
    """What draws the cells of one column; each carries its title for the cards of a phone."""
    tag, role = ("th", 'rowheader" scope="row') if heading else ("td", "cell")
    look = f"{'so' if column.numeric else ''}{' phu-cot' if column.secondary else ''}"
    opening = f'<{tag} role="{role}" data-title="{escape(str(column.title))}" class="{look}">'
    unknown = escape(_("chưa có số liệu"))
    dash = f'<span aria-hidden="true">—</span><span class="visually-hidden">{unknown}</span>'

    def draw(row: Any) -> str:
        mark = column.badge(row) if column.badge else None
        inside = badge(mark) if mark else _text(column, row) or dash
        return f"{opening}{inside}</{tag}>"

    return draw


def _text(column: Column[Any], row: Any) -> str:
    """The value in words, as a link where the cell leads somewhere; "" for an unknown one."""
    text = escape(in_cell(column.value(row), decimals=column.decimals))
    address = column.link(row) if text and column.link else ""
    return f'<a href="{escape(address)}">{text}</a>' if address else text


def _square(square: Square) -> str:
    name = escape(square.accessible_name)
    return (
        f'<li><a class="trang-thai-{square.tone.slug}" href="{escape(square.url)}" '
        f'aria-label="{name}" title="{name}">{escape(square.letter)}</a></li>'
    )


def _joined(parts: Iterable[str]) -> SafeString:
    """Parts of which every one has been escaped above."""
    return mark_safe("".join(parts))  # noqa: S308  nothing but the functions of this module
