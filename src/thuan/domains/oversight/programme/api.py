"""What the portals may use of the programme."""

from thuan.domains.oversight.programme.content import (
    Budget,
    PlanContent,
    Target,
    TargetUnit,
    Task,
    read_plan,
    usual_content,
)
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.alive import standings
from thuan.domains.oversight.programme.selectors.plans import plan_of, plans
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.oversight.programme.selectors.standing import Conditions
from thuan.domains.oversight.programme.services.drafting import (
    consult_plan,
    draft_plan,
    evaluate_plan,
    issue_plan,
    start_plan,
    submit_plan,
)
from thuan.domains.oversight.programme.services.entering import enter_progress
from thuan.domains.oversight.programme.services.spending import enter_spending
from thuan.domains.oversight.programme.services.tasks import (
    finish_task,
    report_task,
    verify_task,
)

__all__ = [
    "Budget",
    "Conditions",
    "PlanContent",
    "PlanPermission",
    "PlanTask",
    "ProvincialPlan",
    "Target",
    "TargetUnit",
    "Task",
    "consult_plan",
    "draft_plan",
    "enter_progress",
    "enter_spending",
    "evaluate_plan",
    "finish_task",
    "issue_plan",
    "plan_of",
    "plans",
    "progress_of",
    "read_plan",
    "report_task",
    "standings",
    "start_plan",
    "submit_plan",
    "usual_content",
    "verify_task",
]
