"""Forms of the provincial plan."""

from thuan.domains.oversight.programme.forms.amending import AmendmentForm
from thuan.domains.oversight.programme.forms.plan import (
    BudgetForm,
    GeneralForm,
    NewPlanForm,
    TargetForm,
    TaskForm,
)
from thuan.domains.oversight.programme.forms.steps import (
    CommentForm,
    EvaluationForm,
    FinishForm,
    IssueForm,
    ProgressForm,
    SpendingForm,
    TaskReportForm,
)

__all__ = [
    "AmendmentForm",
    "BudgetForm",
    "CommentForm",
    "EvaluationForm",
    "FinishForm",
    "GeneralForm",
    "IssueForm",
    "NewPlanForm",
    "ProgressForm",
    "SpendingForm",
    "TargetForm",
    "TaskForm",
    "TaskReportForm",
]
