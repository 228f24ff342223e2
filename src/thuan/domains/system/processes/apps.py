from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class ProcessesConfig(DomainConfig):
    name = "thuan.domains.system.processes"
    label = "processes"
