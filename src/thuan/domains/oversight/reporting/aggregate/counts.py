"""The small sums a synthesis is made of; each adds up in any order and keeps what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from thuan.kernel.text.numbers import percent_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.oversight.reporting.aggregate.line import Line, Number

UNKNOWN = "unknown"
_EXACT = Context(prec=80, traps=[Inexact])


def merged(a: Mapping[str, int], b: Mapping[str, int]) -> Mapping[str, int]:
    """Counts by label added up; labels in order of first appearance in ``a``, then in ``b``."""
    return MappingProxyType({key: a.get(key, 0) + b.get(key, 0) for key in {**a, **b}})


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to one yes-or-no question; an unknown answer is never counted as a no."""

    yes: int = 0
    no: int = 0
    missing: int = 0

    @property
    def known(self) -> int:
        return self.yes + self.no

    def __add__(self, other: Answers) -> Answers:
        return Answers(self.yes + other.yes, self.no + other.no, self.missing + other.missing)


def answers(values: Iterable[bool | None]) -> Answers:
    """Answers counted."""
    found = Counter(values)
    return Answers(found[True], found[False], found[None])


def labels(values: Iterable[str | None]) -> Mapping[str, int]:
    """Labels counted, in order of first appearance; ``None`` counts as ``unknown``."""
    return MappingProxyType(dict(Counter(str(value or UNKNOWN) for value in values)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agencies, their declarations of conformity, their reports and inspections."""

    n: int = 0
    declared: Answers = Answers()
    redeclared: Answers = Answers()
    reports: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    inspections: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.n + other.n,
            self.declared + other.declared,
            self.redeclared + other.redeclared,
            merged(self.reports, other.reports),
            merged(self.inspections, other.inspections),
        )


def tally(lines: Sequence[Line]) -> Tally:
    """The counts of these lines."""
    return Tally(
        len(lines),
        answers(line.declared for line in lines),
        answers(line.redeclared for line in lines),
        labels(line.report_status for line in lines),
        labels(line.inspection_mode for line in lines),
    )


class Rule(StrEnum):
    """How the province adds up a field of the report."""

    SUM = "SUM"
    COUNT = "COUNT"
    RATIO = "RATIO"
    MEAN = "MEAN"


@dataclass(frozen=True, slots=True)
class Measure:
    """A field of the report and its rule: ``code`` names the value, ``denominator`` a ratio's base.

    SUM adds the values, COUNT counts those that are not 0 among the known ones, RATIO is
    Σ numerators / Σ denominators over the lines that know both, never a mean of rates (INV-41).
    MEAN is Σ value·weight / Σ weight, with ``denominator`` the weight; a value without weight is
    missing, and the median of the agencies stands beside it (qms.md 3.19).
    """

    code: str
    rule: Rule
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one measure with the lines it could count (``n``) and could not (``missing``).

    ``values``: what the lines of a MEAN said, in order, so that medians of parts add up as well.
    """

    rule: Rule
    numerator: Number = 0
    denominator: Number = 0
    n: int = 0
    missing: int = 0
    values: tuple[Number, ...] = ()

    @property
    def pct(self) -> str | None:
        """The rate of a COUNT or RATIO; ``None`` for a sum and a mean."""
        if self.rule in {Rule.SUM, Rule.MEAN}:
            return None
        return percent_string(self.numerator, self.denominator)

    @property
    def mean(self) -> str | None:
        """The weighed mean with two decimals; ``None`` where nothing is known."""
        return percent_string(self.numerator, self.denominator * 100)

    @property
    def median(self) -> str | None:
        """The value in the middle, or half way between the two; ``None`` without any."""
        if not self.values:
            return None
        half, odd = divmod(len(self.values), 2)
        low, high = self.values[half if odd else half - 1], self.values[half]
        return percent_string(_plus(low, high), 200)

    def __add__(self, other: Total) -> Total:
        if self.rule is not other.rule:
            raise ValueError(f"{self.rule} and {other.rule} do not add up")
        return Total(
            self.rule,
            _plus(self.numerator, other.numerator),
            _plus(self.denominator, other.denominator),
            self.n + other.n,
            self.missing + other.missing,
            tuple(sorted((*self.values, *other.values))),
        )


def measured(measure: Measure, values: Mapping[str, Number | None]) -> Total:
    """What one line adds to a measure.

    Raises ``TypeError`` for a value that is neither an integer nor a finite decimal.
    """
    value = _number(measure.code, values.get(measure.code))
    if measure.rule is Rule.RATIO:
        base = _number(measure.denominator, values.get(measure.denominator))
        if value is None or base is None:
            return Total(measure.rule, missing=1)
        return Total(measure.rule, value, base, n=1)
    if measure.rule is Rule.MEAN:
        base = _number(measure.denominator, values.get(measure.denominator))
        if value is None or not base:
            return Total(measure.rule, missing=1)
        weighed = _EXACT.multiply(Decimal(value), Decimal(base))
        return Total(measure.rule, _whole(weighed), base, n=1, values=(value,))
    if value is None:
        return Total(measure.rule, missing=1)
    if measure.rule is Rule.COUNT:
        return Total(measure.rule, int(value != 0), 1, n=1)
    return Total(measure.rule, value, n=1)


def _number(code: str, value: object) -> Number | None:
    if value is None:
        return None
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise TypeError(f"{code}: {value!r} is neither an integer nor a finite decimal")


def _plus(a: Number, b: Number) -> Number:
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    return _EXACT.add(Decimal(a), Decimal(b))


def _whole(amount: Decimal) -> Number:
    """A whole amount as int, so that 3 and 3.0 print alike."""
    return int(amount) if amount == amount.to_integral_value() else amount
