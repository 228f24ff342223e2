"""How far each target of a plan is: from facts where they exist, else as it was entered (INV-44).

A target over agencies is counted only over a complete list; with half a list, or none, what was
entered with its evidence stands, and is marked so. What is counted cannot be typed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.programme.content import PlanContent, Target, read_plan
from thuan.domains.oversight.programme.enums import (
    OF_AGENCIES,
    ExpansionKind,
    Light,
    Metric,
    RosterKnown,
)
from thuan.domains.oversight.programme.models import ProgressEntry
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.standing import (
    Conditions,
    conditions,
    widened,
)
from thuan.domains.oversight.reporting.api import (
    cycle_of,
    roster_entries,
    sent_reports,
    sent_syntheses,
)
from thuan.domains.registry.agencies.api import RosterEntry, known_on, systems_on
from thuan.kernel.calendar.clock import business_day, end_of_day_bound

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from uuid import UUID

    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.domains.oversight.reporting.api import ReportCycle, SentReport

# Beyond so many the ids behind a figure are left out of the command (contract).
SHOWN_RECORDS = 500
AMBER_BEHIND = 0.10
ON_ONE_DAY = frozenset({Metric.REPORTS_ON_TIME, Metric.SYNTHESIS})


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One agency of a target's list: as named, as the register knows it, and how it stands.

    ``agency`` is None for a code that the register does not know on the day.
    """

    code: str
    name: str
    agency: RosterEntry | None
    kind: ExpansionKind | None
    holds: bool | None
    conditions: Conditions | None = None
    on_time: bool | None = None


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """One target on a day. ``achieved`` None: nobody knows; never 0 for that."""

    target: Target
    as_of: dt.date
    achieved: int | None
    aim: int | None
    baseline: int | None
    source: str
    missing: int
    records: tuple[str, ...]
    query: str
    light: Light
    units: tuple[UnitLine, ...] = ()
    entry: ProgressEntry | None = None

    @property
    def percent(self) -> float | None:
        """0 to 100 for a bar; None where there is nothing to show. More than reached shows 100."""
        if self.achieved is None or not self.aim:
            return None
        return min(self.achieved / self.aim, 1.0) * 100

    def to_json(self) -> dict[str, Any]:
        """The target as ``plan_progress`` prints it."""
        return {
            "code": self.target.code,
            "metric": str(self.target.metric),
            "achieved": self.achieved,
            "target": self.aim,
            "baseline": self.baseline,
            "source": self.source,
            "roster": str(self.target.roster),
            "missing": self.missing,
            "records": list(self.records[:SHOWN_RECORDS]),
            "query": self.query,
        }


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read once for all targets of a plan."""

    year: int
    as_of: dt.date
    due: bool
    sent: Mapping[int, SentReport]
    agencies: Mapping[str, RosterEntry]
    leads: Mapping[int, int]
    owing: tuple[RosterEntry, ...]
    syntheses: tuple[UUID, ...]
    entries: Mapping[str, ProgressEntry] = field(default_factory=dict)


def progress_of(
    plan: ProvincialPlan, at: dt.datetime, as_of: dt.date | None = None
) -> list[TargetProgress]:
    """Every target of the plan on a day (today where none is named); the statements do not grow.

    ``at`` is now: what arrived on the day of ``as_of`` counts until its end, never beyond now.
    """
    day = min(as_of or business_day(at), business_day(at))
    before = min(at, end_of_day_bound(day))
    content, baseline = content_of(plan, day), read_plan(plan.content)
    known = _known(plan, before, day)
    begun = plan.signed_on or day.replace(year=plan.year, month=1, day=1)
    return [_progress(target, baseline, known, begun) for target in content.targets]


def _known(plan: ProvincialPlan, before: dt.datetime, day: dt.date) -> _Known:
    cycle = cycle_of(plan.year)
    entries = ProgressEntry.objects.filter(plan=plan, as_of__lte=day).order_by("as_of", "pk")
    return _Known(
        year=plan.year,
        as_of=day,
        due=cycle is not None and cycle.deadline_at is not None and before > cycle.deadline_at,
        sent=sent_reports(cycle, before) if cycle else {},
        # A list names agencies by the codes of the day on which the plan was signed.
        agencies={one.code: one for one in known_on(plan.signed_on or day)},
        leads={a: one.lead_agency_id for one in systems_on(day) for a in one.agency_ids},
        owing=_owing(cycle, day) if cycle else (),
        syntheses=tuple(sent_syntheses(plan.year, before)),
        entries={entry.target: entry for entry in entries.select_related("entered_by")},
    )


def _owing(cycle: ReportCycle, day: dt.date) -> tuple[RosterEntry, ...]:
    """Who owes the report, as known on the day: agencies that came after the plan too."""
    today = {one.agency_id: one for one in known_on(day)}
    keys = roster_entries(cycle).values_list("agency_id", flat=True)
    return tuple(today[pk] for pk in keys if pk in today)


def _progress(
    target: Target, baseline: PlanContent, known: _Known, begun: dt.date
) -> TargetProgress:
    first = baseline.target(target.code)
    aim = _aim(target, known)
    achieved: int | None
    if is_counted(target):
        achieved, missing, records, query, units = _counted(target, known)
        entry, source = None, "AUTO"
    else:
        entry, source = known.entries.get(target.code), "ENTERED"
        achieved, missing, records = entry.value if entry else None, 0, ()
        query = entry.evidence if entry else ""
        units = tuple(_unit(one.code, one.kind, None, known) for one in target.units)
    return TargetProgress(
        target=target,
        as_of=known.as_of,
        achieved=achieved,
        aim=aim,
        baseline=first.stated if first and first.stated else aim,
        source=source,
        missing=missing,
        records=records,
        query=query,
        light=_light(target, achieved, aim, begun, known),
        units=units,
        entry=entry,
    )


def is_counted(target: Target) -> bool:
    """Whether the product counts the target itself: then nobody types its progress."""
    if target.metric is Metric.SYNTHESIS:
        return True
    return target.metric in OF_AGENCIES and target.roster is RosterKnown.COMPLETE


def _aim(target: Target, known: _Known) -> int | None:
    """The number aimed at: the plan's, else the length of a complete list."""
    if target.stated is not None:
        return target.stated
    if target.metric is Metric.SYNTHESIS:
        return 1
    if target.roster is RosterKnown.COMPLETE:
        return len(target.units) or len(known.owing) or None
    return None


