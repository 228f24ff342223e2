"""What a new version of a synthesis changes: exactly the lines that differ (INV-42)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.domains.oversight.reporting.aggregate.line import Line


@dataclass(frozen=True, slots=True)
class Change:
    """A line before and after; ``None`` where it did not stand in that version."""

    code: str
    before: Line | None
    after: Line | None


def changes(before: Iterable[Line], after: Iterable[Line]) -> tuple[Change, ...]:
    """The differing lines of two versions, ordered by code; equal lines are left out."""
    old = {line.code: line for line in before}
    new = {line.code: line for line in after}
    return tuple(
        Change(code, old.get(code), new.get(code))
        for code in sorted({*old, *new})
        if old.get(code) != new.get(code)
    )
