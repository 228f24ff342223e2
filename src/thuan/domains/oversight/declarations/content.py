"""A declared scope beside the register of procedures: added, abolished, amended; no database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DECISION_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What held of one procedure from ``start`` up to, not including, ``end``."""

    code: str
    name: str
    field: str
    level: str
    competent: str
    start: dt.date
    end: dt.date | None
    decision: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One procedure that differs, since which day and by which decision ("" where unknown)."""

    code: str
    name: str
    since: dt.date | None = None
    decision: str = DECISION_UNKNOWN


@dataclass(frozen=True, slots=True)
class Comparison:
    """A declared scope on a day. ``left_out`` existed on the day of declaring and was not named.

    ``added`` and ``abolished`` change the scope, so a new declaration follows; ``amended`` asks
    for a new revision of the procedure alone (Decision 19/2014/QĐ-TTg, Article 4(3)).
    """

    declared: int
    today: int
    added: tuple[Difference, ...] = ()
    abolished: tuple[Difference, ...] = ()
    amended: tuple[Difference, ...] = ()
    left_out: tuple[Difference, ...] = ()

    @property
    def first_change(self) -> dt.date | None:
        """The day of the earliest change of scope; None where there is none."""
        days = [one.since for one in (*self.added, *self.abolished) if one.since]
        return min(days, default=None)

    def due_on(self, days: int) -> dt.date | None:
        """The last day of declaring anew; None where nothing changed the scope."""
        first = self.first_change
        return first + dt.timedelta(days=days) if first else None


@dataclass(slots=True)
class Catalogue:
    """Every stretch of every procedure, and which decision abolished what from which day."""

    stretches: dict[str, list[Listed]] = field(default_factory=dict)
    abolishing: dict[tuple[str, dt.date], str] = field(default_factory=dict)

    @property
    def origin(self) -> dt.date:
        """The day on which the register begins: what began then may be older than it knows."""
        starts = (rows[0].start for rows in self.stretches.values())
        return min(starts, default=dt.date.min)

    def on(self, code: str, day: dt.date) -> Listed | None:
        """What holds of a procedure on a day."""
        for one in self.stretches.get(code, ()):
            if one.start <= day and (one.end is None or day < one.end):
                return one
        return None

    def all_on(self, day: dt.date) -> list[Listed]:
        """The register on a day, by code."""
        found = (self.on(code, day) for code in sorted(self.stretches))
        return [one for one in found if one is not None]

    def began(self, code: str, day: dt.date) -> Listed:
        """The stretch by which a procedure that holds on ``day`` came in without a gap."""
        rows = [one for one in self.stretches[code] if one.start <= day]
        first = rows[-1]
        for earlier in reversed(rows[:-1]):
            if earlier.end != first.start:
                break
            first = earlier
        return first

    def ended(self, code: str, day: dt.date) -> tuple[dt.date | None, str]:
        """Since when a procedure is gone on ``day``, and by which decision."""
        ends = [one.end for one in self.stretches.get(code, ()) if one.end and one.end <= day]
        last = max(ends, default=None)
        return last, self.abolishing.get((code, last), "") if last else ""


def compare(
    scope: Sequence[Mapping[str, str]],
    declared_on: dt.date,
    today: Iterable[Listed],
    catalogue: Catalogue,
    day: dt.date,
) -> Comparison:
    """The declared procedures beside ``today``, the agency's own of the register on ``day``."""
    since = max(declared_on, catalogue.origin)
    declared = {line["code"]: line["name"] for line in scope}
    now = {one.code: one for one in today}
    added: list[Difference] = []
    left_out: list[Difference] = []
    amended: list[Difference] = []
    for code, one in now.items():
        if code in declared:
            continue
        first = catalogue.began(code, day)
        difference = Difference(code, one.name, first.start, first.decision)
        (added if first.start > since else left_out).append(difference)
    abolished = []
    for code, name in declared.items():
        held = catalogue.on(code, day)
        if held is None:
            gone, decision = catalogue.ended(code, day)
            if gone is None or gone > declared_on:
                abolished.append(Difference(code, name, gone, decision))
        elif held.start > since:
            amended.append(Difference(code, held.name, held.start, held.decision))
    return Comparison(
        declared=len(declared),
        today=len(now),
        added=tuple(added),
        abolished=tuple(abolished),
        amended=tuple(amended),
        left_out=tuple(left_out),
    )
