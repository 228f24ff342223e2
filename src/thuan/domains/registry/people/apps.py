from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class PeopleConfig(DomainConfig):
    default = True  # among the classes this module holds
    name = "thuan.domains.registry.people"
    label = "people"
