from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class InternalProceduresConfig(DomainConfig):
    name = "thuan.domains.system.procedures"
    label = "internal_procedures"
