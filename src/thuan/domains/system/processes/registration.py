"""What processes make known to the kernel, to documents and to the standard."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.api import register_clause_evidence, register_ground
from thuan.domains.registry.standards.enums import Ground
from thuan.domains.system.documents.api import Document, register_objection
from thuan.domains.system.processes.models import (
    Instrument,
    InstrumentCheck,
    KnowledgeItem,
    MapReview,
    Process,
)
from thuan.domains.system.processes.permissions import GRANTS, WORDS, ProcessPermission
from thuan.domains.system.processes.search import found_processes
from thuan.domains.system.processes.selectors.checks import (
    documents_are_in_force,
    sheets_are_complete,
)
from thuan.domains.system.processes.selectors.evidence import CLAUSES, processes_shown
from thuan.domains.system.processes.selectors.instruments import instruments_there
from thuan.domains.system.processes.services.checking import sheet_is_half_done
from thuan.domains.system.processes.tasks import process_tasks
from thuan.domains.system.processes.views.panels import processes_of_document
from thuan.domains.system.processes.workflow import (
    INSTRUMENT_CHECK_WORKFLOW,
    INSTRUMENT_WORKFLOW,
    KNOWLEDGE_WORKFLOW,
    MAP_REVIEW_WORKFLOW,
    PROCESS_WORKFLOW,
)
from thuan.kernel.checks.registry import register_check
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.panels import SidePanel, register_side_panel
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(PROCESS_WORKFLOW, Process)
register_workflow(MAP_REVIEW_WORKFLOW, MapReview)
register_workflow(INSTRUMENT_WORKFLOW, Instrument)
register_workflow(INSTRUMENT_CHECK_WORKFLOW, InstrumentCheck)
register_workflow(KNOWLEDGE_WORKFLOW, KnowledgeItem)
register_tasks(process_tasks)
register_search(found_processes)
register_objection(sheet_is_half_done)
register_check("CHK-PRC-01", sheets_are_complete)
register_check("CHK-PRC-03", documents_are_in_force)
register_ground(Ground.INSTRUMENT, instruments_there)
register_clause_evidence("processes", CLAUSES, processes_shown)
register_side_panel(
    SidePanel(
        "processes.of_document",
        lambda record: isinstance(record, Document),
        processes_of_document,
    )
)
for key, title, address, order, icon in (
    ("processes", _("Sơ đồ quá trình"), "processes:map", 16, "diagram-3"),
    ("instruments", _("Phương tiện đo"), "processes:instruments", 82, "speedometer2"),
    ("knowledge", _("Tri thức"), "processes:knowledge", 84, "lightbulb"),
):
    section = Section.PLAN if key == "processes" else Section.DO
    register_menu(
        MenuEntry(key, section, title, address, ProcessPermission.VIEW, order=order, icon=icon)
    )
