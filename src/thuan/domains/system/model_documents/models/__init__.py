"""Tables of model documents."""

from thuan.domains.system.model_documents.models.adoption import Adoption
from thuan.domains.system.model_documents.models.model import ModelDocument, ModelVersion

__all__ = ["Adoption", "ModelDocument", "ModelVersion"]
