"""Which step of reporting waits for whom, until when (qms.md 3.25)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.duties.spoken import (
    cycles_of,
    overdue_lists,
    speak_of_reports,
    speak_of_syntheses,
)
from thuan.domains.oversight.reporting.enums import (
    CycleState,
    LetterState,
    ReportState,
    SynthesisState,
)
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReminderLetter,
    ReportCycle,
    Synthesis,
)
from thuan.domains.oversight.reporting.notifications import (
    OVERDUE,
    OVERDUE_LIST,
    REMINDED,
    SYNTHESIS_DUE,
    SYNTHESIS_OVERDUE,
)
from thuan.domains.oversight.reporting.permissions import (
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.selectors.cycles import cycles_with
from thuan.domains.oversight.reporting.tasks import (
    FREEZE_BY,
    described_checks,
    described_cycles,
    described_reports,
    described_syntheses,
)
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.registry import (
    DutyKind,
    RuleSubject,
    Wanted,
    register_duty,
    register_rule,
)
from thuan.kernel.duties.services.keeping import keep
from thuan.kernel.workflow.following import after_moves
from thuan.kernel.workflow.segregation import excluded_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

FIRST, AGAIN, SYNTHESIS = "REM-35", "REM-36", "REM-37"
WAITING = {ReportState.SUBMITTED, ReportState.RESUBMITTED, ReportState.UNDER_CHECK}
TO_FILL = {ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.RETURNED}
# Due days of the province's synthesis in the year of its cycle (qms.md 3.19, REM-37).
APPROVE_BY, SEND_BY = (11, 15), (11, 30)
# The day on which the letter to agencies that have not sent falls due (REM-35).
LETTER_AFTER = dt.timedelta(days=3)


def _under_rule(report: AnnualReport) -> dict[str, Any]:
    """The deadline that runs and the rule that watches it: the first arrival, or the mending."""
    if report.first_submitted_at is None:
        return {"due": report.deadline_at, "rule": FIRST}
    if report.resubmission_due_on is not None:
        return {"due": end_of_day_bound(report.resubmission_due_on), "rule": AGAIN}
    return {}


def _for_roles(states: set[ReportState], *roles: Role) -> Any:
    """Reports in these states ask these roles at their agency."""

    def wants(
        reports: Sequence[AnnualReport], at: dt.datetime
    ) -> Iterator[tuple[AnnualReport, Wanted]]:
        del at
        for report in reports:
            if report.state in states:
                for role in roles:
                    yield report, Wanted(report.agency_id, role, **_under_rule(report))

    return wants


def _checking(
    reports: Sequence[AnnualReport], at: dt.datetime
) -> Iterator[tuple[AnnualReport, Wanted]]:
    """DOST's officers check; their own agency's report the office of the committee (INV-21)."""
    waiting = [report for report in reports if report.state in WAITING]
    if not waiting:
        return
    officers = Assignment.objects.on(business_day(at)).filter(role=Role.DOST_OFFICER)
    at_home = set(officers.values_list("at_agency_id", flat=True))
    for report in waiting:
        own = report.agency_id in at_home
        yield report, Wanted(report.agency_id, Role.PPC_CHECKER if own else Role.DOST_OFFICER)


def _managing(state: CycleState) -> Any:
    def wants(
        cycles: Sequence[ReportCycle], at: dt.datetime
    ) -> Iterator[tuple[ReportCycle, Wanted]]:
        del at
        for cycle in cycles:
            if cycle.state == state:
                is_open = state == CycleState.OPEN
                due = cycle.deadline_at if is_open else end_of_day_bound(cycle.period_to)
                for role in (Role.DOST_OFFICER, Role.DOST_ADMIN):
                    yield cycle, Wanted(None, role, due=due)

    return wants


def _due_on(year: int, day: tuple[int, int]) -> dt.datetime:
    return end_of_day_bound(dt.date(year, *day))


def _freezing(
    cycles: Sequence[ReportCycle], at: dt.datetime
) -> Iterator[tuple[ReportCycle, Wanted]]:
    del at
    fixed = [cycle for cycle in cycles if cycle.state == CycleState.ROSTER_FIXED]
    if not fixed:
        return
    frozen = Synthesis.objects.filter(cycle__in=fixed).exclude(state=SynthesisState.DRAFT)
    done = set(frozen.values_list("cycle_id", flat=True))
    for cycle in fixed:
        if cycle.pk not in done:
            due = _due_on(cycle.year, FREEZE_BY)
            yield cycle, Wanted(None, Role.DOST_OFFICER, due=due, rule=SYNTHESIS)


def _lettering(
    cycles: Sequence[ReportCycle], at: dt.datetime
) -> Iterator[tuple[ReportCycle, Wanted]]:
    """From the third day after the deadline on, while reports lack and no letter was issued.

    Once the People's Committee has acknowledged the synthesis a letter can change nothing more.
    """
    over = [
        cycle
        for cycle in cycles
        if cycle.state == CycleState.ROSTER_FIXED
        and cycle.deadline_at
        and business_day(at) >= last_day(cycle.deadline_at) + LETTER_AFTER
    ]
    if not over:
        return
    letters = ReminderLetter.objects.filter(cycle__in=over, state=LetterState.ISSUED)
    over_with = set(letters.values_list("cycle_id", flat=True))
    known = Synthesis.objects.filter(cycle__in=over, state=SynthesisState.ACKNOWLEDGED)
    over_with |= set(known.values_list("cycle_id", flat=True))
    late = Duty.objects.filter(rule=FIRST, done_at=None, due__lte=at)
    # A report that never came does not exist for the officer whose act asks anew (F5).
    lack = cycles_with(late.values("target_id"), over)
    for cycle in over:
        if cycle.pk in lack and cycle.pk not in over_with:
            yield cycle, Wanted(None, Role.DOST_OFFICER)


def _synthesising(state: SynthesisState, role: Role, day: tuple[int, int] | None) -> Any:
    """The newest version of a cycle asks for its next step; older ones ask nothing (INV-42)."""

    def wants(rows: Sequence[Synthesis], at: dt.datetime) -> Iterator[tuple[Synthesis, Wanted]]:
        del at
        asked = [row for row in rows if row.state == state]
        if not asked:
            return
        numbers = Synthesis.objects.filter(cycle__in={row.cycle_id for row in asked})
        newest = dict(numbers.order_by("number").values_list("cycle_id", "number"))
        for row in asked:
            if newest[row.cycle_id] == row.number:
                due = _due_on(row.cycle.year, day) if day else None
                yield row, Wanted(None, role, due=due, rule=SYNTHESIS if day else "")

    return wants


def _synthesis_moved(rows: Sequence[Any], actor: Actor, at: dt.datetime) -> None:
    """A new version ends the duty to freeze, and the steps of the versions before it.

    The last step, the acknowledgement, ends the duty to write to those that never sent.
    """
    cycles = list({row.cycle_id: row.cycle for row in rows}.values())
    keep(cycles, actor, at)
    keep(list(Synthesis.objects.filter(cycle__in=cycles).select_related("cycle")), actor, at)


def _letter_moved(rows: Sequence[Any], actor: Actor, at: dt.datetime) -> None:
    keep([row.cycle for row in rows], actor, at)


def register_all() -> None:
    """Every duty and every rule of reporting, once."""
    shut_out = tuple(sorted(excluded_by("annual_report", "APPROVER")))
    report, cycle = ReportPermission, CyclePermission
    steps: tuple[tuple[str, Any, Any, tuple[str, ...]], ...] = (
        ("prepare", _for_roles(TO_FILL, Role.ISO_SEC), report.PREPARE, ()),
        ("sign", _for_roles({ReportState.INTERNAL_REVIEW}, Role.HEAD), report.SIGN, shut_out),
        ("review", _for_roles({ReportState.INTERNAL_REVIEW}, Role.QMR), report.REVIEW, shut_out),
        (
            "submit",
            _for_roles({ReportState.SIGNED}, Role.HEAD, Role.ISO_SEC),
            report.SUBMIT,
            (),
        ),
    )
    for name, wants, permission, excluded in steps:
        key = f"annual_report.{name}"
        register_duty(DutyKind(key, AnnualReport, wants, permission, described_reports, excluded))
    register_duty(
        DutyKind("annual_report.check", AnnualReport, _checking, report.CHECK, described_checks)
    )
    for name, wants, right in (
        ("publish", _managing(CycleState.DRAFT), cycle.MANAGE),
        ("open", _managing(CycleState.PUBLISHED), cycle.MANAGE),
        ("fix_roster", _managing(CycleState.OPEN), cycle.MANAGE),
        ("freeze", _freezing, SynthesisPermission.COMPILE),
        ("letter", _lettering, report.CHASE),
    ):
        register_duty(DutyKind(f"report_cycle.{name}", ReportCycle, wants, right, described_cycles))
    states = SynthesisState
    for name, wants, wanted in (
        ("review", _synthesising(states.FROZEN, Role.DOST_OFFICER, APPROVE_BY), "REVIEW"),
        ("approve", _synthesising(states.REVIEWED, Role.DOST_HEAD, APPROVE_BY), "APPROVE"),
        ("send", _synthesising(states.APPROVED, Role.DOST_OFFICER, SEND_BY), "SEND"),
        ("acknowledge", _synthesising(states.SENT_TO_PPC, Role.PPC, None), "ACKNOWLEDGE"),
    ):
        register_duty(
            DutyKind(
                f"synthesis.{name}",
                Synthesis,
                wants,
                SynthesisPermission[wanted],
                described_syntheses,
            )
        )
    after_moves(Synthesis, _synthesis_moved)
    after_moves(ReminderLetter, _letter_moved)
    for code, title in ((FIRST, _("Gửi báo cáo năm")), (AGAIN, _("Bổ sung báo cáo bị trả lại"))):
        register_rule(
            RuleSubject(
                code,
                speak_of_reports,
                REMINDED,
                OVERDUE,
                overdue_lists if code == FIRST else None,
                OVERDUE_LIST,
                cycles_of if code == FIRST else None,
                title,
            )
        )
    register_rule(
        RuleSubject(
            SYNTHESIS,
            speak_of_syntheses,
            SYNTHESIS_DUE,
            SYNTHESIS_OVERDUE,
            title=_("Tổng hợp của tỉnh"),
        )
    )
