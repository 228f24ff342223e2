"""Two texts that began from the same one: what each changed, and where both did.

Nothing is merged: a person reads both changes and decides (model documents and what agencies made
of them).
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from thuan.kernel.text.differences import Difference, differences, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Who(StrEnum):
    """Whose change it is: of one text, of the other, of both, or the same one in both."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the common text that at least one of the two changed.

    ``base`` are its lines; ``first`` and ``second`` the changes word by word, empty where that
    text left the stretch as it was. ``after`` is the line before the stretch, to find it by.
    """

    who: Who
    base: tuple[str, ...]
    first: tuple[Difference, ...]
    second: tuple[Difference, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines ``[start, end)`` of the common text became ``lines``."""

    start: int
    end: int
    lines: tuple[str, ...]

    def meets(self, other: _Edit) -> bool:
        """Whether both touch the same line, or put something at the very same place."""
        if self.start == self.end or other.start == other.end:
            if self.start == self.end and other.start == other.end:
                return self.start == other.start
            at, over = (self, other) if self.start == self.end else (other, self)
            return over.start < at.start < over.end
        return max(self.start, other.start) < min(self.end, other.end)


def three_way(base: str, first: str, second: str) -> list[Passage]:
    """What the two texts made of ``base``, in its order; stretches that both left are left out.

    Lines are compared as ``differences`` does. Changes of the two that touch the same line stand
    in one passage: BOTH, or ALIKE where they say the same.
    """
    common = lines_of(base)
    edits = [[*_edits(common, lines_of(text))] for text in (first, second)]
    return [_passage(common, one, other) for one, other in _together(*edits)]


def _edits(base: Sequence[str], text: Sequence[str]) -> Iterator[_Edit]:
    """Line by line: lines that took each other's place are paired as far as they go."""
    matcher = SequenceMatcher(None, base, text, autojunk=False)
    for kind, start, end, begins, ends in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = min(end - start, ends - begins)
        for step in range(pairs):
            yield _Edit(start + step, start + step + 1, (text[begins + step],))
        if start + pairs < end or begins + pairs < ends:
            yield _Edit(start + pairs, end, tuple(text[begins + pairs : ends]))


def _together(
    first: Sequence[_Edit], second: Sequence[_Edit]
) -> Iterator[tuple[list[_Edit], list[_Edit]]]:
    """Edits of the two that meet in one group, also by way of a third; in the order of the text."""
    every = [(edit, 0) for edit in first] + [(edit, 1) for edit in second]
    every.sort(key=lambda one: (one[0].start, one[0].end))
    groups: list[tuple[list[_Edit], list[_Edit]]] = []
    for edit, side in every:
        near = groups[-1] if groups else None
        if near is not None and any(edit.meets(other) for other in near[1 - side]):
            near[side].append(edit)
        else:
            group: tuple[list[_Edit], list[_Edit]] = ([], [])
            group[side].append(edit)
            groups.append(group)
    yield from groups


def _passage(common: Sequence[str], first: list[_Edit], second: list[_Edit]) -> Passage:
    both = (*first, *second)
    start, end = min(one.start for one in both), max(one.end for one in both)
    base = tuple(common[start:end])
    texts = [_applied(base, start, edits) for edits in (first, second)]
    if first and second:
        who = Who.ALIKE if texts[0] == texts[1] else Who.BOTH
    else:
        who = Who.FIRST if first else Who.SECOND
    told = [
        tuple(differences("\n".join(base), "\n".join(text), around=0)) if edits else ()
        for text, edits in zip(texts, (first, second), strict=True)
    ]
    return Passage(who, base, told[0], told[1], common[start - 1] if start else "")


def _applied(base: Sequence[str], offset: int, edits: Sequence[_Edit]) -> list[str]:
    """The stretch as one of the texts has it."""
    found: list[str] = []
    place = 0
    for edit in edits:
        found += [*base[place : edit.start - offset], *edit.lines]
        place = edit.end - offset
    return [*found, *base[place:]]
