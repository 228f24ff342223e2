"""What the portals and higher domains may use of model documents."""

from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import models, versions_of
from thuan.domains.system.model_documents.services.adopting import adopt_model
from thuan.domains.system.model_documents.services.drafting import (
    ModelHead,
    begin_version,
    change_version,
    create_model,
)
from thuan.domains.system.model_documents.services.following import spread
from thuan.domains.system.model_documents.services.issuing import issue_version

__all__ = [
    "Adoption",
    "ModelDocument",
    "ModelHead",
    "ModelPermission",
    "ModelVersion",
    "adopt_model",
    "begin_version",
    "change_version",
    "create_model",
    "issue_version",
    "models",
    "spread",
    "versions_of",
]
