"""The plan: drafted and submitted by DOST, issued by the People's Committee, then carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import read_plan
from thuan.domains.oversight.programme.enums import PlanState as S
from thuan.domains.oversight.programme.permissions import PlanPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor


def it_aims_at_something(plan: ProvincialPlan, _actor: Actor) -> str | None:
    """Targets are measurable: at least one names a number or brings its list."""
    targets = read_plan(plan.content).targets
    if not any(target.stated or target.units for target in targets):
        return _("Chưa chỉ tiêu nào có con số hoặc danh sách cơ quan.")
    return None


PLAN_WORKFLOW: Workflow[ProvincialPlan] = Workflow(
    name="provincial_plan",
    subject="provincial_plan",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "consult",
            frozenset({S.DRAFT}),
            S.CONSULTED,
            P.DRAFT,
            gettext_lazy("Ghi kết quả lấy ý kiến"),
            (it_aims_at_something,),
            needs_comment=True,
        ),
        Transition(
            "redraft",
            frozenset({S.CONSULTED}),
            S.DRAFT,
            P.DRAFT,
            gettext_lazy("Sửa lại dự thảo"),
        ),
        Transition(
            "submit",
            frozenset({S.CONSULTED}),
            S.SUBMITTED,
            P.SUBMIT,
            gettext_lazy("Trình UBND tỉnh"),
            (it_aims_at_something,),
            part="SUBMITTER",
        ),
        Transition(
            "return",
            frozenset({S.SUBMITTED}),
            S.DRAFT,
            P.ISSUE,
            gettext_lazy("Trả lại để sửa"),
            needs_comment=True,
        ),
        Transition(
            "issue",
            frozenset({S.SUBMITTED}),
            S.ISSUED,
            P.ISSUE,
            gettext_lazy("Ban hành kế hoạch"),
            part="ISSUER",
        ),
        Transition(
            "start",
            frozenset({S.ISSUED}),
            S.RUNNING,
            P.REPORT,
            gettext_lazy("Bắt đầu thực hiện"),
        ),
        Transition(
            "evaluate",
            frozenset({S.RUNNING}),
            S.EVALUATED,
            P.DRAFT,
            gettext_lazy("Đánh giá kết quả năm"),
        ),
        Transition(
            "close",
            frozenset({S.EVALUATED}),
            S.CLOSED,
            P.SUBMIT,
            gettext_lazy("Kết thúc kế hoạch"),
        ),
    ),
)
