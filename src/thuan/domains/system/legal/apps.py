from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class LegalConfig(DomainConfig):
    name = "thuan.domains.system.legal"
    label = "legal"
