"""What the portals and higher domains may use of documented information."""

from thuan.domains.system.documents.content import (
    Changed,
    Structure,
    listed_content,
    register_objection,
    register_structure,
    structure_of,
)
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import (
    documents,
    in_force_on,
    master_list,
    my_copy,
    my_review,
    versions,
)
from thuan.domains.system.documents.selectors.forms import forms_by_code
from thuan.domains.system.documents.selectors.people import people_at
from thuan.domains.system.documents.services.bulk import MOST as MOST_AT_ONCE
from thuan.domains.system.documents.services.bulk import take_over_many
from thuan.domains.system.documents.services.calendar import months_after
from thuan.domains.system.documents.services.distributing import acknowledge, distribute
from thuan.domains.system.documents.services.reviewing import (
    approve_version,
    endorse_version,
    submit_version,
)
from thuan.domains.system.documents.services.taking_over import OldVersion, take_over_document
from thuan.domains.system.documents.services.writing import (
    DocumentHead,
    change_draft,
    create_document,
    revise_document,
)

__all__ = [
    "MOST_AT_ONCE",
    "Changed",
    "Document",
    "DocumentHead",
    "DocumentPermission",
    "DocumentVersion",
    "OldVersion",
    "Structure",
    "acknowledge",
    "approve_version",
    "change_draft",
    "create_document",
    "distribute",
    "documents",
    "endorse_version",
    "forms_by_code",
    "hash_of",
    "in_force_on",
    "listed_content",
    "master_list",
    "months_after",
    "my_copy",
    "my_review",
    "people_at",
    "register_objection",
    "register_structure",
    "revise_document",
    "structure_of",
    "submit_version",
    "take_over_document",
    "take_over_many",
    "versions",
]
