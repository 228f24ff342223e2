"""All that the desk counts, without addresses and without words: the same for whoever sees it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.api import plan_of, progress_of
from thuan.domains.oversight.programme.enums import Light
from thuan.domains.oversight.reporting.api import compared, group_names, roster_entries
from thuan.kernel.facts.counted import counted
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.province.standing import most_in_need, standing_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from thuan.domains.oversight.reporting.api import Compared, ReportCycle
    from thuan.kernel.facts.counted import Counted
    from thuan.portals.province.enums import Reason
    from thuan.portals.province.standing import Standing

# Above this many agencies the squares no longer help the eye; the groups do.
SQUARES_UP_TO = 200
# Above this many superior agencies only those with most to do are listed.
SUPERIORS_UP_TO = 30
COMMUNES = "xa"


@dataclass(frozen=True, slots=True)
class Share:
    """How many say yes, of those that are known; ``unknown`` are neither yes nor no."""

    yes: int
    known: int
    unknown: int

    @classmethod
    def of(cls, answers: Iterable[bool | None]) -> Share:
        found = Counter(answers)
        return cls(found[True], found[True] + found[False], found[None])


@dataclass(frozen=True, slots=True)
class Part:
    """Agencies that belong together (a group, or what stands under one superior agency).

    ``slow``: those that were late or have let their deadline pass.
    """

    code: str
    name: str
    public_id: UUID | None
    n: int
    on_time: Share
    declared: Share
    alive: Share
    slow: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place that needs help, and the reason that weighs most."""

    public_id: UUID
    name: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Glance:
    """The province's year as the desk shows it. ``listed`` is empty where squares do not help.

    ``targets``: those reached, of those whose progress is known; None without an issued plan.
    ``superiors``: of ``n_superiors`` all, or those under which most are slow.
    """

    whole: Part
    on_paper: Share
    targets: Share | None
    listed: tuple[Standing, ...]
    groups: tuple[Part, ...]
    superiors: tuple[Part, ...]
    n_superiors: int
    places: tuple[Place, ...]
    years: tuple[Compared, ...]


def glance_of(cycle: ReportCycle, at: dt.datetime) -> Counted[Glance]:
    """The glance of a year, counted again only after something changed."""
    passed = cycle.deadline_at is not None and at >= cycle.deadline_at
    return counted(f"glance.{cycle.pk}", at, lambda: _counted(cycle, at), beside=str(passed))


def _counted(cycle: ReportCycle, at: dt.datetime) -> Glance:
    with every_agency(reason="the desk counts the same for everyone who may see the province"):
        listed = standing_of(cycle, at)
        superiors = _superiors(cycle, listed)
        return Glance(
            whole=_part("", "", None, listed),
            on_paper=Share.of(one.on_paper_only for one in listed),
            targets=_targets(cycle.year, at),
            listed=tuple(listed) if len(listed) <= SQUARES_UP_TO else (),
            groups=tuple(_groups(listed)),
            superiors=tuple(_most_to_do(superiors)),
            n_superiors=len(superiors),
            places=tuple(_places(listed)),
            years=tuple(one for one in compared(cycle, at) if one.n_now or one.n_before),
        )


def _part(code: str, name: str, public_id: UUID | None, members: Sequence[Standing]) -> Part:
    return Part(
        code=code,
        name=name,
        public_id=public_id,
        n=len(members),
        on_time=Share.of(one.late is False for one in members),
        declared=Share.of(one.alive.declared for one in members),
        alive=Share.of(one.alive.holds for one in members),
        slow=sum(one.is_slow for one in members),
    )


def _targets(year: int, at: dt.datetime) -> Share | None:
    plan = plan_of(year)
    if plan is None or plan.signed_on is None:
        return None
    lights = [target.light for target in progress_of(plan, at)]
    return Share.of(None if light == Light.UNKNOWN else light == Light.REACHED for light in lights)


def _groups(listed: Sequence[Standing]) -> list[Part]:
    """In the order of the province's reports; a group it does not know comes last."""
    members: dict[str, list[Standing]] = {code: [] for code in group_names()}
    for one in listed:
        members.setdefault(one.group, []).append(one)
    return [_part(code, code, None, of_group) for code, of_group in members.items() if of_group]


def _superiors(cycle: ReportCycle, listed: Sequence[Standing]) -> list[Part]:
    """Communes by what they stand under, where the province has that tier; by its name."""
    above = dict(roster_entries(cycle).values_list("agency_id", "parent_id_on_day"))
    members: dict[int, list[Standing]] = {}
    for one in listed:
        superior = above.get(one.agency_id)
        if one.group == COMMUNES and superior:
            members.setdefault(superior, []).append(one)
    rows = Agency.objects.filter(pk__in=members).order_by("sort_key")
    return [_part(row.code, row.name, row.public_id, members[row.pk]) for row in rows]


def _most_to_do(superiors: list[Part]) -> list[Part]:
    if len(superiors) <= SUPERIORS_UP_TO:
        return superiors
    return sorted(superiors, key=lambda part: -part.slow)[:SUPERIORS_UP_TO]


def _places(listed: Sequence[Standing]) -> list[Place]:
    needs = most_in_need(listed)
    rows = Agency.objects.filter(pk__in=[need.standing.agency_id for need in needs])
    ids = dict(rows.values_list("pk", "public_id"))
    return [Place(ids[need.standing.agency_id], need.standing.name, need.reason) for need in needs]
