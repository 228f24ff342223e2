from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class ModelDocumentsConfig(DomainConfig):
    name = "thuan.domains.system.model_documents"
    label = "model_documents"
