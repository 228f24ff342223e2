from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class AgenciesConfig(DomainConfig):
    name = "thuan.domains.registry.agencies"
    label = "agencies"
