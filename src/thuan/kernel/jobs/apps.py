from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class JobsConfig(DomainConfig):
    name = "thuan.kernel.jobs"
    label = "jobs"
