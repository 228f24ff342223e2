"""The life cycles of documented information as tables (qms.md 3.1)."""

from thuan.domains.system.documents.workflow.request import CHANGE_REQUEST_WORKFLOW
from thuan.domains.system.documents.workflow.steps import COPY_WORKFLOW, REVIEW_WORKFLOW
from thuan.domains.system.documents.workflow.version import DOCUMENT_WORKFLOW, VERSION_WORKFLOW

__all__ = [
    "CHANGE_REQUEST_WORKFLOW",
    "COPY_WORKFLOW",
    "DOCUMENT_WORKFLOW",
    "REVIEW_WORKFLOW",
    "VERSION_WORKFLOW",
]
