"""What documented information makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.api import register_clause_evidence
from thuan.domains.system.documents import duties, jobs
from thuan.domains.system.documents.models import (
    ChangeRequest,
    Copy,
    Document,
    DocumentVersion,
    Review,
)
from thuan.domains.system.documents.permissions import GRANTS, WORDS, DocumentPermission
from thuan.domains.system.documents.search import found_documents
from thuan.domains.system.documents.selectors.checks import (
    forms_are_in_force,
    none_is_overdue,
    scope_is_stated,
)
from thuan.domains.system.documents.selectors.evidence import CLAUSES, documents_shown
from thuan.domains.system.documents.selectors.files import may_have_version
from thuan.domains.system.documents.tasks import document_tasks
from thuan.domains.system.documents.workflow import (
    CHANGE_REQUEST_WORKFLOW,
    COPY_WORKFLOW,
    DOCUMENT_WORKFLOW,
    REVIEW_WORKFLOW,
    VERSION_WORKFLOW,
)
from thuan.kernel.checks.registry import register_check
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

__all__ = ["jobs"]

grant(GRANTS, WORDS)
register_workflow(DOCUMENT_WORKFLOW, Document)
register_workflow(VERSION_WORKFLOW, DocumentVersion)
register_workflow(REVIEW_WORKFLOW, Review)
register_workflow(COPY_WORKFLOW, Copy)
register_workflow(CHANGE_REQUEST_WORKFLOW, ChangeRequest)
duties.register_all()
register_tasks(document_tasks)
register_search(found_documents)
register_clause_evidence("documents", CLAUSES, documents_shown)
register_check("CHK-SCP-01", scope_is_stated)
register_check("CHK-DOC-02", none_is_overdue)
register_check("CHK-DOC-07", forms_are_in_force)
register_gate("documents.version", may_have_version)
register_menu(
    MenuEntry(
        "documents",
        Section.PLAN,
        _("Tài liệu"),
        "documents:register",
        DocumentPermission.VIEW,
        order=10,
        icon="file-earmark-text",
    )
)
register_menu(
    MenuEntry(
        "master_list",
        Section.PLAN,
        _("Danh mục tài liệu"),
        "documents:master_list",
        DocumentPermission.VIEW,
        order=11,
        icon="list-check",
    )
)
