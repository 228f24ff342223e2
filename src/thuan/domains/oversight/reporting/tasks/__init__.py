"""What reporting asks of a person: his agency's report, the province's checks and synthesis."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.oversight.reporting.enums import CycleState, ReportState, SynthesisState
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.selectors.sections import sections_of
from thuan.domains.oversight.reporting.selectors.signing import waiting_to_sign
from thuan.domains.oversight.reporting.selectors.syntheses import syntheses
from thuan.domains.oversight.reporting.selectors.tracking import reports_to_check
from thuan.domains.oversight.reporting.tasks.chasing import chasing_tasks
from thuan.domains.oversight.reporting.workflow import SYNTHESIS_WORKFLOW
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment, Person
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from thuan.domains.oversight.reporting.models import ReportCycle, Synthesis
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

OPEN_STATES = (
    ReportState.NOT_STARTED,
    ReportState.DRAFT,
    ReportState.INTERNAL_REVIEW,
    ReportState.SIGNED,
    ReportState.RETURNED,
)
# The day by which the figures are frozen (REM-37).
FREEZE_BY = (10, 31)
TAKING = (CycleState.OPEN, CycleState.ROSTER_FIXED)
# The step of a synthesis that its state waits for: permission, page, words, rank.
SYNTHESIS_STEPS = {
    SynthesisState.FROZEN: ("review", "reporting:review_synthesis"),
    SynthesisState.REVIEWED: ("approve", "reporting:approve_synthesis"),
    SynthesisState.APPROVED: ("send", "reporting:send_synthesis"),
    SynthesisState.SENT_TO_PPC: ("acknowledge", "reporting:acknowledge_synthesis"),
}


def reporting_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """What is no step of one report: the press for many signatures, the silent agencies."""
    return [*_signatures(actor, at), *chasing_tasks(actor, at)]


def described_reports(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One task for each report whose next step is this person's: of one's agency, or as guest."""
    del at
    rows = AnnualReport.objects.filter(
        public_id__in=duties.values("target_id"),
        state__in=OPEN_STATES,
        cycle__state__in=TAKING,
    )
    rows = rows.select_related("cycle__template", "agency").defer("cycle__template__content")
    reports = list(rows.order_by("cycle__year", "pk"))
    keys = [report.pk for report in reports]
    papers = {one.report_id: one for one in DraftContent.objects.filter(report__in=keys)}
    for report in reports:
        task = _own_task(report, papers.get(report.pk), actor)
        if task is not None:
            yield task


def _signatures(actor: Actor, at: dt.datetime) -> Iterator[Task]:
    """One press for all, where several agencies wait for the same signature (U33)."""
    heads = Assignment.objects.on(business_day(at)).filter(person=actor.person_id, role=Role.HEAD)
    if not actor.holds(Role.HEAD) or heads.values("at_agency").distinct().count() < 2:
        return
    whole = actor_for(Person.objects.get(pk=actor.person_id or 0), at)
    with entered(whole.scope()):
        n = len(waiting_to_sign(whole))
    if n > 1:
        title = _("Ký %(n)s báo cáo cùng lúc") % {"n": format_number(n)}
        note = _("Mọi báo cáo đang chờ người này ký, của các cơ quan; xác nhận một lần")
        yield Task(title, reverse("reporting:sign_many"), None, note, Tone.NEUTRAL, 15)


