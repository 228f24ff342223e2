"""What reporting makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting import duties, jobs
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    FigureUpload,
    ReminderLetter,
    ReportCheck,
    ReportCycle,
    ReportTemplate,
    Synthesis,
)
from thuan.domains.oversight.reporting.permissions import (
    GRANTS,
    WORDS,
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.search import found_reports
from thuan.domains.oversight.reporting.selectors.evidence import CLAUSES, reported_evidence
from thuan.domains.oversight.reporting.selectors.uploads import may_have_upload
from thuan.domains.oversight.reporting.tasks import reporting_tasks
from thuan.domains.oversight.reporting.tasks.coming import reporting_coming
from thuan.domains.oversight.reporting.workflow import (
    CHECK_WORKFLOW,
    CYCLE_WORKFLOW,
    LETTER_WORKFLOW,
    REPORT_WORKFLOW,
    SYNTHESIS_WORKFLOW,
    TEMPLATE_WORKFLOW,
    UPLOAD_WORKFLOW,
)
from thuan.domains.registry.standards.api import register_clause_evidence
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

__all__ = ["jobs"]

grant(GRANTS, WORDS)
register_workflow(CYCLE_WORKFLOW, ReportCycle)
register_workflow(REPORT_WORKFLOW, AnnualReport)
register_workflow(CHECK_WORKFLOW, ReportCheck)
register_workflow(SYNTHESIS_WORKFLOW, Synthesis)
register_workflow(TEMPLATE_WORKFLOW, ReportTemplate)
register_workflow(UPLOAD_WORKFLOW, FigureUpload)
register_gate("reporting.upload", may_have_upload)
register_workflow(LETTER_WORKFLOW, ReminderLetter)
duties.register_all()
register_tasks(reporting_tasks, reporting_coming)
register_search(found_reports)
register_clause_evidence("reporting.last_report", CLAUSES, reported_evidence)
register_menu(
    MenuEntry(
        "my-report",
        Section.REPORTS,
        _("Báo cáo năm"),
        "reporting:mine",
        ReportPermission.OWN,
        order=10,
        icon="file-earmark-text",
        bottom=2,
    )
)
register_menu(
    MenuEntry(
        "tracking",
        Section.PROVINCE,
        _("Theo dõi báo cáo"),
        "reporting:tracking",
        ReportPermission.TRACK,
        order=10,
        icon="list-check",
        bottom=2,
    )
)
register_menu(
    MenuEntry(
        "synthesis",
        Section.PROVINCE,
        _("Tổng hợp của tỉnh"),
        "reporting:syntheses",
        SynthesisPermission.VIEW,
        order=20,
        icon="bar-chart",
        bottom=3,
    )
)
register_menu(
    MenuEntry(
        "cycles",
        Section.PROVINCE,
        _("Kỳ báo cáo"),
        "reporting:cycles",
        CyclePermission.VIEW,
        order=30,
        icon="calendar3",
    )
)
register_menu(
    MenuEntry(
        "templates",
        Section.PROVINCE,
        _("Mẫu báo cáo"),
        "reporting:templates",
        CyclePermission.EDIT_TEMPLATE,
        order=40,
        icon="file-earmark-text",
    )
)
