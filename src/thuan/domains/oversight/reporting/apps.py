from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class ReportingConfig(DomainConfig):
    name = "thuan.domains.oversight.reporting"
    label = "reporting"
