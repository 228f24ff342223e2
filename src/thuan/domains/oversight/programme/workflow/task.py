"""A task of the plan: whoever leads it says that it is done, somebody else verifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.enums import TaskState as S
from thuan.domains.oversight.programme.permissions import PlanPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.programme.models import PlanTask

TASK_WORKFLOW: Workflow[PlanTask] = Workflow(
    name="plan_task",
    subject="plan_task",
    initial=S.NOT_STARTED,
    transitions=(
        Transition(
            "begin_work",
            frozenset({S.NOT_STARTED}),
            S.IN_PROGRESS,
            P.LEAD,
            gettext_lazy("Bắt đầu làm"),
        ),
        Transition(
            "finish",
            frozenset({S.NOT_STARTED, S.IN_PROGRESS}),
            S.DONE,
            P.LEAD,
            gettext_lazy("Ghi đã làm xong"),
            part="DOER",
        ),
        Transition(
            "reopen",
            frozenset({S.DONE}),
            S.IN_PROGRESS,
            P.VERIFY,
            gettext_lazy("Chưa xong, làm tiếp"),
            needs_comment=True,
        ),
        Transition(
            "verify",
            frozenset({S.DONE}),
            S.VERIFIED,
            P.VERIFY,
            gettext_lazy("Xác nhận đã xong"),
            part="VERIFIER",
        ),
        Transition(
            "cancel",
            frozenset({S.NOT_STARTED, S.IN_PROGRESS}),
            S.CANCELLED,
            P.ISSUE,
            gettext_lazy("Thôi thực hiện"),
            needs_comment=True,
        ),
    ),
)
