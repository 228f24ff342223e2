"""The tags every template draws with; each takes a typed value and refuses half of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms, template
from django.utils.translation import gettext as _

from thuan.kernel.text import keep_together
from thuan.kernel.ui import drawing
from thuan.kernel.ui.components import BarChart, Figure
from thuan.kernel.ui.forms.base import wrongs
from thuan.kernel.ui.forms.drawing import drawn_field
from thuan.kernel.ui.forms.render import control
from thuan.kernel.ui.table import Badge, display
from thuan.kernel.ui.words import due_words as words_for_due

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.utils.safestring import SafeString

    from thuan.kernel.ui.components import (
        Empty,
        Link,
        Square,
        SquareGroup,
        Stage,
        TimelineEvent,
        Wrong,
    )
    from thuan.kernel.ui.enums import Tone
    from thuan.kernel.ui.table import Table
    from thuan.kernel.ui.views.listing import Head

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; silent beside a word, named by ``label`` when it stands alone."""
    return drawing.icon(name, label)


@register.simple_tag
def badge(value: Badge | Tone, word: str = "") -> SafeString:
    """A state mark: word, icon, print letter; ``value`` a Badge, or a Tone with a word.

    Raises:
        ValueError: a tone without a word; colour never stands alone.
    """
    mark = value if isinstance(value, Badge) else Badge(value, word)
    if not str(mark.word).strip():
        raise ValueError("a state mark is not shown without its word")
    return drawing.badge(mark)


@register.simple_tag
def table_lines(table: Table[Any], rows: Iterable[Any], ticked: object = False) -> SafeString:
    """The rows of a table, with boxes to tick where something can be done with many."""
    return drawing.lines(table, rows, ticked=bool(ticked))


@register.simple_tag
def table_heads(listed: Iterable[Head]) -> SafeString:
    """Heads of the columns, the sortable ones as links."""
    return drawing.heads(listed)


@register.simple_tag
def table_orders(listed: Iterable[Head]) -> SafeString:
    """The orders of a table as a list of links."""
    return drawing.orders(listed)


@register.simple_tag
def square_links(listed: Iterable[Square]) -> SafeString:
    """The squares of one group."""
    return drawing.squares(listed)


@register.inclusion_tag("ui/parts/figure.html")
def figure(value: Figure) -> dict[str, Any]:
    """A figure as a sentence part, with what it is out of, what is missing and when (U36)."""
    if not isinstance(value, Figure):
        raise TypeError("a figure is shown with denominator, missing and date: pass a Figure")
    return {"figure": value}


@register.simple_tag
def due_words(due_on: date | None, today: date, working_days: int | None = None) -> str:
    """Time left in words."""
    return words_for_due(due_on, today, working_days)


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(empty: Empty) -> dict[str, Any]:
    """What a list says while it is empty."""
    return {"empty": empty}


@register.inclusion_tag("ui/parts/page_header.html")
def page_header(title: str, primary: Link | None = None) -> dict[str, Any]:
    """Title and the one primary action."""
    return {"title": title, "primary": primary}


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(links: Iterable[Link], here: str) -> dict[str, Any]:
    """The way here."""
    return {"links": links, "here": here}


@register.inclusion_tag("ui/parts/life_cycle.html")
def life_cycle(stages: Iterable[Stage]) -> dict[str, Any]:
    """The strip of states; on a phone one line "Bước 3/6: …"."""
    listed = list(stages)
    place = next((n for n, stage in enumerate(listed, 1) if stage.current), 0)
    return {"stages": listed, "place": place, "total": len(listed)}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(events: Iterable[TimelineEvent], shown: int = 5) -> dict[str, Any]:
    """A record's history, newest first; older events fold away after ``shown``."""
    listed = list(events)
    return {"recent": listed[:shown], "older": listed[shown:]}


@register.simple_tag
def field(bound: forms.BoundField) -> SafeString:
    """Label, hint, error and input of one field."""
    return drawn_field(bound)


@register.inclusion_tag("ui/parts/filter_field.html")
def filter_field(bound: forms.BoundField) -> dict[str, Any]:
    """One filter: label over input, narrow."""
    return {"field": bound, "control": control(bound)}


@register.simple_tag
def form_wrongs(form: forms.BaseForm) -> list[Wrong]:
    """Lines of the summary for a form that another package built (log-in pages)."""
    return wrongs(form) if form.is_bound else []


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(lines: Iterable[Wrong]) -> dict[str, Any]:
    """What is wrong, on top of the page, each line a link to its field (U13)."""
    return {"wrongs": list(lines)}


@register.inclusion_tag("ui/parts/squares.html")
def squares(groups: Iterable[SquareGroup]) -> dict[str, Any]:
    """Units at a glance: each a link with an accessible name, a letter, a tone."""
    listed = list(groups)
    legend: dict[tuple[str, str], Tone] = {}
    for group in listed:
        for square in group.squares:
            legend.setdefault((square.letter, square.state), square.tone)
    return {
        "groups": listed,
        "legend": [(letter, state, tone) for (letter, state), tone in legend.items()],
    }


@register.inclusion_tag("ui/parts/bars.html")
def bars(chart: BarChart) -> dict[str, Any]:
    """A bar chart in HTML and SVG that is its own table."""
    return {"chart": chart, "rows": chart.widths()}


@register.filter
def shown(value: object) -> str:
    """A value as officials write it; unknown is said in words, never drawn as 0."""
    return display(value) or _("chưa có số liệu")


@register.filter
def gan(text: object) -> str:
    """Keep the parts together on one line: "15 %", "Điều 19", "UBND xã"."""
    return keep_together(str(text))
