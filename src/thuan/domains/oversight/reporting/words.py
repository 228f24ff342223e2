"""How the standing of a report is said and marked: one place for pages, lists and squares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import (
    CycleState,
    ReportState,
    SynthesisState,
)
from thuan.domains.oversight.reporting.lists import standard_groups
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Code → name of every group, in the order of the province's reports."""
    return {group.code: group.name for group in standard_groups()}


def report_badge(state: str) -> Badge:
    """The mark of a report's state."""
    known = ReportState(state)
    return Badge(TONES[known], known.label)


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
