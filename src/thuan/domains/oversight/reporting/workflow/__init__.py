"""The life cycles of reporting as tables (qms.md 3.18, 3.19)."""

from thuan.domains.oversight.reporting.workflow.check import CHECK_WORKFLOW
from thuan.domains.oversight.reporting.workflow.cycle import CYCLE_WORKFLOW
from thuan.domains.oversight.reporting.workflow.letter import LETTER_WORKFLOW
from thuan.domains.oversight.reporting.workflow.report import REPORT_WORKFLOW
from thuan.domains.oversight.reporting.workflow.synthesis import SYNTHESIS_WORKFLOW
from thuan.domains.oversight.reporting.workflow.template import TEMPLATE_WORKFLOW
from thuan.domains.oversight.reporting.workflow.upload import UPLOAD_WORKFLOW

__all__ = [
    "CHECK_WORKFLOW",
    "CYCLE_WORKFLOW",
    "LETTER_WORKFLOW",
    "REPORT_WORKFLOW",
    "SYNTHESIS_WORKFLOW",
    "TEMPLATE_WORKFLOW",
    "UPLOAD_WORKFLOW",
]
