"""Who has sent what: the tracking table of DOST, one row per agency of the roster.

Counts are one statement over the reports and rows are read a page at a time, so that the page
costs the same with 119 and with 4,000 agencies.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast

from thuan.domains.oversight.reporting.enums import CycleState, ReportState
from thuan.domains.oversight.reporting.models import AnnualReport, ContactNote, RosterEntry
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import (
    FIXED,
    keys_of_reports,
    roster_entries,
)
from thuan.domains.oversight.reporting.selectors.terms import with_terms
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import reach_of
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import current_scope
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.reach import Reach
    from thuan.kernel.tenancy.scope import Scope

# An agency nobody has spoken with for this long is asked after ("chưa liên hệ 7 ngày").
SILENCE = dt.timedelta(days=7)
LETTER_AFTER = dt.timedelta(days=3)
WAITING = (ReportState.SUBMITTED, ReportState.RESUBMITTED, ReportState.UNDER_CHECK)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How the reports of a cycle arrived: on time, late, not yet, of how many."""

    on_time: int
    late: int
    absent: int
    accepted: int
    returned: int
    waiting: int

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.absent


@dataclass(frozen=True, slots=True)
class Wish:
    """Which of the followed agencies are asked for; empty means all.

    ``chase``: "hen-qua" (promised for a day that has passed), "chua-lien-he" (no contact during
    a week), both of agencies whose report has not come; ``district``: code of the
    superior agency on the roster day.
    """

    text: str = ""
    group: str = ""
    arrival: str = ""
    chase: str = ""
    district: str = ""
    entries: tuple[int, ...] = ()


def tracked(
    actor: Actor,
    cycle: ReportCycle,
    *,
    text: str = "",
    group: str = "",
    arrival: str = "",
    permission: ReportPermission = ReportPermission.TRACK,
) -> QuerySet[Any]:
    """The roster agencies this person follows, each with its report's standing.

    Adds ``report_public_id``, ``report_state``, ``first_at``, ``is_late`` and ``is_waived``; all
    are None where nothing has arrived. ``extended_to`` and ``extended_by`` stand where the agency
    was given more time; ``agency_public_id`` is the agency's own.
    """
    is_fixed = cycle.state in FIXED
    reach = reach_of(actor, permission)
    rows = _standings(current_scope(), reach, cycle.pk, is_fixed=is_fixed).all()
    if text:
        rows = rows.filter(
            Q(agency__search_key__contains=fold(text)) | Q(code__iexact=text.strip())
        )
    if group:
        rows = rows.filter(group=group)
    sent = _sent(cycle.pk)
    match arrival:
        case "dung-han":
            rows = rows.filter(Exists(sent.filter(late=False)))
        case "tre":
            rows = rows.filter(Exists(sent.filter(late=True)))
        case "chua":
            rows = rows.filter(~Exists(sent))
        case "bo-sung":
            rows = rows.filter(Exists(sent.exclude(state__in=[*WAITING, ReportState.ACCEPTED])))
        case "cho-kiem-tra":
            rows = rows.filter(Exists(sent.filter(state__in=WAITING)))
        case _:
            pass
    return rows


def wished(
    actor: Actor,
    cycle: ReportCycle,
    wish: Wish,
    *,
    permission: ReportPermission = ReportPermission.TRACK,
) -> QuerySet[Any]:
    """The followed agencies that a filter of the board asks for."""
    rows = tracked(
        actor,
        cycle,
        text=wish.text,
        group=wish.group,
        arrival=wish.arrival,
        permission=permission,
    )
    if wish.entries:
        rows = rows.filter(pk__in=wish.entries)
    if wish.district:
        above = Agency.objects.filter(code=wish.district)
        rows = rows.filter(parent_id_on_day__in=above.values("pk"))
    return _chased(rows, cycle, wish.chase, actor.at)


def _chased(rows: QuerySet[Any], cycle: ReportCycle, chase: str, at: dt.datetime) -> QuerySet[Any]:
    """Of the rows those that a word about chasing means; none of them has sent."""
    if chase not in {"hen-qua", "chua-lien-he"}:
        return rows
    notes = ContactNote.objects.filter(
        report__in=keys_of_reports(cycle.pk), subject_agency=OuterRef("agency")
    )
    silent: QuerySet[Any] = rows.filter(~Exists(_sent(cycle.pk)))
    if chase == "chua-lien-he":
        unspoken: QuerySet[Any] = silent.filter(~Exists(notes.filter(created_at__gte=at - SILENCE)))
        return unspoken
    promised = notes.filter(promised_on__isnull=False).order_by("-created_at", "-pk")
    last = Subquery(promised.values("promised_on")[:1])
    broken: QuerySet[Any] = silent.annotate(promised=last).filter(promised__lt=business_day(at))
    return broken


def districts(cycle: ReportCycle) -> list[tuple[str, str]]:
    """Code and name of every agency that stood above one of the roster."""
    above = roster_entries(cycle).order_by().filter(parent_id_on_day__isnull=False)
    rows = Agency.objects.filter(pk__in=above.values("parent_id_on_day")).order_by("sort_key")
    return list(rows.values_list("code", "name"))


