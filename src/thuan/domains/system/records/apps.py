from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class RecordsConfig(DomainConfig):
    default = True  # among the classes this module holds
    name = "thuan.domains.system.records"
    label = "records"
