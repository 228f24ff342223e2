"""The map of processes drawn: three bands of boxes, arrows for what goes between them.

Drawn for a wide screen and for paper; on a phone the bands stand as lists, and everywhere what
goes between processes is said in words below. A caller gives sheets and arrows, nothing is asked
of the database here, so that the map of a past day is drawn the same way.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import template

from thuan.domains.system.processes.content import Arrow, bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.system.processes.content import Sheet
    from thuan.domains.system.processes.enums import ProcessKind

register = template.Library()

WIDTH: Final = 1000
MARGIN: Final = 12
IN_A_ROW: Final = 4
# Room between the boxes of a row, through which arrows pass.
GUTTER: Final = 44
LINE: Final = 17
PAD: Final = 10
BAND_HEAD: Final = 30
ROW_GAP: Final = 46
# Letters that fit a box of so many units.
LETTER: Final = 7.2
# Room for the head of an arrow, which the style draws at its end.
HEAD: Final = 7
# How far the arrows of one row bend out above it.
BEND: Final = 24


@dataclass(frozen=True, slots=True)
class Box:
    """One process as it is drawn; ``row`` counts over all bands, ``column`` inside the row."""

    sheet: Sheet
    row: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    foot: tuple[tuple[float, str], ...]
    url: str
    note: str

    @property
    def text_x(self) -> float:
        return self.x + PAD

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Band:
    """The background of one kind of processes."""

    title: str
    y: float
    height: float

    @property
    def title_y(self) -> float:
        return self.y + 20


@dataclass(frozen=True, slots=True)
class Path:
    """An arrow: its line and what it says when pointed at."""

    line: str
    title: str


@register.inclusion_tag("processes/_map.html")
def process_map(
    sheets: Sequence[Sheet], found: Sequence[Arrow], cards: Mapping[str, Any], title: str
) -> dict[str, Any]:
    """The picture of these sheets and arrows.

    ``cards``: by key of the sheet its address and badge, empty for a past map; ``title`` names
    the picture to who cannot see it.
    """
    boxes: dict[str, Box] = {}
    drawn: list[Band] = []
    column = WIDTH / _columns(sheets)
    y, row = float(MARGIN), 0
    for kind, listed in bands(sheets):
        if not listed:
            continue
        top, y = y, y + BAND_HEAD
        for start in range(0, len(listed), IN_A_ROW):
            part = listed[start : start + IN_A_ROW]
            made = _row(part, row, y + (BEND if start else 0), column, cards)
            boxes |= {box.sheet.key: box for box in made}
            y = max(box.bottom for box in made) + PAD
            row += 1
        y += PAD
        drawn.append(_band(kind, top, y))
        y += ROW_GAP
    return {
        "title": title,
        "width": WIDTH,
        "height": max(y - ROW_GAP, 0) + MARGIN,
        "band_x": 2,
        "band_width": WIDTH - 4,
        "bands": drawn,
        "boxes": list(boxes.values()),
        "paths": _paths(boxes, found),
    }


def _band(kind: ProcessKind, top: float, bottom: float) -> Band:
    return Band(str(kind.label), top, bottom - top)


def _columns(sheets: Sequence[Sheet]) -> int:
    """As many as the fullest row needs, so that few boxes are wide; never one alone."""
    fullest = max((len(listed) for _kind, listed in bands(sheets)), default=0)
    return min(max(fullest, 2), IN_A_ROW)


def _row(
    part: Sequence[Sheet], row: int, y: float, column: float, cards: Mapping[str, Any]
) -> list[Box]:
    """Boxes of equal height, the row in the middle of the picture."""
    width = column - GUTTER
    left = (WIDTH - column * len(part)) / 2 + GUTTER / 2
    y += BEND
    texts = [_texts(sheet, cards.get(sheet.key), width) for sheet in part]
    height = 2 * PAD + LINE * max(len(name) + len(foot) for name, foot in texts)
    boxes = []
    for number, (sheet, (name, foot)) in enumerate(zip(part, texts, strict=True)):
        card = cards.get(sheet.key)
        lines = [(y + PAD + LINE * (n + 0.75), words) for n, words in enumerate(name)]
        below = y + PAD + LINE * len(name)
        feet = [(below + LINE * (n + 0.75), words) for n, words in enumerate(foot)]
        boxes.append(
            Box(
                sheet=sheet,
                row=row,
                x=left + column * number,
                y=y,
                width=width,
                height=height,
                lines=tuple(lines),
                foot=tuple(feet),
                url=card["url"] if card else "",
                note=str(card["badge"].tone.slug) if card else "",
            )
        )
    return boxes


def _texts(
    sheet: Sheet, card: Mapping[str, Any] | None, width: float
) -> tuple[list[str], list[str]]:
    letters = int((width - 2 * PAD) / LETTER)
    name = textwrap.wrap(f"{sheet.code} {sheet.name}", letters)
    foot = textwrap.wrap(sheet.owner, letters + 2)
    if card and card["lacks"]:
        foot.append(str(card["badge"].word))
    return name, foot


def _paths(boxes: Mapping[str, Box], found: Iterable[Arrow]) -> list[Path]:
    """One line an arrow; those at the same side of a box spread over its width."""
    listed = [one for one in found if one.source in boxes and one.target in boxes]
    ends: defaultdict[tuple[str, str], list[tuple[float, int, str]]] = defaultdict(list)
    for number, arrow in enumerate(listed):
        source, target = boxes[arrow.source], boxes[arrow.target]
        out, into = _sides(source, target)
        ends[arrow.source, out].append((target.middle, number, "from"))
        ends[arrow.target, into].append((source.middle, number, "to"))
    at: dict[tuple[int, str], float] = {}
    for (key, _side), places in ends.items():
        step = boxes[key].width / (len(places) + 1)
        for place, (_other, number, end) in enumerate(sorted(places), 1):
            at[number, end] = boxes[key].x + step * place
    return [
        Path(
            _line(boxes[arrow.source], boxes[arrow.target], at[n, "from"], at[n, "to"]),
            f"{boxes[arrow.source].sheet.code} → {boxes[arrow.target].sheet.code}: "
            f"{'; '.join(arrow.what)}",
        )
        for n, arrow in enumerate(listed)
    ]


def _sides(source: Box, target: Box) -> tuple[str, str]:
    if source.row == target.row:
        return "top", "top"
    return ("bottom", "top") if source.row < target.row else ("top", "bottom")


def _line(source: Box, target: Box, x1: float, x2: float) -> str:
    if source.row == target.row:
        y, up = source.y, source.y - BEND
        head = f"L{_n(x2)} {_n(y - HEAD)}"
        return f"M{_n(x1)} {_n(y)}C{_n(x1)} {_n(up)} {_n(x2)} {_n(up)} {_n(x2)} {_n(y - 9)}{head}"
    down = source.row < target.row
    y1 = source.bottom if down else source.y
    y2 = target.y - HEAD if down else target.bottom + HEAD
    bend = (y2 - y1) / 2
    one, two = f"{_n(x1)} {_n(y1 + bend)}", f"{_n(x2)} {_n(y2 - bend)}"
    return f"M{_n(x1)} {_n(y1)}C{one} {two} {_n(x2)} {_n(y2)}"


def _n(value: float) -> str:
    """A coordinate with one decimal point at most, whatever the language of the page."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
