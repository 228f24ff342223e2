"""The annual report of an agency, from the empty form to DOST's word (qms.md 3.18).

First arrival decides lateness and stands on the report; a return makes a new version that is
prepared, signed and sent again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import CycleState
from thuan.domains.oversight.reporting.enums import ReportState as S
from thuan.domains.oversight.reporting.judging import judged
from thuan.domains.oversight.reporting.permissions import ReportPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.kernel.accounts.actor import Actor


def cycle_takes_reports(report: AnnualReport, _actor: Actor) -> str | None:
    """Closing a cycle shuts out what never came; what was returned may still be mended."""
    if report.first_submitted_at is not None:
        return None
    if report.cycle.state not in {CycleState.OPEN, CycleState.ROSTER_FIXED}:
        return _("Kỳ báo cáo chưa mở hoặc đã khóa.")
    return None


def fit_to_send_on(report: AnnualReport, _actor: Actor) -> str | None:
    """Figures that cannot be are never sent on, odd or edited ones only with a reason (U27).

    Under the threshold of filled fields a report must not earn on-time status (qms.md 3.18).
    """
    judgement = judged(report)
    if judgement.wrong:
        return judgement.wrong[0].sentence
    if judgement.missing_for_threshold:
        missing = {"n": judgement.missing_for_threshold}
        return _("Chưa trình được: còn %(n)s mục chưa có số liệu.") % missing
    if judgement.to_explain:
        return judgement.to_explain[0].sentence
    return None


def first_time(report: AnnualReport, _actor: Actor) -> str | None:
    if report.first_submitted_at is not None:
        return _("Báo cáo đã gửi lần đầu. Bản này là bản gửi lại.")
    return None


def sent_before(report: AnnualReport, _actor: Actor) -> str | None:
    if report.first_submitted_at is None:
        return _("Báo cáo chưa gửi lần nào.")
    return None


REPORT_WORKFLOW: Workflow[AnnualReport] = Workflow(
    name="annual_report",
    subject="annual_report",
    initial=S.NOT_STARTED,
    transitions=(
        Transition(
            "start",
            frozenset({S.NOT_STARTED}),
            S.DRAFT,
            P.PREPARE,
            gettext_lazy("Bắt đầu soạn báo cáo"),
            (cycle_takes_reports,),
            part="PREPARER",
        ),
        Transition(
            "submit_internal",
            frozenset({S.DRAFT}),
            S.INTERNAL_REVIEW,
            P.PREPARE,
            gettext_lazy("Trình người ký"),
            (cycle_takes_reports, fit_to_send_on),
            part="PREPARER",
        ),
        Transition(
            "return_to_preparer",
            frozenset({S.INTERNAL_REVIEW}),
            S.DRAFT,
            P.REVIEW,
            gettext_lazy("Trả lại người soạn"),
            needs_comment=True,
        ),
        Transition(
            "sign",
            frozenset({S.INTERNAL_REVIEW}),
            S.SIGNED,
            P.SIGN,
            gettext_lazy("Ký báo cáo"),
            (cycle_takes_reports, fit_to_send_on),
            part="APPROVER",
        ),
        Transition(
            "register_paper",
            frozenset({S.INTERNAL_REVIEW}),
            S.SIGNED,
            P.REGISTER_PAPER,
            gettext_lazy("Ghi nhận bản giấy đã ký"),
            (cycle_takes_reports, fit_to_send_on),
            part="PAPER_REGISTRAR",
        ),
        Transition(
            "recall",
            frozenset({S.SIGNED}),
            S.DRAFT,
            P.SIGN,
            gettext_lazy("Rút lại để sửa"),
            needs_comment=True,
        ),
        Transition(
            "submit",
            frozenset({S.SIGNED}),
            S.SUBMITTED,
            P.SUBMIT,
            gettext_lazy("Gửi Sở Khoa học và Công nghệ"),
            (cycle_takes_reports, first_time),
        ),
        Transition(
            "resubmit",
            frozenset({S.SIGNED}),
            S.RESUBMITTED,
            P.SUBMIT,
            gettext_lazy("Gửi lại Sở Khoa học và Công nghệ"),
            (sent_before,),
        ),
        Transition(
            "enter_from_paper",
            frozenset({S.NOT_STARTED, S.DRAFT, S.INTERNAL_REVIEW}),
            S.SUBMITTED,
            P.RECEIVE_PAPER,
            gettext_lazy("Nhập thay cơ quan từ bản giấy"),
            (cycle_takes_reports, first_time),
            part="PREPARER",
        ),
        Transition(
            "take",
            frozenset({S.SUBMITTED, S.RESUBMITTED}),
            S.UNDER_CHECK,
            P.CHECK,
            gettext_lazy("Nhận kiểm tra"),
            part="DOST_ACCEPTOR",
        ),
        Transition(
            "accept",
            frozenset({S.UNDER_CHECK}),
            S.ACCEPTED,
            P.CHECK,
            gettext_lazy("Chấp nhận báo cáo"),
            part="DOST_ACCEPTOR",
        ),
        Transition(
            "return_for_changes",
            frozenset({S.UNDER_CHECK}),
            S.RETURNED,
            P.CHECK,
            gettext_lazy("Trả lại để bổ sung"),
            part="DOST_ACCEPTOR",
            needs_comment=True,
        ),
        Transition(
            "reopen",
            frozenset({S.ACCEPTED}),
            S.RETURNED,
            P.REOPEN,
            gettext_lazy("Mở lại báo cáo đã chấp nhận"),
            part="DOST_ACCEPTOR",
            needs_comment=True,
        ),
        Transition(
            "revise",
            frozenset({S.RETURNED}),
            S.DRAFT,
            P.PREPARE,
            gettext_lazy("Bổ sung báo cáo"),
            part="PREPARER",
        ),
        Transition(
            "close_cycle",
            frozenset({S.NOT_STARTED, S.DRAFT, S.INTERNAL_REVIEW, S.SIGNED}),
            S.MISSING,
            None,
            gettext_lazy("Kỳ báo cáo đã khóa"),
            (first_time,),
        ),
    ),
)