@lru_cache(maxsize=64)
def _standings(scope: Scope, reach: Reach, cycle_id: int, *, is_fixed: bool) -> QuerySet[Any]:
    """The way to the standings, worked out once for a scope; a query serves no other scope."""
    del scope
    sent = _sent(cycle_id)
    entries = RosterEntry.objects.filter(reach.q("agency"), cycle=cycle_id, is_fixed=is_fixed)
    found: QuerySet[Any] = (
        with_terms(entries, cycle_id)
        .order_by("sort_key", "pk")
        .annotate(
            report_public_id=Subquery(sent.values("public_id")[:1]),
            report_state=Subquery(sent.values("state")[:1]),
            first_at=Subquery(sent.values("first_submitted_at")[:1]),
            is_late=Subquery(sent.values("late")[:1]),
            is_waived=Subquery(sent.values("waived")[:1]),
            agency_public_id=F("agency__public_id"),
        )
    )
    return found


def _sent(cycle_id: int) -> QuerySet[AnnualReport]:
    """The report of the outer roster entry, where it has arrived."""
    return AnnualReport.objects.filter(
        cycle=cycle_id, agency=OuterRef("agency"), first_submitted_at__isnull=False
    )


def board(actor: Actor, cycle: ReportCycle, *, up_to: int) -> tuple[Arrivals, list[Any]]:
    """The counts, and each single standing where there are at most ``up_to`` of them.

    A standing has ``group``, ``name``, ``code``, ``report_state`` and ``is_late``. Two statements.
    """
    entries = _followed(actor, cycle)
    total = entries.order_by().count()
    if total > up_to:
        return _counted(actor, cycle, total), []
    columns = ("group", "name", "code", "report_state", "is_late")
    standings = list(tracked(actor, cycle).values_list(*columns, named=True))
    came = [row for row in standings if row.report_state is not None]
    states = Counter(row.report_state for row in came)
    late = sum(row.is_late for row in came)
    accepted, waiting = states[ReportState.ACCEPTED], sum(states[state] for state in WAITING)
    return Arrivals(
        on_time=len(came) - late,
        late=late,
        absent=total - len(came),
        accepted=accepted,
        returned=len(came) - accepted - waiting,
        waiting=waiting,
    ), standings


def arrivals(actor: Actor, cycle: ReportCycle) -> Arrivals:
    """The counts over everything this person follows in the cycle; two statements."""
    return _counted(actor, cycle, _followed(actor, cycle).order_by().count())


def _followed(actor: Actor, cycle: ReportCycle) -> QuerySet[RosterEntry]:
    reach = reach_of(actor, ReportPermission.TRACK)
    return roster_entries(cycle).filter(reach.q("agency"))


def _counted(actor: Actor, cycle: ReportCycle, total: int) -> Arrivals:
    reach = reach_of(actor, ReportPermission.TRACK)
    sent = AnnualReport.objects.filter(
        reach.q("agency"),
        cycle=cycle,
        first_submitted_at__isnull=False,
        agency__in=_followed(actor, cycle).order_by().values("agency"),
    )
    counts = sent.aggregate(
        on_time=Count("pk", filter=Q(late=False)),
        late=Count("pk", filter=Q(late=True)),
        accepted=Count("pk", filter=Q(state=ReportState.ACCEPTED)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
    )
    came = counts["on_time"] + counts["late"]
    return Arrivals(
        on_time=counts["on_time"],
        late=counts["late"],
        absent=total - came,
        accepted=counts["accepted"],
        returned=came - counts["accepted"] - counts["waiting"],
        waiting=counts["waiting"],
    )


def reports_to_check(actor: Actor) -> QuerySet[Any, Any]:
    """Reports that wait for this person's check: ``cycle__year``, ``n``, ``first`` (one public id).

    Nobody checks the report of his own agency (INV-21); the office of the province's committee
    (PPC_CHECKER) is there for the reports that DOST's officers therefore cannot check.
    """
    rows = AnnualReport.objects.filter(
        reach_of(actor, ReportPermission.CHECK).q("agency"),
        state__in=WAITING,
        cycle__state__in=[CycleState.OPEN, CycleState.ROSTER_FIXED],
    ).exclude(agency__in=sorted(actor.agency_ids))
    if not actor.holds(Role.DOST_OFFICER):
        officers = Assignment.objects.on(business_day(actor.at)).filter(role=Role.DOST_OFFICER)
        rows = rows.filter(agency__in=officers.values("at_agency"))
    counted = rows.order_by().values("cycle__year")
    first = Min(Cast("public_id", CharField()))
    return counted.annotate(n=Count("pk"), first=first).order_by("cycle__year")


def owes_late(row: Any, at: dt.datetime, *, overdue: bool) -> bool:
    """Whether this agency's own deadline has passed: the cycle's, or its longer one."""
    return overdue and (row.extended_to is None or at >= row.extended_to)


def is_overdue(cycle: ReportCycle, at: dt.datetime) -> bool:
    """Whether the deadline of the cycle has passed."""
    return cycle.deadline_at is not None and at >= cycle.deadline_at


def letter_is_due(cycle: ReportCycle, at: dt.datetime) -> bool:
    """Whether the official letter is the next step: three days after the due day (18/10)."""
    return business_day(at) >= cycle.due_on + LETTER_AFTER
