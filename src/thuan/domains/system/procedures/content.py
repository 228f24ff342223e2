"""The steps of an internal procedure and the time they take (qms.md 3.8)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from thuan.domains.system.procedures.enums import StepUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Eight working hours are one working day (qms.md 3.0).
HOURS_A_DAY: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the step/role/time table.

    ``limit`` 0: the time does not count, as for handing over the result. ``with_previous``: the
    step runs beside the one above it; such neighbours make one parallel group.
    """

    name: str
    role: str = ""
    limit: Decimal = Decimal(0)
    limit_unit: str = StepUnit.HOURS
    action: str = ""
    output: str = ""
    form: str = ""
    control: bool = False
    with_previous: bool = False
    external: bool = False

    @property
    def hours(self) -> Decimal:
        """The time of the step in working hours."""
        return self.limit * HOURS_A_DAY if self.limit_unit == StepUnit.DAYS else self.limit


def stages(steps: Iterable[Step]) -> list[tuple[Step, ...]]:
    """The steps in the order in which they run: a single one, or those of a parallel group."""
    found: list[list[Step]] = []
    for step in steps:
        if step.with_previous and found:
            found[-1].append(step)
        else:
            found.append([step])
    return [tuple(stage) for stage in found]


def longest_branch(steps: Iterable[Step]) -> list[Step]:
    """Every sequential step, and of each parallel group the one that takes longest."""
    return [max(stage, key=lambda step: step.hours) for stage in stages(steps)]


def critical_hours(steps: Sequence[Step]) -> Decimal:
    """Σ sequential steps + max of each parallel group, in working hours (CHK-OPS-02)."""
    return sum((step.hours for step in longest_branch(steps)), Decimal(0))
