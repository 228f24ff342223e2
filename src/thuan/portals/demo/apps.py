from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class DemoConfig(DomainConfig):
    name = "thuan.portals.demo"
    label = "demo"
