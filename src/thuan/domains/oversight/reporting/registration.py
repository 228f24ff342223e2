"""What reporting makes known to the kernel."""

from __future__ import annotations

from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReportCheck,
    ReportCycle,
    Synthesis,
)
from thuan.domains.oversight.reporting.permissions import GRANTS
from thuan.domains.oversight.reporting.workflow import (
    CHECK_WORKFLOW,
    CYCLE_WORKFLOW,
    REPORT_WORKFLOW,
    SYNTHESIS_WORKFLOW,
)
from thuan.kernel.permissions import grant
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS)
register_workflow(CYCLE_WORKFLOW, ReportCycle)
register_workflow(REPORT_WORKFLOW, AnnualReport)
register_workflow(CHECK_WORKFLOW, ReportCheck)
register_workflow(SYNTHESIS_WORKFLOW, Synthesis)
