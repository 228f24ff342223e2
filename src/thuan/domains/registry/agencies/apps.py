from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class AgenciesConfig(DomainConfig):
    default = True  # two configurations are in sight here; Django takes the one that says so
    name = "thuan.domains.registry.agencies"
    label = "agencies"
