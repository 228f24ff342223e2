from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class WorkdaysConfig(DomainConfig):
    name = "thuan.domains.registry.workdays"
    label = "workdays"
