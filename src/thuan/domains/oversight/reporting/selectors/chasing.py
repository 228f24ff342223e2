"""What the province knows of chasing a report: contacts, longer deadlines, whom to call.

A report that has not arrived does not exist for the province (F5); only its key is looked up here,
so that a contact can be about it. Its draft is never read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ContactNote,
    DeadlineExtension,
    LatenessWaiver,
    ReportVersion,
)
from thuan.domains.oversight.reporting.selectors.cycles import keys_of_reports
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle

KEYS_REASON = "a contact is about a report that may not have arrived; only its key is read"
CALLED = (Role.ISO_SEC, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whom to call at an agency."""

    name: str
    duty: str
    phone: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside an agency on the board, besides its report's standing."""

    contacted_at: dt.datetime | None = None
    promised_on: dt.date | None = None
    explained: int | None = None
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How often an agency was reminded of its report, and the last day of it."""

    times: int
    last_on: dt.date


NOTHING = Marks()


def report_keys(cycle: ReportCycle, agency_ids: Iterable[int]) -> dict[int, int]:
    """Agency id → the key of its report in the cycle, arrived or not; nothing else of it."""
    with every_agency(reason=KEYS_REASON):
        rows = AnnualReport.objects.filter(cycle=cycle, agency__in=list(agency_ids))
        return dict(rows.values_list("agency", "pk"))


def contacts_of(cycle: ReportCycle, agency_id: int) -> QuerySet[ContactNote]:
    """The contacts about an agency's report, newest first, with who made them."""
    rows = ContactNote.objects.filter(
        subject_agency=agency_id, report__in=keys_of_reports(cycle.pk)
    )
    return rows.select_related("created_by", "owner").order_by("-created_at", "-pk")


def broken_promise(contacts: Iterable[ContactNote], at: dt.datetime) -> ContactNote | None:
    """Of contacts, newest first: the last promise, where its day has passed.

    For a report that has not come; the last promise alone counts, a later one replaces it.
    """
    promised = next((note for note in contacts if note.promised_on), None)
    if promised is None or promised.promised_on is None:
        return None
    return promised if promised.promised_on < business_day(at) else None


def extensions_of(cycle: ReportCycle, agency_id: int) -> QuerySet[DeadlineExtension]:
    """Longer deadlines granted to an agency in the cycle, newest first."""
    rows = DeadlineExtension.objects.filter(
        subject_agency=agency_id, report__in=keys_of_reports(cycle.pk)
    )
    return rows.order_by("-deadline_at")


def waivers_of(cycle: ReportCycle, agency_id: int) -> QuerySet[LatenessWaiver]:
    """Waivers of an agency's lateness in the cycle; the lateness itself stands (INV-39)."""
    return LatenessWaiver.objects.filter(
        subject_agency=agency_id, report__in=keys_of_reports(cycle.pk)
    )


def callers(agency_id: int, day: dt.date) -> list[Caller]:
    """Secretary and head of an agency on a day, with their telephone numbers."""
    held = Assignment.objects.on(day).filter(at_agency=agency_id, role__in=CALLED)
    rows = held.order_by("-role", "person__sort_key").values_list(
        "person__full_name", "role", "person__phone"
    )
    return [Caller(name, str(Role(role).label), phone) for name, role, phone in rows]


def stated_caller(cycle: ReportCycle, agency_id: int) -> Caller | None:
    """The ISO contact that the last sent version names (R04)."""
    rows = ReportVersion.objects.filter(
        agency=agency_id, report__cycle=cycle, submission__isnull=False
    )
    values = rows.order_by("-number").values_list("content__values", flat=True).first() or {}
    name = values.get("R04.contact_name")
    if not isinstance(name, str) or not name:
        return None
    return Caller(name, "", str(values.get("R04.contact_phone") or ""))


def marks_of(
    cycle: ReportCycle, agencies: list[int] | QuerySet[Any], at: dt.datetime
) -> dict[int, Marks]:
    """What stands beside each of these agencies; three statements whatever their number."""
    marks: dict[int, Marks] = {}

    def mark(agency_id: int, **facts: Any) -> None:
        marks[agency_id] = replace(marks.get(agency_id, NOTHING), **facts)

    about = {"subject_agency__in": agencies, "report__in": keys_of_reports(cycle.pk)}
    held = Assignment.objects.on(business_day(at)).filter(at_agency__in=agencies, role=Role.ISO_SEC)
    for agency, name, phone in held.order_by("-pk").values_list(
        "at_agency", "person__full_name", "person__phone"
    ):
        mark(agency, contact=name, phone=phone)
    notes = ContactNote.objects.filter(**about).order_by("created_at", "pk")
    for agency, when, promised in notes.values_list("subject_agency", "created_at", "promised_on"):
        kept = marks.get(agency, NOTHING).promised_on
        mark(agency, contacted_at=when, promised_on=promised or kept)
    sent = ReportVersion.objects.filter(
        agency__in=agencies, report__cycle=cycle, submission__isnull=False
    )
    for agency, reasons, name, phone in sent.order_by("number").values_list(
        "agency",
        "content__reasons",
        "content__values__R04.contact_name",
        "content__values__R04.contact_phone",
    ):
        stated = {"contact": name, "phone": str(phone or "")} if isinstance(name, str) else {}
        mark(agency, explained=len(reasons or {}), **stated)
    return marks
