"""Longer deadlines and waivers: decisions of DOST's head, each with its number (qms.md 3.18).

More time is given only before the deadline that stands; afterwards only a waiver is left, and the
lateness stays visible (INV-39). Nobody of the agency concerned decides for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CycleState, WaiverKind
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DeadlineExtension,
    LatenessWaiver,
)
from thuan.domains.oversight.reporting.notifications import EXTENDED, WAIVED, tell
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import keys_of_reports
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import deadline_bound, due_day
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.duties.services import sync
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import lock, write
from thuan.kernel.text.dates import format_date, format_datetime

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor

TOLD = (Role.HEAD, Role.ISO_SEC)
TAKING = (CycleState.OPEN, CycleState.ROSTER_FIXED)
# The province does not own the report whose deadline it moves, and does not see it before it
# came (F5): this door serves the act of extending alone.
EXTENDING_REASON = "a decision of the province moves the deadline of reports that never came"


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper by which something is granted."""

    number: str
    on: dt.date
    reason: str = ""


@service
def extend_deadline(
    *,
    actor: Actor,
    at: dt.datetime,
    cycle: ReportCycle,
    due_on: dt.date,
    decision: Decision,
    agency_id: int | None = None,
    group: str = "",
) -> list[DeadlineExtension]:
    """Give one agency or every agency of a group until ``due_on``, under one decision.

    Raises ValidationError after the deadline, for a day that is not later, for a report that has
    come, for a decision that is not yet taken or already entered.
    """
    held = require(actor, ReportPermission.EXTEND, agency_id=None)
    _check_decision(decision, at)
    if (agency_id is None) == (not group):
        raise ValidationError(_("Chọn một cơ quan hoặc một nhóm cơ quan để gia hạn."))
    if agency_id is not None and agency_id == held.at_agency_id:
        raise ValidationError(_own())
    if cycle.state not in TAKING:
        raise ValidationError(_("Kỳ báo cáo chưa mở hoặc đã khóa nên không gia hạn được."))
    rule = RollRule(cycle.roll_rule)
    bound, last = deadline_bound(due_on, rule), due_day(due_on, rule)
    wanted = {"agency": agency_id} if agency_id is not None else {"group": group}
    granted, refused = [], [_("Không có cơ quan nào phải báo cáo trong phạm vi đã chọn.")]
    with every_agency(reason=EXTENDING_REASON):
        rows = AnnualReport.objects.filter(cycle=cycle, **wanted).select_related("cycle", "agency")
        for report in [lock(row) for row in rows.defer("cycle__template").order_by("pk")]:
            why = _refusal(report, bound, decision, at)
            if why:
                refused.append(why)
                continue
            granted.append(
                _grant(report, bound, last, decision, held.at_agency_id, group, actor, at)
            )
    if not granted:
        # The reason of the last agency looked at stands for a group in which all are alike.
        raise ValidationError(refused[-1])
    return granted


