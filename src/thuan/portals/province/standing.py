"""Every agency of the year with how it stands: what the desk counts, marks and ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.api import Conditions, standings
from thuan.domains.oversight.reporting.api import province_synthesis
from thuan.domains.oversight.reporting.enums import LineStatus
from thuan.portals.province.enums import Reason

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.api import ReportCycle

UNKNOWN = Conditions(None, None, None, None)
HELPED = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency that owes a report: how it came, and the four conditions of "maintained".

    ``late`` None: nothing has come; ``overdue`` then says whether its deadline has passed.
    """

    agency_id: int
    code: str
    name: str
    group: str
    late: bool | None
    overdue: bool
    returned: bool
    alive: Conditions

    @property
    def is_slow(self) -> bool:
        """Whether its report was late, or its deadline has passed without one."""
        return bool(self.late) or (self.late is None and self.overdue)

    @property
    def on_paper_only(self) -> bool | None:
        """Declared, but not audited or not reviewed within twelve months; None: not known.

        "Built but not applied" in the words of the plan.
        """
        if self.alive.declared is not True:
            return False if self.alive.declared is False else None
        checks = (self.alive.audited, self.alive.reviewed)
        if False in checks:
            return True
        return None if None in checks else False


def standing_of(cycle: ReportCycle, at: dt.datetime) -> list[Standing]:
    """Every agency of the cycle's roster in the order of the lines of the synthesis."""
    live, alive = province_synthesis(cycle, at), standings(cycle, at)
    return [
        Standing(
            agency_id=source.agency_id,
            code=source.line.code,
            name=source.line.name,
            group=source.line.group,
            late=source.line.late,
            overdue=source.status == LineStatus.MISSING,
            returned=source.status == LineStatus.RETURNED,
            alive=alive.get(source.agency_id, UNKNOWN),
        )
        for source in live.sources
    ]


@dataclass(frozen=True, slots=True)
class Need:
    """A place that needs help, and the one reason that weighs most."""

    standing: Standing
    weight: int
    reason: Reason


def most_in_need(listed: Sequence[Standing], number: int = HELPED) -> list[Need]:
    """The places that need help first: weights added up, the heaviest reason told.

    What nobody knows weighs nothing; equal places stand in the order of the lines.
    """
    found = []
    for standing in listed:
        reasons = [(weight, reason) for holds, weight, reason in _reasons(standing) if holds]
        if reasons:
            heaviest = max(reasons, key=lambda one: one[0])
            found.append(Need(standing, sum(weight for weight, _reason in reasons), heaviest[1]))
    return sorted(found, key=lambda need: -need.weight)[:number]


def _reasons(standing: Standing) -> tuple[tuple[bool, int, Reason], ...]:
    """Whether it holds, what it weighs, which it is; a list that anybody can check."""
    alive = standing.alive
    neither = alive.audited is False and alive.reviewed is False
    return (
        (standing.overdue, 8, Reason.OVERDUE),
        (standing.returned, 4, Reason.RETURNED),
        (neither, 4, Reason.NEITHER),
        (alive.declared is False, 3, Reason.UNDECLARED),
        (alive.audited is False and not neither, 2, Reason.UNAUDITED),
        (alive.reviewed is False and not neither, 2, Reason.UNREVIEWED),
        (standing.late is True, 1, Reason.LATE),
    )
