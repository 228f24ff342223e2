"""Opening, fixing and closing a yearly round of reporting."""

from __future__ import annotations

import copy
import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CycleState, ReportState
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReportCycle,
    ReportTemplate,
    RosterEntry,
)
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.services.terms import inherit_extensions, opening_deadlines
from thuan.domains.oversight.reporting.workflow import CYCLE_WORKFLOW, REPORT_WORKFLOW
from thuan.domains.registry.agencies.api import roster
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.deadlines import deadline_bound
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# The register speaks of duties, the province's figures of the words of Decision 19/2014/QĐ-TTg.
OBLIGATIONS = {"MANDATORY": "bat_buoc", "ENCOURAGED": "khuyen_khich"}
OPENING_REASON = "opening a cycle gives every agency of the roster its form"


def usual_terms(year: int) -> dict[str, dt.date]:
    """The usual period, due day and roster day of a year: editable defaults (qms.md 3.18)."""
    return {
        "period_from": dt.date(year - 1, 10, 1),
        "period_to": dt.date(year, 10, 1),
        "due_on": dt.date(year, 10, 15),
        "roster_on": dt.date(year, 9, 30),
    }


@service
def draft_cycle(
    *,
    actor: Actor,
    at: dt.datetime,
    year: int,
    template: ReportTemplate,
    roll_rule: RollRule,
    terms: Mapping[str, dt.date] | None = None,
    legal_basis: str = "",
) -> ReportCycle:
    """Draft the cycle of a year; ``terms`` override the usual period, due day and roster day.

    Raises ValidationError when the year has a cycle or the period runs backwards.
    """
    require(actor, CyclePermission.MANAGE, agency_id=None)
    cycle = ReportCycle(
        year=year,
        template=template,
        roll_rule=roll_rule,
        legal_basis=legal_basis,
        state=CycleState.DRAFT,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
        **{**usual_terms(year), **(terms or {})},
    )
    _check_terms(cycle)
    return CYCLE_WORKFLOW.begin(cycle)


def _check_terms(cycle: ReportCycle) -> None:
    """Raise ValidationError beside the field where the terms of a draft cannot be."""
    if ReportCycle.objects.filter(year=cycle.year).exclude(pk=cycle.pk).exists():
        raise ValidationError({"year": _("Năm %(year)s đã có kỳ báo cáo.") % {"year": cycle.year}})
    _check_period_is_free(cycle)
    if cycle.period_to <= cycle.period_from:
        raise ValidationError({"period_to": _("Ngày cuối kỳ phải sau ngày đầu kỳ.")})
    if cycle.due_on < cycle.period_to - dt.timedelta(days=1):
        raise ValidationError({"due_on": _("Hạn gửi phải sau khi kỳ báo cáo kết thúc.")})


def _check_period_is_free(cycle: ReportCycle) -> None:
    for field in ("period_from", "period_to"):
        others = ReportCycle.objects.exclude(pk=cycle.pk)
        same = others.filter(**{field: getattr(cycle, field)}).first()
        if same is not None:
            words = _("Ngày này đã dùng cho kỳ báo cáo năm %(year)s.") % {"year": same.year}
            raise ValidationError({field: words})


@service
def change_cycle(
    *,
    actor: Actor,
    at: dt.datetime,
    cycle: ReportCycle,
    sets: Mapping[str, object],
    base_version: int,
) -> ReportCycle:
    """Change the terms of a cycle that is still a draft.

    Raises ValidationError afterwards, and where the new terms could not be drafted.
    """
    del at
    require(actor, CyclePermission.MANAGE, agency_id=None)
    if cycle.state != CycleState.DRAFT:
        raise ValidationError(_("Kỳ báo cáo đã ban hành: thời hạn và mẫu không đổi được nữa."))
    changed = copy.copy(cycle)
    for name, value in sets.items():
        setattr(changed, name, value)
    _check_terms(changed)
    return edit(cycle, sets, "report_cycle.change", base_version=base_version)


@service
def publish_cycle(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, base_version: int | None = None
) -> ReportCycle:
    """Fix period, deadline, roll rule and template, and show them to the agencies."""
    del at
    require(actor, CyclePermission.MANAGE, agency_id=None)
    _one_after_another()
    bound = deadline_bound(cycle.due_on, RollRule(cycle.roll_rule))
    return CYCLE_WORKFLOW.fire(
        cycle,
        "publish",
        sets={"deadline_at": bound, "audience": Audience.AGENCIES},
        base_version=base_version,
    )


