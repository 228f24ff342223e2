"""Tables of administrative procedures."""

from thuan.domains.registry.procedures.models.procedure import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)

__all__ = ["AdministrativeProcedure", "ProcedureTerms", "PublicationDecision"]