def _grant(
    report: AnnualReport,
    bound: dt.datetime,
    last: dt.date,
    decision: Decision,
    owner_id: int,
    group: str,
    actor: Actor,
    at: dt.datetime,
) -> DeadlineExtension:
    before = report.deadline_at
    extension = DeadlineExtension(
        owner_id=owner_id,
        subject_agency_id=report.agency_id,
        report=report,
        group=group,
        from_deadline_at=before,
        deadline_at=bound,
        due_on=last,
        decision_no=decision.number,
        decision_on=decision.on,
        reason=decision.reason,
        state="GRANTED",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    extension.save()
    write(report, {"deadline_at": bound}, at=at, by=actor.person_id)
    sync([report])
    moved = {"deadline_at": (before.isoformat(), bound.isoformat())}
    facts = {"decision": decision.number, "report": str(report.public_id)}
    record(extension, "deadline_extension.grant", changes=moved, extra=facts)
    words = {"decision": decision.number, "due": format_date(last)}
    tell(EXTENDED, report, TOLD, actor=actor, at=at, more=words)
    return extension


def _refusal(
    report: AnnualReport, bound: dt.datetime, decision: Decision, at: dt.datetime
) -> str | None:
    """Why this report gets no more time by this decision."""
    same = DeadlineExtension.objects.filter(
        report=report, decision_no=decision.number, decision_on=decision.on
    )
    if same.exists():
        words = {"number": decision.number, "agency": report.agency.name}
        return _("Quyết định %(number)s đã được ghi cho %(agency)s; không ghi lần nữa.") % words
    if report.first_submitted_at is not None:
        words = {"moment": format_datetime(report.first_submitted_at)}
        return _("Báo cáo đã đến lúc %(moment)s nên không gia hạn nữa.") % words
    if at >= report.deadline_at:
        words = {"moment": format_datetime(report.deadline_at)}
        return (
            _(
                "Hạn gửi đã hết lúc %(moment)s nên không gia hạn được nữa. Nếu có lý do bất khả "
                "kháng, miễn xét trễ hạn sau khi báo cáo đến; báo cáo vẫn ghi là trễ."
            )
            % words
        )
    if bound <= report.deadline_at:
        words = {"moment": format_datetime(report.deadline_at)}
        return _("Hạn mới phải sau hạn đang có hiệu lực (%(moment)s).") % words
    return None


def inherited(cycle: ReportCycle, group: str) -> DeadlineExtension | None:
    """The longest extension of the whole group, which agencies that join later share."""
    rows = DeadlineExtension.objects.filter(report__in=keys_of_reports(cycle.pk), group=group)
    rows = rows.exclude(group="")
    return rows.order_by("-deadline_at", "pk").first()


def opening_deadlines(
    cycle: ReportCycle, groups: Iterable[str], at: dt.datetime
) -> dict[str, dt.datetime]:
    """Group → the deadline a form given out now begins with; in the scope of the caller.

    After the deadline of the cycle no extension can be written any more, so the longer time of
    the group stands on the form from its beginning.
    """
    bound = cycle.deadline_at
    assert bound is not None, "a published cycle has its deadline"
    found = dict.fromkeys(groups, bound)
    if at < bound:
        return found
    longer = {group: inherited(cycle, group) for group in found}
    return {group: one.deadline_at if one else bound for group, one in longer.items()}


@service
def inherit_extensions(
    *, actor: Actor, at: dt.datetime, reports: Iterable[AnnualReport]
) -> list[DeadlineExtension]:
    """Give new forms the extension of their group, a row for each; in the scope of the caller."""
    given = []
    known: dict[str, DeadlineExtension | None] = {}
    for report in reports:
        if report.group not in known:
            known[report.group] = inherited(report.cycle, report.group)
        model = known[report.group]
        if model is None or model.deadline_at <= report.deadline_at or at >= report.deadline_at:
            continue
        decision = Decision(model.decision_no, model.decision_on, model.reason)
        place = (model.deadline_at, model.due_on, decision, model.owner_id, report.group)
        given.append(_grant(report, *place, actor, at))
    return given


@service
def waive_lateness(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, decision: Decision
) -> LatenessWaiver:
    """Say that a lateness by force majeure is not held against the agency; it stays late.

    Raises ValidationError while the report has not come, for one that came in time, for a second
    waiver and without number, day and reason of the decision.
    """
    held = require(actor, ReportPermission.WAIVE, agency_id=report.agency_id)
    _check_decision(decision, at)
    if not decision.reason.strip():
        raise ValidationError({"reason": _("Ghi lý do bất khả kháng.")})
    if report.agency_id == held.at_agency_id:
        raise ValidationError(_own())
    report = lock(report)
    if report.late is not True:
        raise ValidationError(_not_late(report))
    before = report.waivers.filter(kind=WaiverKind.FORCE_MAJEURE).first()
    if before is not None:
        words = {"number": before.decision_no}
        raise ValidationError(_("Đã miễn xét trễ hạn theo QĐ %(number)s.") % words)
    waiver = stand_beside(
        report, WaiverKind.FORCE_MAJEURE, decision, owner_id=held.at_agency_id, actor=actor, at=at
    )
    tell(WAIVED, report, TOLD, actor=actor, at=at, more={"decision": decision.number})
    return waiver


@service
def stand_beside(
    report: AnnualReport,
    kind: WaiverKind,
    decision: Decision,
    *,
    owner_id: int,
    actor: Actor,
    at: dt.datetime,
) -> LatenessWaiver:
    """Write the waiver and its mark on the report; ``late`` is not touched (INV-39)."""
    waiver = LatenessWaiver(
        owner_id=owner_id,
        subject_agency_id=report.agency_id,
        report=report,
        kind=kind,
        decision_no=decision.number,
        decision_on=decision.on,
        reason=decision.reason,
        state="GRANTED",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    waiver.save()
    write(report, {"waived": True}, at=at, by=actor.person_id)
    record(
        waiver,
        "lateness_waiver.grant",
        comment=decision.reason,
        extra={
            "decision": decision.number,
            "kind": str(kind),
            "report": str(report.public_id),
        },
    )
    return waiver


def _check_decision(decision: Decision, at: dt.datetime) -> None:
    if not decision.number.strip():
        raise ValidationError({"decision_no": _("Nhập số quyết định.")})
    if decision.on > business_day(at):
        wrong = _("Ngày quyết định %(day)s chưa đến. Xem lại ngày trên văn bản.")
        raise ValidationError({"decision_on": wrong % {"day": format_date(decision.on)}})


def _own() -> str:
    return _("Người của cơ quan báo cáo không quyết định thời hạn cho chính cơ quan mình.")


def _not_late(report: AnnualReport) -> str:
    if report.first_submitted_at is None:
        return _("Báo cáo chưa đến. Miễn xét trễ hạn sau khi báo cáo đến, kể cả đến trễ.")
    return _("Báo cáo đến đúng hạn nên không có gì để miễn xét.")
