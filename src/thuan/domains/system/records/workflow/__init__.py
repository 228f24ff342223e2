"""The life cycles of records and of their disposal as tables (qms.md 3.1)."""

from thuan.domains.system.records.workflow.disposal import DISPOSAL_WORKFLOW
from thuan.domains.system.records.workflow.record import (
    HOLD_WORKFLOW,
    RECORD_TYPE_WORKFLOW,
    RECORD_WORKFLOW,
)

__all__ = ["DISPOSAL_WORKFLOW", "HOLD_WORKFLOW", "RECORD_TYPE_WORKFLOW", "RECORD_WORKFLOW"]
