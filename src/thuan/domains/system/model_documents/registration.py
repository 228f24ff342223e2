"""What model documents make known to the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.api import Document, DocumentVersion
from thuan.domains.system.model_documents import duties, jobs
from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.permissions import GRANTS, WORDS, ModelPermission
from thuan.domains.system.model_documents.search import found_models
from thuan.domains.system.model_documents.selectors.adoptions import adoption_of_document
from thuan.domains.system.model_documents.selectors.register import may_have_model
from thuan.domains.system.model_documents.services.following import follow_documents
from thuan.domains.system.model_documents.words import standing_words
from thuan.domains.system.model_documents.workflow import (
    ADOPTION_WORKFLOW,
    MODEL_VERSION_WORKFLOW,
    MODEL_WORKFLOW,
)
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.components import Link, Panel
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.panels import SidePanel, register_side_panel
from thuan.kernel.workflow.following import after_moves
from thuan.kernel.workflow.registry import register_workflow

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


def _standing(actor: Actor, at: dt.datetime, record: object) -> Panel | None:
    """Beside a document that began from a model: how far it is behind; one statement."""
    del at
    assert isinstance(record, Document)
    adoption = adoption_of_document(actor, record)
    if adoption is None:
        return None
    difference = reverse("model_documents:difference", args=[adoption.public_id])
    model = reverse("model_documents:model", args=[adoption.model_document.public_id])
    label = _("Xem khác biệt với mẫu")
    links = (Link(label, difference), Link(_("Mở tài liệu mẫu"), model))
    return Panel(_("Tài liệu mẫu"), ((_("So với mẫu"), standing_words(adoption)),), links)


grant(GRANTS, WORDS)
register_workflow(MODEL_WORKFLOW, ModelDocument)
register_workflow(MODEL_VERSION_WORKFLOW, ModelVersion)
register_workflow(ADOPTION_WORKFLOW, Adoption)
duties.register_all()
after_moves(ModelVersion, jobs.follow_issues)
after_moves(DocumentVersion, follow_documents)
register_search(found_models)
register_gate("model_documents.version", may_have_model)
register_side_panel(
    SidePanel("model_documents.standing", lambda record: isinstance(record, Document), _standing)
)
register_menu(
    MenuEntry(
        "model_documents",
        Section.PLAN,
        gettext_lazy("Tài liệu mẫu"),
        "model_documents:register",
        ModelPermission.VIEW,
        order=11,
        icon="file-text",
    )
)
