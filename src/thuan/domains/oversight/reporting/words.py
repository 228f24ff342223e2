"""How the standing of a report is said and marked: one place for pages, lists and squares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import (
    CycleState,
    ReportState,
    SynthesisState,
    TemplateState,
)
from thuan.domains.oversight.reporting.lists import standard_groups
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text import without_note
from thuan.kernel.text.dates import format_date, format_datetime
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.components import Figure, Square, SquareGroup, Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from thuan.domains.oversight.reporting.models import ReportCycle, Synthesis
    from thuan.domains.oversight.reporting.selectors.chasing import Marks, Reminded
    from thuan.domains.oversight.reporting.selectors.lateness import LateList

TONES = {
    ReportState.NOT_STARTED: Tone.NEUTRAL,
    ReportState.DRAFT: Tone.PROGRESS,
    ReportState.INTERNAL_REVIEW: Tone.PROGRESS,
    ReportState.SIGNED: Tone.ATTENTION,
    ReportState.SUBMITTED: Tone.PROGRESS,
    ReportState.RESUBMITTED: Tone.PROGRESS,
    ReportState.UNDER_CHECK: Tone.PROGRESS,
    ReportState.ACCEPTED: Tone.SUCCESS,
    ReportState.RETURNED: Tone.ATTENTION,
    ReportState.MISSING: Tone.DANGER,
}
TEMPLATE_TONES = {
    TemplateState.DRAFT: Tone.NEUTRAL,
    TemplateState.PUBLISHED: Tone.SUCCESS,
    TemplateState.CANCELLED: Tone.NEUTRAL,
}
AGENCY_STAGES = (
    ReportState.DRAFT,
    ReportState.INTERNAL_REVIEW,
    ReportState.SIGNED,
    ReportState.SUBMITTED,
    ReportState.UNDER_CHECK,
    ReportState.ACCEPTED,
)
CYCLE_STAGES = (
    CycleState.DRAFT,
    CycleState.PUBLISHED,
    CycleState.OPEN,
    CycleState.ROSTER_FIXED,
    CycleState.CLOSED,
)
SYNTHESIS_STAGES = (
    SynthesisState.FROZEN,
    SynthesisState.REVIEWED,
    SynthesisState.APPROVED,
    SynthesisState.SENT_TO_PPC,
    SynthesisState.ACKNOWLEDGED,
)
# Where a state that is no stage of its own stands on the strip.
BESIDE = {
    ReportState.NOT_STARTED: ReportState.DRAFT,
    ReportState.RESUBMITTED: ReportState.SUBMITTED,
    ReportState.RETURNED: ReportState.DRAFT,
    ReportState.MISSING: ReportState.DRAFT,
}


def group_names() -> dict[str, str]:
    """Code → short name of every group, in the order of the province's reports."""
    return {group.code: without_note(group.name) for group in standard_groups()}


@once_per_language
def report_badge(state: str) -> Badge:
    """The mark of a report's state."""
    known = ReportState(state)
    return Badge(TONES[known], str(known.label))


@once_per_language
def arrival_badge(*, late: bool | None, state: str | None, overdue: bool) -> Badge:
    """On time, late, not yet, missing: how a report arrived."""
    if late is None:
        if overdue:
            return Badge(Tone.DANGER, _("Chưa gửi"))
        return Badge(Tone.NEUTRAL, _("Chưa gửi"))
    if state == ReportState.RETURNED:
        return Badge(Tone.ATTENTION, _("Yêu cầu bổ sung"))
    return Badge(Tone.ATTENTION, _("Trễ hạn")) if late else Badge(Tone.SUCCESS, _("Đúng hạn"))


def stages(order: Sequence[Any], state: str) -> list[Stage]:
    """The life-cycle strip with the present state marked."""
    here = BESIDE.get(state, state)  # type: ignore[call-overload]
    place = next((n for n, one in enumerate(order) if one == here), -1)
    return [Stage(one.label, done=n < place, current=n == place) for n, one in enumerate(order)]