def _own_task(report: AnnualReport, paper: DraftContent | None, actor: Actor) -> Task | None:
    """The next step of one report in the words of the person whose duty it is.

    A guest reads whose report it is: he is invited to this one step (F6).
    """

    def may(permission: ReportPermission) -> bool:
        return can(actor, permission, agency_id=report.agency_id, target=report)

    sent_before = report.first_submitted_at is not None
    due = report.resubmission_due_on if sent_before else report.deadline_at
    words = {"year": report.cycle.year, "agency": report.agency.name}

    def task(title: str, page: str, note: str, tone: Tone = Tone.NEUTRAL) -> Task:
        return Task(title % words, reverse(page, args=[report.public_id]), due, note, tone, 10)

    match report.state:
        case ReportState.NOT_STARTED if may(ReportPermission.PREPARE):
            return task(_("Bắt đầu báo cáo năm %(year)s"), "reporting:start", _new_note(report))
        case ReportState.RETURNED if may(ReportPermission.PREPARE):
            note = _("Sở yêu cầu bổ sung; mục cần bổ sung ghi trong báo cáo")
            title = _("Bổ sung báo cáo năm %(year)s")
            return task(title, "reporting:report", note, Tone.ATTENTION)
        case ReportState.DRAFT if may(ReportPermission.PREPARE):
            title = _("Hoàn thành báo cáo năm %(year)s")
            return task(title, "reporting:report", _progress(report, paper), Tone.PROGRESS)
        case ReportState.INTERNAL_REVIEW:
            asked = _reading(may, as_guest=report.agency_id not in actor.agency_ids)
            return task(*asked) if asked else None
        case ReportState.SIGNED if may(ReportPermission.SUBMIT):
            note = _("Đã ký, Sở chưa nhận được")
            title = _("Gửi báo cáo năm %(year)s cho Sở Khoa học và Công nghệ")
            return task(title, "reporting:submit", note, Tone.ATTENTION)
        case _:
            return None


def _reading(
    may: Callable[[ReportPermission], bool], *, as_guest: bool
) -> tuple[str, str, str] | None:
    """Title, page and note for who signs what was handed in, or reads it before the signature."""
    if may(ReportPermission.SIGN):
        if as_guest:
            title = _("Ký báo cáo năm %(year)s của %(agency)s")
            return title, "reporting:sign", _("Được mời ký thay thủ trưởng; đọc lại rồi ký")
        note = _("Người soạn đã trình; đọc lại rồi ký")
        return _("Ký báo cáo năm %(year)s"), "reporting:sign", note
    if may(ReportPermission.REVIEW):
        if as_guest:
            title = _("Xem lại báo cáo năm %(year)s của %(agency)s")
            note = _("Được mời thẩm định; người soạn đã trình, thủ trưởng chưa ký")
            return title, "reporting:report", note
        note = _("Người soạn đã trình, thủ trưởng chưa ký")
        return _("Xem lại báo cáo năm %(year)s"), "reporting:report", note
    return None


def _new_note(report: AnnualReport) -> str:
    blank = sections_of(report, DraftContent(report=report))
    minutes = sum(line.section.minutes for line in blank)
    words = {"parts": len(blank), "minutes": minutes}
    return _("%(parts)s phần, khoảng %(minutes)s phút; làm dần từng phần cũng được") % words


def _progress(report: AnnualReport, paper: DraftContent | None) -> str:
    """How many parts are done, what is missing, and the minutes it takes."""
    lines = sections_of(report, paper or DraftContent(report=report))
    done = [line for line in lines if line.is_done]
    lacking = sum(line.lacking for line in lines)
    words = {
        "done": len(done),
        "parts": len(lines),
        "lacking": lacking,
        "minutes": sum(line.section.minutes for line in lines if not line.is_done),
    }
    if len(done) == len(lines):
        return _("%(done)s/%(parts)s phần đã xong; kiểm tra lại rồi trình người ký") % words
    if not lacking:
        return _("%(done)s/%(parts)s phần đã xong, khoảng %(minutes)s phút") % words
    return (
        _("%(done)s/%(parts)s phần đã xong, còn thiếu %(lacking)s mục, khoảng %(minutes)s phút")
        % words
    )


