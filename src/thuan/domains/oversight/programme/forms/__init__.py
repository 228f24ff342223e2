"""Forms of the provincial plan."""

from thuan.domains.oversight.programme.forms.plan import (
    BudgetForm,
    GeneralForm,
    NewPlanForm,
    TargetForm,
    TaskForm,
)
from thuan.domains.oversight.programme.forms.steps import (
    AmendmentForm,
    CommentForm,
    EvaluationForm,
    FinishForm,
    IssueForm,
    ProgressForm,
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
    "TargetForm",
    "TaskForm",
]
