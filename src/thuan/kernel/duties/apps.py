from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class DutiesConfig(DomainConfig):
    name = "thuan.kernel.duties"
    label = "duties"
