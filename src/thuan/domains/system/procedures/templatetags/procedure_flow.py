"""The flow of a procedure drawn: boxes from top to bottom, neighbours side by side.

Drawn for the width of a phone, so that it is read there as on a wide screen; the step table below
it says the same in words.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import template

from thuan.domains.system.procedures.content import Step, stages, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable

register = template.Library()

WIDTH: Final = 360
MARGIN: Final = 8
GAP: Final = 26
LINE: Final = 17
PAD: Final = 12
END_HEIGHT: Final = 30
# Room for the head of an arrow, which the style draws at its end.
ARROW: Final = 8
# Letters that fit a box of so many units, at 14 units a letter's height.
LETTER: Final = 7.2


@dataclass(frozen=True, slots=True)
class Box:
    """One step as it is drawn: number, lines of its name, who and how long."""

    number: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    foot: tuple[tuple[float, str], ...]
    control: bool
    external: bool

    @property
    def text_x(self) -> float:
        return self.x + PAD


@dataclass(frozen=True, slots=True)
class Stage:
    """Boxes that run at the same time, with the bars where the way parts and joins."""

    boxes: tuple[Box, ...]
    top: float
    bottom: float

    @property
    def parallel(self) -> bool:
        return len(self.boxes) > 1

    @property
    def arrow_from(self) -> float:
        return self.top - GAP

    @property
    def arrow_to(self) -> float:
        return self.top - ARROW


@register.inclusion_tag("internal_procedures/_flow.html")
def procedure_flow(steps: Iterable[Step], title: str) -> dict[str, Any]:
    """The picture of these steps; ``title`` names it to who cannot see it."""
    drawn: list[Stage] = []
    y, number = float(MARGIN + END_HEIGHT), 0
    for group in stages(steps):
        top = y + GAP
        boxes = _boxes(group, number, top)
        number += len(group)
        y = max(box.y + box.height for box in boxes)
        if len(boxes) > 1:
            y += PAD
        drawn.append(Stage(tuple(boxes), top, y))
    end = y + GAP
    return {
        "title": title,
        "stages": drawn,
        "width": WIDTH,
        "height": end + END_HEIGHT + MARGIN,
        "middle": WIDTH // 2,
        "start_y": MARGIN,
        "bar_left": MARGIN,
        "bar_right": WIDTH - MARGIN,
        "end": end,
        "end_from": y,
        "end_to": end - ARROW,
        "end_text": end + 20,
    }


def _boxes(group: tuple[Step, ...], before: int, top: float) -> list[Box]:
    """One box over the whole width, or two columns of boxes under the bar of a parting way."""
    if len(group) == 1:
        return [_box(group[0], before + 1, MARGIN, top, WIDTH - 2 * MARGIN)]
    width = (WIDTH - 3 * MARGIN) / 2
    found: list[Box] = []
    y = top + PAD
    for at in range(0, len(group), 2):
        pair = [
            _box(step, before + at + n + 1, MARGIN + n * (width + MARGIN), y, width)
            for n, step in enumerate(group[at : at + 2])
        ]
        y = max(box.y + box.height for box in pair) + MARGIN
        found += pair
    return found


def _box(step: Step, number: int, x: float, y: float, width: float) -> Box:
    letters = int((width - 2 * PAD) / LETTER)
    name = textwrap.wrap(f"{number}. {step.name}", letters) or [str(number)]
    foot = textwrap.wrap(" · ".join(part for part in (step.role, time_of(step)) if part), letters)
    lines = [(y + PAD + LINE * (n + 0.7), words) for n, words in enumerate(name)]
    below = y + PAD + LINE * len(name)
    feet = [(below + LINE * (n + 0.75), words) for n, words in enumerate(foot)]
    height = 2 * PAD + LINE * (len(name) + len(foot))
    return Box(number, x, y, width, height, tuple(lines), tuple(feet), step.control, step.external)
