"""The province's check of one submitted version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import CheckState as S
from thuan.domains.oversight.reporting.permissions import ReportPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import ReportCheck

CHECK_WORKFLOW: Workflow[ReportCheck] = Workflow(
    name="report_check",
    subject="report_check",
    initial=S.OPEN,
    transitions=(
        Transition(
            "accept",
            frozenset({S.OPEN}),
            S.ACCEPTED,
            P.CHECK,
            gettext_lazy("Chấp nhận"),
        ),
        Transition(
            "return_for_changes",
            frozenset({S.OPEN}),
            S.RETURNED,
            P.CHECK,
            gettext_lazy("Trả lại để bổ sung"),
            needs_comment=True,
        ),
        Transition(
            "reopen",
            frozenset({S.ACCEPTED}),
            S.RETURNED,
            P.REOPEN,
            gettext_lazy("Mở lại báo cáo đã chấp nhận"),
            needs_comment=True,
        ),
    ),
)
