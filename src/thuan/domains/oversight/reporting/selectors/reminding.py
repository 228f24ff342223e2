"""Whom a round of reminders reaches, and what became of it (U9, REM-35, INV-47)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max

from thuan.domains.oversight.reporting.models import AnnualReport
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.chasing import KEYS_REASON, Reminded
from thuan.domains.oversight.reporting.selectors.tracking import wished
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.models import Reminder
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.domains.oversight.reporting.selectors.tracking import Wish
    from thuan.kernel.accounts.actor import Actor

RULE = "REM-35"
# Who is reminded of a report: those who prepare, answer for and sign it.
RECIPIENTS = (Role.ISO_SEC, Role.QMR, Role.HEAD)
ROUND_ACTION = "report_cycle.remind"
QUEUED_ACTION = "report_cycle.remind_queued"
_TYPE = AnnualReport._meta.label_lower


@dataclass(frozen=True, slots=True)
class Line:
    """One agency of a round: ``entry`` is its line of the roster."""

    entry: int
    agency_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom a round would remind, and whom it passes over for which reason."""

    to_remind: tuple[Line, ...]
    already: tuple[Line, ...]
    sent: tuple[Line, ...]
    nobody: tuple[Line, ...]

    @property
    def passed_over(self) -> bool:
        return bool(self.already or self.sent or self.nobody)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round did: names of the reminded and of the others, by the word for their reason."""

    done: tuple[str, ...]
    already: tuple[str, ...]
    sent: tuple[str, ...]
    nobody: tuple[str, ...]


def plan_of(actor: Actor, cycle: ReportCycle, wish: Wish) -> Plan:
    """The round over the agencies this person chases and the wish names; four statements."""
    rows = wished(actor, cycle, wish, permission=ReportPermission.CHASE)
    lines: list[Line] = []
    sent: list[Line] = []
    for entry, agency_id, name, first_at in rows.values_list("pk", "agency", "name", "first_at"):
        (lines if first_at is None else sent).append(Line(entry, agency_id, name))
    waiting = [line.agency_id for line in lines]
    today = reminded_on(cycle, waiting, actor)
    reached = set(people_to_remind(waiting, actor))
    return Plan(
        to_remind=tuple(x for x in lines if x.agency_id not in today and x.agency_id in reached),
        already=tuple(x for x in lines if x.agency_id in today),
        sent=tuple(sent),
        nobody=tuple(x for x in lines if x.agency_id not in reached and x.agency_id not in today),
    )


def reminded_on(cycle: ReportCycle, agency_ids: list[int], actor: Actor) -> set[int]:
    """The agencies of which somebody was reminded of the report on the day of the actor."""
    targets = targets_of(cycle, agency_ids)
    rows = Reminder.objects.filter(
        target_type=_TYPE,
        target_id__in=[report.public_id for report in targets.values()],
        rule=RULE,
        day=business_day(actor.at),
        is_escalation=False,
    )
    return {agency for agency in rows.values_list("agency", flat=True) if agency is not None}


def targets_of(cycle: ReportCycle, agency_ids: list[int]) -> dict[int, AnnualReport]:
    """Agency id → its report as the object of a reminder, where it has not arrived yet."""
    with every_agency(reason=KEYS_REASON):
        rows = AnnualReport.objects.filter(
            cycle=cycle, agency__in=agency_ids, first_submitted_at__isnull=True
        )
        found = rows.only("pk", "public_id", "agency_id", "origin_agency_id")
        return {report.agency_id: report for report in found}


def people_to_remind(agency_ids: list[int], actor: Actor) -> dict[int, list[int]]:
    """Agency id → the persons who are reminded of its report."""
    held = Assignment.objects.on(business_day(actor.at)).filter(
        at_agency__in=agency_ids, role__in=RECIPIENTS
    )
    people: dict[int, list[int]] = {}
    for agency_id, person_id in held.values_list("at_agency", "person"):
        people.setdefault(agency_id, []).append(person_id)
    return people


def reminders_of(cycle: ReportCycle, agency_ids: list[int]) -> dict[int, Reminded]:
    """Agency id → on how many days it was reminded of its report, and when last; one statement."""
    with every_agency(reason=KEYS_REASON):
        reports = AnnualReport.objects.filter(cycle=cycle, agency__in=agency_ids)
        rows = Reminder.objects.filter(
            target_type=_TYPE, target_id__in=reports.values("public_id"), is_escalation=False
        )
        counted = rows.values("agency").annotate(times=Count("day", distinct=True), last=Max("day"))
        found = list(counted.values_list("agency", "times", "last"))
    return {agency: Reminded(times, last) for agency, times, last in found}


def round_events(actor: Actor, cycle: ReportCycle, token: UUID) -> list[dict[str, Any]]:
    """What this person's round wrote into the trail, part by part."""
    rows = AuditEvent.objects.filter(
        target_type=cycle._meta.label_lower,
        target_id=str(cycle.public_id),
        action__in=[ROUND_ACTION, QUEUED_ACTION],
        person_id=actor.person_id,
        body__contains=str(token),
    )
    return [json.loads(body) for body in rows.order_by("pk").values_list("body", flat=True)]


def outcome(events: list[dict[str, Any]]) -> Outcome:
    """The parts of a round put together."""

    def names(key: str) -> tuple[str, ...]:
        return tuple(name for event in events for name in event.get(key, ()))

    return Outcome(names("done"), names("already"), names("sent"), names("nobody"))