def _counted(
    target: Target, known: _Known
) -> tuple[int | None, int, tuple[str, ...], str, tuple[UnitLine, ...]]:
    """Achieved, unknown, ids of those counted, in words how, and the lines.

    Before anybody is known to owe a report nothing is known of how many were on time.
    """
    if target.metric is Metric.SYNTHESIS:
        ids = tuple(str(one) for one in known.syntheses)
        return min(len(ids), 1), 0, ids[:1], f"synthesis sent, year {known.year}", ()
    if target.metric is Metric.REPORTS_ON_TIME and not target.units:
        lines = tuple(_line(target, one, None, known) for one in known.owing)
    else:
        lines = tuple(_unit(one.code, one.kind, target, known) for one in target.units)
    if not lines:
        return None, 0, (), f"{target.metric}, {known.as_of.isoformat()}", ()
    counted = [one for one in lines if one.holds]
    ids = tuple(str(one.agency.public_id) for one in counted if one.agency)
    unknown = sum(one.holds is None for one in lines)
    return len(counted), unknown, ids, f"{target.metric}, {known.as_of.isoformat()}", lines


def _unit(code: str, kind: ExpansionKind | None, target: Target | None, known: _Known) -> UnitLine:
    agency = known.agencies.get(code)
    if target is None or agency is None:
        return UnitLine(code, agency.name if agency else code, agency, kind, None)
    return _line(target, agency, kind, known)


def _line(
    target: Target, agency: RosterEntry, kind: ExpansionKind | None, known: _Known
) -> UnitLine:
    sent = known.sent.get(agency.agency_id)
    if target.metric is Metric.REPORTS_ON_TIME:
        on_time = not sent.late if sent else (False if known.due else None)
        return UnitLine(agency.code, agency.name, agency, kind, on_time, on_time=on_time)
    if target.metric is Metric.EXTEND:
        lead = known.sent.get(known.leads.get(agency.agency_id, 0))
        holds = widened(kind, sent, lead, known.year)
        return UnitLine(agency.code, agency.name, agency, kind, holds)
    four = conditions(sent, known.as_of, due=known.due)
    return UnitLine(agency.code, agency.name, agency, kind, four.holds, four)


def _light(
    target: Target, achieved: int | None, aim: int | None, begun: dt.date, known: _Known
) -> Light:
    """What comes about on one day has no line before it; "maintained" none before the reports."""
    light = light_of(achieved, aim, begun, target.due_on, known.as_of)
    waits = target.metric in ON_ONE_DAY and known.as_of <= target.due_on
    waits = waits or (target.metric is Metric.MAINTAIN and not known.due)
    return Light.GREEN if waits and light in {Light.AMBER, Light.RED} else light


def light_of(
    achieved: int | None, aim: int | None, begun: dt.date, due: dt.date, on: dt.date
) -> Light:
    """Green on or above the line from the first day to the due day, amber to 10 % below it."""
    if achieved is None or not aim:
        return Light.UNKNOWN
    share = achieved / aim
    if share >= 1:
        return Light.REACHED
    whole = (due - begun).days
    passed = 1.0 if on >= due or whole <= 0 else max((on - begun).days, 0) / whole
    if share >= passed:
        return Light.GREEN
    return Light.AMBER if share >= passed - AMBER_BEHIND else Light.RED
