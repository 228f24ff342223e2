"""Why the figures of a report cannot be changed on this page, and how they can be (U28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.views.common import STEP_URLS, may_fill
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.kernel.accounts.actor import Actor

# The step that opens the figures again, for whoever may take it.
WAYS_OUT = {
    ReportState.INTERNAL_REVIEW: "return_to_preparer",
    ReportState.SIGNED: "recall",
    ReportState.SUBMITTED: "take",
    ReportState.RESUBMITTED: "take",
    ReportState.UNDER_CHECK: "return_for_changes",
    ReportState.RETURNED: "revise",
    ReportState.ACCEPTED: "reopen",
}


@dataclass(frozen=True, slots=True)
class Lock:
    """Which lock it is, in a sentence, and the step that opens it where this person may take it."""

    reason: str
    way: Link | None = None


def lock_of(report: AnnualReport, actor: Actor, steps: Sequence[Link] | None = None) -> Lock | None:
    """The lock on every figure of the report; None for who fills it at present.

    ``steps``: the open steps of the person (``open_steps``), where the page has them already.
    """
    if may_fill(report, actor):
        return None
    state = ReportState(report.state)
    way = _way_out(report, state, actor, steps)
    if report.agency_id not in actor.agency_ids:
        return Lock(_of_others(report, actor), way)
    return Lock(_of_own(state, way), way)


def _way_out(
    report: AnnualReport, state: ReportState, actor: Actor, steps: Sequence[Link] | None
) -> Link | None:
    step = WAYS_OUT.get(state)
    if step is None:
        return None
    address = reverse(STEP_URLS[step], args=[report.public_id])
    if steps is not None:
        return next((link for link in steps if link.url == address), None)
    may = REPORT_WORKFLOW.may(report, step, actor)
    if not may or REPORT_WORKFLOW.refusals(report, step, actor):
        return None
    return Link(REPORT_WORKFLOW[step].label, address)


def _of_others(report: AnnualReport, actor: Actor) -> str:
    """For the province and for guests: the figures are the agency's."""
    if can(actor, ReportPermission.VIEW, agency_id=report.agency_id):
        return _("Số liệu của cơ quan; chỉ cơ quan báo cáo sửa được.")
    return _("Số liệu do cơ quan báo cáo nhập; người được mời chỉ đọc.")


def _of_own(state: ReportState, way: Link | None) -> str:
    """For the agency's own people, by the step its report stands at."""
    match state:
        case ReportState.INTERNAL_REVIEW:
            done, ask = _("Đã trình người ký."), _("Cần sửa thì nhờ người ký trả lại.")
        case ReportState.SIGNED:
            done, ask = _("Đã ký."), _("Cần sửa thì nhờ thủ trưởng rút lại.")
        case ReportState.SUBMITTED | ReportState.RESUBMITTED | ReportState.UNDER_CHECK:
            done = _("Đã gửi Sở Khoa học và Công nghệ.")
            ask = _("Cần sửa thì đề nghị Sở trả lại để bổ sung.")
        case ReportState.ACCEPTED:
            done = _("Sở Khoa học và Công nghệ đã chấp nhận.")
            ask = _("Cần sửa thì đề nghị Sở mở lại.")
        case ReportState.RETURNED:
            done, ask = _("Bản đã gửi được giữ nguyên."), _("Thư ký ISO bấm bổ sung để sửa.")
        case ReportState.MISSING:
            return _("Kỳ báo cáo đã khóa khi báo cáo chưa gửi.")
        case _:
            return _("Thư ký ISO của cơ quan soạn báo cáo; vai trò này chỉ đọc.")
    return done if way else f"{done} {ask}"
