"""The life cycles of the programme as tables (qms.md 3.20)."""

from thuan.domains.oversight.programme.workflow.plan import PLAN_WORKFLOW
from thuan.domains.oversight.programme.workflow.task import TASK_WORKFLOW

__all__ = ["PLAN_WORKFLOW", "TASK_WORKFLOW"]
