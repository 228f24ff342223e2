"""What other domains may ask of the register of administrative procedures."""

from thuan.domains.registry.procedures.content import amount, limit_words
from thuan.domains.registry.procedures.models import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)
from thuan.domains.registry.procedures.selectors.register import terms_from, terms_of, terms_on
from thuan.domains.registry.procedures.services.publishing import Decision, publish
from thuan.domains.registry.procedures.services.reading import COLUMNS, NEEDED

__all__ = [
    "COLUMNS",
    "NEEDED",
    "AdministrativeProcedure",
    "Decision",
    "ProcedureTerms",
    "PublicationDecision",
    "amount",
    "limit_words",
    "publish",
    "terms_from",
    "terms_of",
    "terms_on",
]
