"""What other domains may ask of the register of administrative procedures."""

from thuan.domains.registry.procedures.content import (
    amount,
    is_settled_by,
    limit_words,
    read_limit,
)
from thuan.domains.registry.procedures.models import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)
from thuan.domains.registry.procedures.selectors.register import (
    amended_by,
    changed_on,
    terms_from,
    terms_of,
    terms_on,
)
from thuan.domains.registry.procedures.services.publishing import Decision, publish
from thuan.domains.registry.procedures.services.reading import COLUMNS, NEEDED

__all__ = [
    "COLUMNS",
    "NEEDED",
    "AdministrativeProcedure",
    "Decision",
    "ProcedureTerms",
    "PublicationDecision",
    "amended_by",
    "amount",
    "changed_on",
    "is_settled_by",
    "limit_words",
    "publish",
    "read_limit",
    "terms_from",
    "terms_of",
    "terms_on",
]
