from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class AdministrativeProceduresConfig(DomainConfig):
    name = "thuan.domains.registry.procedures"
    label = "administrative_procedures"
