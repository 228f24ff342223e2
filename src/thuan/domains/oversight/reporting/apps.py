from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class ReportingConfig(DomainConfig):
    default = True  # among the classes this module holds
    name = "thuan.domains.oversight.reporting"
    label = "reporting"
