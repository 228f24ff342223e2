from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class StandardsConfig(DomainConfig):
    name = "thuan.domains.registry.standards"
    label = "standards"
