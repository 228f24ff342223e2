from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class LawConfig(DomainConfig):
    name = "thuan.domains.registry.law"
    label = "law"
