"""What changed between two texts, word by word: for whoever reviews the next version of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = re.compile(r"\S+\s*")
# Comparing takes time with the square of the length; what is longer is compared up to here.
MOST_LINES: Final = 3000


class Change(StrEnum):
    """How a stretch of words stands to the other text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are in both texts, in the old one alone, or in the new one alone."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the compared texts; ``skipped`` unchanged lines are left out before it."""

    stretches: tuple[Stretch, ...]
    skipped: int = 0

    @property
    def changed(self) -> bool:
        return any(one.change != Change.SAME for one in self.stretches)


def differences(old: str, new: str, *, around: int = 1) -> list[Difference]:
    """The lines that changed, each with ``around`` unchanged ones on both sides.

    Lines are compared first and words inside the lines that took each other's place. Spaces at
    the ends of lines and empty lines do not count. Beyond ``MOST_LINES`` nothing is compared.
    """
    before, after = lines_of(old), lines_of(new)
    every = list(_compared(before, after))
    shown = {
        near
        for place, one in enumerate(every)
        if one.changed
        for near in range(place - around, place + around + 1)
    }
    found: list[Difference] = []
    skipped = 0
    for place, one in enumerate(every):
        if place in shown:
            found.append(Difference(one.stretches, skipped))
            skipped = 0
        else:
            skipped += 1
    return found


def is_cut(text: str) -> bool:
    """Whether a text has lines beyond those that are compared."""
    return len(_every_line(text)) > MOST_LINES


def lines_of(text: str) -> list[str]:
    """The lines that are compared: none that is empty, spaces put in order, so many at most."""
    return _every_line(text)[:MOST_LINES]


def _every_line(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield from (_whole(Change.SAME, line) for line in before[first:last])
            continue
        pairs = min(last - first, end - start)
        for step in range(pairs):
            yield Difference(tuple(_within(before[first + step], after[start + step])))
        yield from (_whole(Change.REMOVED, line) for line in before[first + pairs : last])
        yield from (_whole(Change.ADDED, line) for line in after[start + pairs : end])


def _whole(change: Change, line: str) -> Difference:
    return Difference((Stretch(change, line),))


def _within(before: str, after: str) -> Iterator[Stretch]:
    """The words of one line in the order in which both are read."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield Stretch(Change.SAME, "".join(new[start:end]))
            continue
        if first < last:
            yield Stretch(Change.REMOVED, "".join(old[first:last]))
        if start < end:
            yield Stretch(Change.ADDED, "".join(new[start:end]))
