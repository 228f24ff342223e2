"""The one aggregation: live pages, frozen syntheses and imported lists all come through here."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.aggregate.counts import (
    UNKNOWN,
    Measure,
    Tally,
    Total,
    labels,
    measured,
    merged,
    tally,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.oversight.reporting.aggregate.line import Group, Line


def _empty() -> Mapping[str, int]:
    return MappingProxyType({})


class UnknownGroup(ValueError):
    """A line names a group that was not declared; its figures would appear nowhere."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a set of lines; figures of disjoint sets add up with ``combine`` (INV-41).

    Mappings keep the declared order of groups and the order in which labels appeared; equality
    does not look at the order. ``ratings`` counts inspected agencies only; ``rated`` counts every
    line with a rating, so that a rating without an inspection shows in the checks.
    """

    groups: Mapping[str, Tally] = field(default_factory=lambda: MappingProxyType({}))
    obligations: Mapping[str, Tally] = field(default_factory=lambda: MappingProxyType({}))
    total: Tally = field(default_factory=Tally)
    systems: frozenset[str] = frozenset()
    alone: int = 0
    inspected: int = 0
    ratings: Mapping[str, int] = field(default_factory=_empty)
    rated: int = 0
    editions: Mapping[str, int] = field(default_factory=_empty)
    statuses: Mapping[str, int] = field(default_factory=_empty)
    measures: Mapping[str, Total] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def n_agencies(self) -> int:
        return self.total.n

    @property
    def n_systems(self) -> int:
        """Distinct systems; an agency without a system counts as one of its own."""
        return len(self.systems) + self.alone

    @property
    def unrated(self) -> int:
        """Inspected agencies without a rating: ratings + unrated = inspected."""
        return self.inspected - sum(self.ratings.values())


def aggregate(
    lines: Iterable[Line], groups: Sequence[Group], measures: Sequence[Measure] = ()
) -> Figures:
    """Add up lines; every declared group appears, also without a line, in the declared order.

    The result does not depend on the order of the lines (INV-41). Raises ``UnknownGroup`` for a
    line whose group is not declared and ``TypeError`` for a value that is not an exact number.
    """
    lines = list(lines)
    inspected = [line for line in lines if line.inspected]
    return Figures(
        groups=_by_group(lines, groups),
        obligations=_by_obligation(lines),
        total=tally(lines),
        systems=frozenset(line.system for line in lines if line.system is not None),
        alone=sum(line.system is None for line in lines),
        inspected=len(inspected),
        ratings=labels(line.rating for line in inspected if line.rating is not None),
        rated=sum(line.rating is not None for line in lines),
        editions=labels(line.edition for line in lines if line.declared),
        statuses=labels(line.status for line in lines),
        measures=MappingProxyType({each.code: _total(each, lines) for each in measures}),
    )


def combine(a: Figures, b: Figures) -> Figures:
    """The figures of two disjoint sets of lines taken together; ``Figures()`` changes nothing.

    Associative, and commutative but for the order in which labels are listed (INV-41).
    """
    return Figures(
        groups=_added(a.groups, b.groups),
        obligations=_added(a.obligations, b.obligations),
        total=a.total + b.total,
        systems=a.systems | b.systems,
        alone=a.alone + b.alone,
        inspected=a.inspected + b.inspected,
        ratings=merged(a.ratings, b.ratings),
        rated=a.rated + b.rated,
        editions=merged(a.editions, b.editions),
        statuses=merged(a.statuses, b.statuses),
        measures=_summed(a, b),
    )


def _by_group(lines: Sequence[Line], groups: Sequence[Group]) -> Mapping[str, Tally]:
    members: dict[str, list[Line]] = {group.code: [] for group in groups}
    for line in lines:
        if line.group not in members:
            raise UnknownGroup(f"{line.code}: group {line.group!r} is not declared")
        members[line.group].append(line)
    return MappingProxyType({code: tally(found) for code, found in members.items()})


def _by_obligation(lines: Sequence[Line]) -> Mapping[str, Tally]:
    keys = labels(line.obligation for line in lines)
    return MappingProxyType(
        {
            key: tally([line for line in lines if (line.obligation or UNKNOWN) == key])
            for key in keys
        }
    )


def _total(measure: Measure, lines: Sequence[Line]) -> Total:
    return sum((measured(measure, line.values) for line in lines), Total(measure.rule))


def _added(a: Mapping[str, Tally], b: Mapping[str, Tally]) -> Mapping[str, Tally]:
    empty = Tally()
    return MappingProxyType({key: a.get(key, empty) + b.get(key, empty) for key in {**a, **b}})


def _summed(a: Figures, b: Figures) -> Mapping[str, Total]:
    """Measures added up; lines that were added up without a measure are missing in it."""
    rules = {key: total.rule for side in (a, b) for key, total in side.measures.items()}
    return MappingProxyType(
        {
            key: a.measures.get(key, Total(rule, missing=a.total.n))
            + b.measures.get(key, Total(rule, missing=b.total.n))
            for key, rule in rules.items()
        }
    )