class Counts(Protocol):
    """How the reports of a cycle arrived; the tracking selector gives it."""

    @property
    def on_time(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def absent(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def total(self) -> int: ...


def arrival_sentences(counts: Counts, today: dt.date) -> tuple[Figure, str]:
    """How the reports came: on time of how many, then late, absent and waiting."""
    noun = _("cơ quan gửi báo cáo đúng hạn")
    rest = _("%(late)s gửi trễ, %(absent)s chưa gửi; chờ kiểm tra %(waiting)s.") % {
        "late": counts.late,
        "absent": counts.absent,
        "waiting": counts.waiting,
    }
    return Figure(counts.on_time, counts.total, noun, 0, today), rest


def frozen_sentences(synthesis: Synthesis) -> tuple[Figure, str]:
    """The same two sentences from a frozen synthesis, as of its cut-off."""
    counts: dict[str, int] = synthesis.figures["reports"]
    total = int(synthesis.figures["n_agencies"])
    noun = _("cơ quan gửi báo cáo đúng hạn")
    figure = Figure(counts["on_time"], total, noun, 0, business_day(synthesis.cut_off_at))
    rest = _("%(late)s gửi trễ, %(absent)s chưa gửi, theo bản tổng hợp số %(number)s.") % {
        "late": counts["late"],
        "absent": counts["missing"] + counts["unknown"],
        "number": synthesis.number,
    }
    return figure, rest


def squares(rows: Iterable[Any], cycle: ReportCycle, *, overdue: bool) -> list[SquareGroup]:
    """The tracked agencies as squares by group; each opens its line of the tracking board."""
    board = f"{reverse('reporting:tracking')}?nam={cycle.year}&tim="
    marks: dict[tuple[str | None, bool | None], tuple[Badge, str]] = {}
    by_group: dict[str, list[Square]] = {}
    for row in rows:
        standing = (row.report_state, row.is_late)
        if standing not in marks:
            marks[standing] = _mark(*standing, overdue=overdue)
        mark, letter = marks[standing]
        square = Square(row.name, str(mark.word), letter, mark.tone, f"{board}{row.code}")
        by_group.setdefault(row.group, []).append(square)
    names = group_names()
    return [SquareGroup(names[code], tuple(by_group[code])) for code in names if code in by_group]


def _mark(state: str | None, late: bool | None, *, overdue: bool) -> tuple[Badge, str]:
    """The mark of a standing and its letter; the same for all that stand alike."""
    mark = arrival_badge(late=late, state=state, overdue=overdue)
    letters = {_("Đúng hạn"): "N", _("Trễ hạn"): "T", _("Yêu cầu bổ sung"): "Y"}
    return mark, letters.get(str(mark.word), "C")


def chased_words(marks: Marks, reminded: Reminded | None) -> str:
    """``nhắc 2 lần (05/10/2022); liên hệ 17/10/2022, hẹn gửi 20/10/2022``."""
    words = []
    if reminded is not None:
        last = format_date(reminded.last_on)
        words.append(_("nhắc %(n)s lần (%(day)s)") % {"n": reminded.times, "day": last})
    if marks.contacted_at is not None:
        day = format_date(business_day(marks.contacted_at))
        words.append(_("liên hệ %(day)s") % {"day": day})
    if marks.promised_on is not None:
        words.append(_("hẹn gửi %(day)s") % {"day": format_date(marks.promised_on)})
    return "; ".join(words)


def warning_words(marks: Marks) -> str:
    """What to look at: figures that wanted a reason."""
    return _("%(n)s số liệu có giải trình") % {"n": marks.explained} if marks.explained else ""


def telephone(number: str) -> str:
    """The address that calls a number on a phone; "" where there is nothing to dial."""
    digits = re.sub(r"[^0-9+]", "", number)
    return f"tel:{digits}" if len(digits) >= 3 else ""


def without_figures(sentence: str) -> str:
    """The sentence of an identity as people read it, "…" where a figure will stand."""
    return re.sub(r"%\([^)]*\)s", "…", sentence)


def waits_for(state: str) -> str:
    """Whose turn it is at an agency, and for what: what its people find among their tasks."""
    match state:
        case ReportState.NOT_STARTED:
            return _("Thư ký ISO: bắt đầu soạn báo cáo")
        case ReportState.DRAFT:
            return _("Thư ký ISO: điền các phần còn lại, rồi trình ký")
        case ReportState.INTERNAL_REVIEW:
            return _("Thủ trưởng: xem và ký báo cáo")
        case ReportState.SIGNED:
            return _("Thủ trưởng hoặc thư ký ISO: gửi báo cáo cho Sở")
        case ReportState.RETURNED:
            return _("Thư ký ISO: bổ sung theo yêu cầu của Sở")
        case _:
            return _("Cơ quan không có việc đang chờ với báo cáo này")


def late_sentence(found: LateList) -> str:
    """The counts of the late list in one sentence, each out of how many (U36)."""
    absent, late = len(found.absent), len(found.late)
    return _(
        "Đến %(moment)s, trong %(total)s cơ quan phải báo cáo có %(absent)s cơ quan chưa gửi và "
        "%(late)s cơ quan gửi trễ hạn; %(rest)s cơ quan đã gửi đúng hạn."
    ) % {
        "moment": format_datetime(found.as_of),
        "total": found.total,
        "absent": absent,
        "late": late,
        "rest": found.total - absent - late,
    }