def _one_after_another() -> None:
    """Hold every cycle: two drafts published at once are judged one beside the other (INV-43)."""
    list(ReportCycle.objects.order_by("pk").select_for_update().values_list("pk"))


@service
def open_cycle(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, base_version: int | None = None
) -> ReportCycle:
    """Give every agency of the provisional roster its form."""
    require(actor, CyclePermission.MANAGE, agency_id=None)
    base = cycle.version if base_version is None else base_version
    cycle = lock(cycle)
    if cycle.state == CycleState.PUBLISHED:
        _write_roster(cycle, on=cycle.roster_on, is_fixed=False)
    cycle = CYCLE_WORKFLOW.fire(cycle, "open", base_version=base)
    _give_forms(cycle, is_fixed=False, at=at)
    return cycle


@service
def fix_roster(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, base_version: int | None = None
) -> ReportCycle:
    """Fix who owes a report, as of the roster day; newcomers get their form."""
    del actor
    cycle = CYCLE_WORKFLOW.fire(cycle, "fix_roster", base_version=base_version)
    _write_roster(cycle, on=cycle.roster_on, is_fixed=True)
    _give_forms(cycle, is_fixed=True, at=at)
    return cycle


@service
def close_cycle(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, base_version: int | None = None
) -> ReportCycle:
    """Close the cycle: what never came is now missing; what came stays as it is."""
    del actor
    cycle = CYCLE_WORKFLOW.fire(cycle, "close", base_version=base_version)
    with every_agency(reason="closing a cycle marks every report that never came"):
        never = AnnualReport.objects.filter(
            cycle=cycle,
            first_submitted_at__isnull=True,
            state__in=[
                ReportState.NOT_STARTED,
                ReportState.DRAFT,
                ReportState.INTERNAL_REVIEW,
                ReportState.SIGNED,
            ],
        )
        for report in never.order_by("pk"):
            _close_report(actor=Actor.system("close_cycle", at), at=at, report=report)
    return cycle


@service
def _close_report(*, actor: Actor, at: dt.datetime, report: AnnualReport) -> None:
    del actor, at
    REPORT_WORKFLOW.fire(report, "close_cycle")


def _write_roster(cycle: ReportCycle, *, on: dt.date, is_fixed: bool) -> None:
    entries = [
        RosterEntry(
            cycle=cycle,
            is_fixed=is_fixed,
            agency_id=entry.agency_id,
            code=entry.code,
            name=entry.name,
            sort_key=sort_key(entry.name),
            group=entry.group,
            obligation=OBLIGATIONS.get(entry.obligation, ""),
            system_code=entry.system_code or "",
            parent_id_on_day=entry.parent_id,
        )
        for entry in roster(on)
    ]
    RosterEntry.objects.bulk_create(entries)
    action = "report_cycle.fixed_roster" if is_fixed else "report_cycle.provisional_roster"
    rows = [{"code": e.code, "name": e.name, "group": e.group} for e in entries]
    batch(None, action, rows=rows, comment=str(cycle.year))


def _give_forms(cycle: ReportCycle, *, is_fixed: bool, at: dt.datetime) -> None:
    """One form for each agency of the roster that has none yet."""
    with every_agency(reason=OPENING_REASON):
        have = set(AnnualReport.objects.filter(cycle=cycle).values_list("agency_id", flat=True))
        entries = RosterEntry.objects.filter(cycle=cycle, is_fixed=is_fixed).order_by("pk")
        new = [entry for entry in entries if entry.agency_id not in have]
        system = Actor.system("open_cycle", at)
        given = _give(actor=system, at=at, cycle=cycle, entries=new)
        if is_fixed:
            inherit_extensions(actor=system, at=at, reports=given)


@service
def _give(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, entries: Iterable[RosterEntry]
) -> list[AnnualReport]:
    entries = list(entries)
    deadlines = opening_deadlines(cycle, {entry.group for entry in entries}, at)
    return REPORT_WORKFLOW.begin_many(
        AnnualReport(
            agency_id=entry.agency_id,
            origin_agency_id=entry.agency_id,
            cycle=cycle,
            group=entry.group,
            deadline_at=deadlines[entry.group],
            created_at=at,
            updated_at=at,
            created_by_id=actor.person_id,
            updated_by_id=actor.person_id,
        )
        for entry in entries
    )
