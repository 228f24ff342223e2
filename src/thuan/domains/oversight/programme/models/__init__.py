"""Tables of the provincial plan."""

from thuan.domains.oversight.programme.models.plan import (
    PlanAmendment,
    PlanTask,
    ProgressEntry,
    ProvincialPlan,
    Spending,
    TaskReport,
)

__all__ = [
    "PlanAmendment",
    "PlanTask",
    "ProgressEntry",
    "ProvincialPlan",
    "Spending",
    "TaskReport",
]
