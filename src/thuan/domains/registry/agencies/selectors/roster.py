"""Who is in the programme on a day, and what each was on that day (design §5, "Time")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, F, FilteredRelation, Q, Value
from django.db.models.functions import Cast

from thuan.domains.registry.agencies.enums import (
    PROGRAMME,
    REPORT_SCHEME,
    CodeScheme,
    Ground,
)
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyGroup,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    Obligation,
    ProgrammeMembership,
    SystemCoverage,
)
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership
from thuan.kernel.text import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet


Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """An agency as it was on the day. None and "" mean that nothing is recorded, never "no".

    ``obligation`` is what the law says (MANDATORY, ENCOURAGED, ""); ``by_plan`` tells that a
    provincial plan names the agency besides.
    """

    agency_id: int
    public_id: UUID
    code: str
    name: str
    kind: str
    group: str
    parent_id: int | None
    obligation: str
    by_plan: bool
    status: str
    system_id: int | None
    system_code: str


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Agencies and systems of one group side by side (a system is not an agency)."""

    group: str
    agencies: int
    systems: int


def roster(
    day: dt.date, scheme: str = REPORT_SCHEME, *, programme: str = PROGRAMME
) -> list[RosterEntry]:
    """The members of the programme on ``day``, by group, then name; four queries at any size.

    Merged and dissolved agencies are no members any more, so none stands beside its successor
    (INV-40). Names are attached here and not joined: measured 4 against 36 ms (design §7).
    """
    members = ProgrammeMembership.objects.on(day).filter(programme=programme)
    order = {row.code: row.position for row in _groups(scheme)}
    entries = _entries(members.values_list("agency_id", "agency__public_id"), day, scheme)
    return sorted(
        entries,
        key=lambda e: (order.get(e.group, len(order) + 1), sort_key(e.name), e.agency_id),
    )


def known_on(day: dt.date, scheme: str = REPORT_SCHEME) -> list[RosterEntry]:
    """Every agency that bears a code on the day, in the programme or not; three queries."""
    coded = AgencyCode.objects.on(day).filter(scheme=CodeScheme.THUAN)
    return _entries(coded.values_list("agency_id", "agency__public_id"), day, scheme)


def totals_on(day: dt.date, *, programme: str = PROGRAMME) -> tuple[int, int]:
    """Members of the programme on the day, and the systems they run under; one query."""
    counted = _members_with_systems(day, programme).aggregate(
        # An agency runs under one system at a time, so that no member is met twice.
        agencies=Count("pk"),
        systems=Count("coverage__system", distinct=True),
    )
    return counted["agencies"], counted["systems"]


@lru_cache(maxsize=8)
def _members_with_systems(day: dt.date, programme: str) -> QuerySet[ProgrammeMembership]:
    """The way to the members and what covers them on a day, worked out once."""
    rows = "agency__coverage_rows"
    ended = Q(**{f"{rows}__valid_to__isnull": False, f"{rows}__valid_to__lte": day})
    holds = Q(**{f"{rows}__void_reason": "", f"{rows}__valid_from__lte": day}) & ~ended
    members = ProgrammeMembership.objects.on(day).filter(programme=programme)
    return members.alias(coverage=FilteredRelation(rows, condition=holds))


def agency_on(agency: Agency, day: dt.date, scheme: str = REPORT_SCHEME) -> RosterEntry:
    """What the agency was on the day, in the programme or not; two queries."""
    only = Q(agency=agency)
    return _entries([(agency.pk, agency.public_id)], day, scheme, only)[0]


def groups_on(day: dt.date, scheme: str = REPORT_SCHEME) -> list[AgencyGroup]:
    """The groups of the scheme that stand on the day, in the order of the reports; one query."""
    return [row for row in _groups(scheme) if row.usable_on(day)]


def counts_by_group(entries: Iterable[RosterEntry]) -> list[GroupCount]:
    """Agencies and distinct systems of each group, in the order met; no query."""
    agencies: dict[str, int] = defaultdict(int)
    systems: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        agencies[entry.group] += 1
        if entry.system_id is not None:
            systems[entry.group].add(entry.system_id)
    return [GroupCount(group, n, len(systems[group])) for group, n in agencies.items()]


def _groups(scheme: str) -> list[AgencyGroup]:
    return list(AgencyGroup.objects.filter(scheme=scheme).order_by("position"))


def _entries(
    agencies: Iterable[tuple[int, UUID]], day: dt.date, scheme: str, only: Q | None = None
) -> list[RosterEntry]:
    facts = facts_on(day, scheme, only)
    systems = _systems(day, only)
    return [_entry(pk, public_id, facts.get(pk, {}), systems.get(pk)) for pk, public_id in agencies]


def _entry(pk: int, public_id: UUID, facts: Facts, system: tuple[int, str] | None) -> RosterEntry:
    parent = facts.get("parent")
    return RosterEntry(
        agency_id=pk,
        public_id=public_id,
        code=facts.get("code", ""),
        name=facts.get("name", ""),
        kind=facts.get("kind", ""),
        group=facts.get("group", ""),
        parent_id=int(parent) if parent else None,
        obligation=facts.get(f"obligation.{Ground.LAW}", ""),
        by_plan=f"obligation.{Ground.PLAN}" in facts,
        status=facts.get("status", ""),
        system_id=system[0] if system else None,
        system_code=system[1] if system else "",
    )


def facts_on(day: dt.date, scheme: str, only: Q | None = None) -> dict[int, Facts]:
    """Agency id → fact → value of the day; one query over all the dated tables."""

    def rows(model: Any, fact: str, text: Any, **narrow: str) -> Any:
        chosen = model.objects.on(day).filter(only or Q(), **narrow)
        columns = {"fact": Value(fact), "text": Cast(text, CharField(max_length=255))}
        return chosen.annotate(**columns).values_list("agency_id", "fact", "text")

    united = rows(AgencyName, "name", F("name")).union(
        rows(AgencyCode, "code", F("code"), scheme=CodeScheme.THUAN),
        rows(AgencyKind, "kind", F("kind")),
        rows(GroupMembership, "group", F("group"), scheme=scheme),
        rows(AgencyParent, "parent", F("parent_id")),
        rows(AgencyStatus, "status", F("status")),
        *(rows(Obligation, f"obligation.{g}", F("kind"), ground=g) for g in Ground.values),
        all=True,
    )
    found: dict[int, Facts] = defaultdict(dict)
    for agency_id, fact, text in united:
        found[agency_id][fact] = text
    return found


def _systems(day: dt.date, only: Q | None) -> dict[int, tuple[int, str]]:
    rows = SystemCoverage.objects.on(day).filter(only or Q())
    columns = rows.values_list("agency_id", "system_id", "system__code")
    return {agency_id: (system_id, code) for agency_id, system_id, code in columns}