def described_checks(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One task with the number: the list behind it is the tracking board."""
    del at
    waiting = reports_to_check(actor).filter(public_id__in=duties.values("target_id"))
    for row in waiting:
        n = row["n"]
        title = ngettext(
            "Kiểm tra %(n)s báo cáo năm %(year)s", "Kiểm tra %(n)s báo cáo năm %(year)s", n
        )
        words = {"n": format_number(n), "year": row["cycle__year"]}
        note = _("Nhận kiểm tra, rồi chấp nhận hoặc trả lại kèm lý do")
        if n == 1:
            url = reverse("reporting:report", args=[UUID(row["first"])])
        else:
            url = f"{reverse('reporting:tracking')}?nam={row['cycle__year']}&gui=cho-kiem-tra"
        yield Task(title % words, url, None, note, Tone.PROGRESS, 20)


def described_cycles(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """The step a cycle waits for, from the day on which it can be taken."""
    del actor
    asked: dict[UUID, set[str]] = {}
    for target, kind in duties.values_list("target_id", "kind"):
        asked.setdefault(target, set()).add(kind.rpartition(".")[2])
    rows = cycles().filter(public_id__in=list(asked)).defer("template__content")
    for cycle in rows:
        steps = asked[cycle.public_id]
        if steps & {"publish", "open", "fix_roster"}:
            yield from _managing(cycle, at)
        if "freeze" in steps and cycle.deadline_at is not None and at >= cycle.deadline_at:
            yield _freezing(cycle)
        if "letter" in steps:
            yield _letter(cycle)


def _freezing(cycle: ReportCycle) -> Task:
    title = _("Khóa số liệu tổng hợp năm %(year)s") % {"year": cycle.year}
    url = reverse("reporting:freeze", args=[cycle.public_id])
    note = _("Đã hết hạn gửi; mỗi cơ quan một dòng, khóa rồi không đổi")
    return Task(title, url, dt.date(cycle.year, *FREEZE_BY), note, Tone.NEUTRAL, 40)


def _letter(cycle: ReportCycle) -> Task:
    title = _("Ra công văn đôn đốc báo cáo năm %(year)s") % {"year": cycle.year}
    url = f"{reverse('reporting:tracking')}?nam={cycle.year}&gui=chua"
    note = _("Đã quá hạn ba ngày; gửi các cơ quan trong danh sách chưa gửi")
    return Task(title, url, None, note, Tone.ATTENTION, 25)


def _managing(cycle: ReportCycle, at: dt.datetime) -> Iterator[Task]:
    words: dict[str, Any] = {"year": cycle.year}
    place = [cycle.public_id]
    match cycle.state:
        case CycleState.DRAFT:
            title = _("Ban hành kỳ báo cáo năm %(year)s") % words
            yield Task(title, reverse("reporting:publish_cycle", args=place), cycle.period_to)
        case CycleState.PUBLISHED:
            title = _("Mở nhận báo cáo năm %(year)s") % words
            yield Task(title, reverse("reporting:open_cycle", args=place), cycle.period_to)
        case CycleState.OPEN if business_day(at) >= cycle.roster_on:
            title = _("Chốt danh sách cơ quan của kỳ %(year)s") % words
            note = _("Bản tổng hợp đếm đúng các cơ quan trong danh sách đã chốt")
            url = reverse("reporting:fix_roster", args=place)
            yield Task(title, url, cycle.deadline_at, note, Tone.NEUTRAL, 30)
        case _:
            return


def described_syntheses(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """The step that the newest synthesis waits for; an older version is superseded (INV-42)."""
    del at
    due = dict(duties.values_list("target_id", "due"))
    newest = syntheses().filter(public_id__in=list(due)).first()
    if newest is None or newest.state not in SYNTHESIS_STEPS:
        return
    step, page = SYNTHESIS_STEPS[SynthesisState(newest.state)]
    if not SYNTHESIS_WORKFLOW.may(newest, step, actor):
        return
    if SYNTHESIS_WORKFLOW.refusals(newest, step, actor):
        return
    yield Task(
        _synthesis_words(newest, step),
        reverse(page, args=[newest.public_id]),
        due[newest.public_id],
        _("Số liệu đã khóa, dấu vân %(hash)s") % {"hash": newest.content_hash[:12]},
        Tone.PROGRESS,
        50,
    )


def _synthesis_words(synthesis: Synthesis, step: str) -> str:
    titles = {
        "review": _("Thẩm tra tổng hợp năm %(year)s, bản %(number)s"),
        "approve": _("Phê duyệt tổng hợp năm %(year)s, bản %(number)s"),
        "send": _("Gửi tổng hợp năm %(year)s, bản %(number)s cho UBND tỉnh"),
        "acknowledge": _("Xác nhận đã nhận tổng hợp năm %(year)s, bản %(number)s"),
    }
    return titles[step] % {"year": synthesis.cycle.year, "number": synthesis.number}
