from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class WorkplaceConfig(DomainConfig):
    name = "thuan.portals.workplace"
    label = "workplace"
