"""Whose duty is what: for the task list, the calendar, the sweep."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuan.kernel.accounts.actor import Given, reach_of_row
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.registry import duty_kinds
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.workflow.models import Participation
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.roles import Role

DutyQuerySet = QuerySet[Duty]
# (role, agency or None for the province) → persons.
Holders = dict[tuple[str, int | None], list[int]]


def open_duties(actor: Actor) -> DutyQuerySet:
    """What waits for this person: own duties, and those of the roles held where they reach.

    A guest finds the step he was invited to on that one object (F6). Not the steps that the
    person's own earlier part shuts them out of (INV-21).
    """
    if actor.person_id is None:
        return Duty.objects.none()
    whose = Q(person=actor.person_id)
    kinds = duty_kinds()
    for held in actor.held:
        served = [key for key, kind in kinds.items() if held.serves(kind.permission)]
        over = Q() if held.reach.everything else held.reach.q("agency") & Q(agency__isnull=False)
        whose |= Q(role=held.role, kind__in=served) & over
    for one in actor.invited:
        served = [key for key, kind in kinds.items() if one.serves(kind.permission)]
        here = Q(target_type=one.target_type, target_id=one.target_id)
        whose |= Q(role=one.role, kind__in=served) & here
    found = Duty.objects.filter(whose, done_at__isnull=True)
    humans = same_human([actor.person_id])
    for key, kind in kinds.items():
        if kind.excluded_by:
            taken = Participation.objects.filter(
                target_type=OuterRef("target_type"),
                target_id=OuterRef("target_id"),
                part__in=kind.excluded_by,
                person_id__in=humans,
            )
            found = found.exclude(Q(kind=key) & Q(Exists(taken)))
    return found


def holders(roles: Iterable[Role], agencies: Iterable[int | None], at: dt.datetime) -> Holders:
    """Who holds the roles over each agency on that day; None asks for the whole province.

    One statement for roles at agencies and over everything; one more for each narrower reach.
    """
    day, asked = business_day(at), set(agencies)
    ids = {pk for pk in asked if pk is not None}
    rows = Assignment.objects.on(day).filter(role__in=list(roles)).order_by("pk")
    found: Holders = defaultdict(list)
    for row in map(Given._make, rows.values_list(*Given._fields)):
        reach = reach_of_row(row, day)
        if row.reach == ReachKind.OWN:
            covered: Iterable[int | None] = ids & {row.at_agency_id}
        elif reach.everything:
            covered = asked
        else:
            covered = ids & set(Agency.objects.filter(reach.q("pk")).values_list("pk", flat=True))
        for agency in covered:
            found[row.role, agency].append(row.person_id)
    return found
