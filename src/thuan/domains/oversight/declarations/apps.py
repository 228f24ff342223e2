from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class DeclarationsConfig(DomainConfig):
    default = True  # among the classes this module holds
    name = "thuan.domains.oversight.declarations"
    label = "declarations"
