from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class OperationsConfig(DomainConfig):
    name = "thuan.portals.operations"
    label = "operations"
