"""What next year's targets can stand on: this year's plan, its result, who lags, who could join.

Only what is known: an unknown result stays unknown, and no agency is put on a list by guess.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.content import PlanContent, TargetUnit, moved_to
from thuan.domains.oversight.programme.enums import Metric, RosterKnown
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.oversight.reporting.api import cycle_of, roster_entries
from thuan.domains.registry.agencies.api import known_on
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.programme.content import Target
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.domains.oversight.programme.selectors.progress import TargetProgress, UnitLine

# Before the districts were dissolved one internal-audit class was held for each of them.
DISTRICT = "HUYEN"


@dataclass(frozen=True, slots=True)
class Prospect:
    """One target of this year as the start of next year's.

    ``units``: the list that next year's target would have by what is known now; ``joining``: those
    of them that come from the extension. ``outside``: who owes a report and stands on no list.
    """

    progress: TargetProgress
    units: tuple[TargetUnit, ...]
    joining: tuple[UnitLine, ...]
    lagging: tuple[UnitLine, ...]
    unknown: tuple[UnitLine, ...]
    outside: tuple[str, ...]
    districts: tuple[str, ...]

    @property
    def target(self) -> Target:
        return self.progress.target

    @property
    def usual(self) -> int | None:
        """The number to begin with: the list's length, else this year's number; None unknown."""
        if self.target.metric is Metric.MAINTAIN and self.units:
            return len(self.units)
        if self.target.metric is Metric.EXTEND:
            return len(self.units) or None
        return self.target.stated

    def grown(self, percent: int) -> int | None:
        """This year's number with so much more, rounded up; None where the plan names none."""
        aim = self.progress.aim
        return None if not aim else max(math.ceil(aim * (100 + percent) / 100), 1)

    def more_than_achieved(self, number: int) -> int | None:
        """How many more than this year's result; None while the result is unknown."""
        achieved = self.progress.achieved
        return None if achieved is None else number - achieved


def prospects(plan: ProvincialPlan, at: dt.datetime) -> list[Prospect]:
    """Every target of the plan with what it leaves to the year after."""
    found = progress_of(plan, at)
    agencies = known_on(business_day(at))
    districts = tuple(one.name for one in agencies if one.kind == DISTRICT)
    extended = [one for p in found if p.target.metric is Metric.EXTEND for one in p.units]
    listed = {one.agency.agency_id for p in found for one in p.units if one.agency and _named(p)}
    cycle = cycle_of(plan.year)
    owing = set(roster_entries(cycle).values_list("agency_id", flat=True)) if cycle else set()
    outside = tuple(one.name for one in agencies if one.agency_id in owing - listed)
    return [_prospect(one, extended, outside, districts) for one in found]


def _named(progress: TargetProgress) -> bool:
    """Whether the plan itself lists the agencies: who reports stands on no list of the plan."""
    return bool(progress.target.units)


def _prospect(
    progress: TargetProgress,
    extended: Sequence[UnitLine],
    outside: tuple[str, ...],
    districts: tuple[str, ...],
) -> Prospect:
    metric, lines = progress.target.metric, progress.units
    joining: tuple[UnitLine, ...] = ()
    units = progress.target.units
    if metric is Metric.MAINTAIN:
        own = {one.code for one in units}
        joining = tuple(one for one in extended if one.holds and one.code not in own)
        units = (*units, *(TargetUnit(one.code) for one in joining))
    elif metric is Metric.EXTEND:
        # Who has not finished this year goes on; who has is kept alive from next year on.
        left = {one.code for one in lines if not one.holds}
        units = tuple(one for one in units if one.code in left)
    return Prospect(
        progress=progress,
        units=units if metric in {Metric.MAINTAIN, Metric.EXTEND} else (),
        joining=joining,
        lagging=tuple(one for one in lines if one.holds is False),
        unknown=tuple(one for one in lines if one.holds is None),
        outside=outside if metric is Metric.EXTEND else (),
        districts=districts if metric is Metric.AUDIT_CLASSES else (),
    )


def next_plan(
    plan: ProvincialPlan, found: Sequence[Prospect], numbers: Mapping[str, int | None]
) -> PlanContent:
    """The draft of next year: days moved on, these numbers, each with the figures it came from.

    A list is complete only where the number is its length; otherwise it waits for its agencies.
    """
    content = moved_to(content_of(plan), plan.year + 1, years=1)
    for one in found:
        target = content.target(one.target.code)
        if target is None:
            continue
        number = numbers.get(target.code)
        content = content.with_target(
            replace(
                target,
                stated=number,
                units=one.units,
                roster=_roster(one, target, number),
                origin=origin_of(plan, one),
            )
        )
    return replace(content, budget=())


def _roster(one: Prospect, target: Target, number: int | None) -> RosterKnown:
    if one.target.metric not in {Metric.MAINTAIN, Metric.EXTEND}:
        return target.roster
    if not one.units:
        return RosterKnown.UNKNOWN
    known = one.target.roster is RosterKnown.COMPLETE and number in {None, len(one.units)}
    return RosterKnown.COMPLETE if known else RosterKnown.PARTIAL


def origin_of(plan: ProvincialPlan, one: Prospect) -> str:
    """From which figures the number was set, in the words of the draft (Vietnamese)."""
    progress = one.progress
    aim = "chưa ghi con số" if progress.aim is None else f"{progress.aim} {one.target.unit}"
    done = "chưa có số liệu" if progress.achieved is None else str(progress.achieved)
    missing = f", {progress.missing} chưa có số liệu" if progress.missing else ""
    day = f"{progress.as_of:%d/%m/%Y}"
    return f"Kế hoạch năm {plan.year}: {aim}; đạt {done}{missing}, tính đến {day}."
