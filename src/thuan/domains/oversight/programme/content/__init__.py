"""What a plan lays down, as data: objectives, targets with their lists, tasks, money."""

from thuan.domains.oversight.programme.content.changes import (
    ListChange,
    PlanChange,
    changes,
    list_changes,
    list_words,
)
from thuan.domains.oversight.programme.content.reading import PlanFault, read_plan
from thuan.domains.oversight.programme.content.shape import (
    Budget,
    PlanContent,
    Target,
    TargetUnit,
    Task,
)
from thuan.domains.oversight.programme.content.usual import moved_to, usual_content

__all__ = [
    "Budget",
    "ListChange",
    "PlanChange",
    "PlanContent",
    "PlanFault",
    "Target",
    "TargetUnit",
    "Task",
    "changes",
    "list_changes",
    "list_words",
    "moved_to",
    "read_plan",
    "usual_content",
]
