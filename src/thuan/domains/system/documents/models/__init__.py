"""Tables of documented information."""

from thuan.domains.system.documents.models.document import Document, DocumentVersion
from thuan.domains.system.documents.models.request import ChangeRequest
from thuan.domains.system.documents.models.steps import Copy, Review

__all__ = ["ChangeRequest", "Copy", "Document", "DocumentVersion", "Review"]
