"""The register of procedures read for comparison, and each agency's own part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.declarations.content import Catalogue, Comparison, Listed, compare
from thuan.domains.oversight.declarations.models import DeclarationTerms
from thuan.domains.oversight.declarations.models.terms import REDECLARE_IN_DAYS
from thuan.domains.registry.procedures.api import (
    ProcedureTerms,
    PublicationDecision,
    is_settled_by,
)

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.tenancy.models import Agency


@dataclass(frozen=True, slots=True)
class Terms:
    """The term of declaring anew as it stands; ``version`` 0 says that nobody has changed it."""

    redeclare_days: int = REDECLARE_IN_DAYS
    legal_basis: str = ""
    version: int = 0


def terms() -> Terms:
    """What holds now; one statement."""
    row = DeclarationTerms.objects.first()
    return Terms(row.redeclare_days, row.legal_basis, row.version) if row else Terms()


def catalogue() -> Catalogue:
    """The whole register of procedures with its history; two statements."""
    rows = ProcedureTerms.objects.standing().order_by("procedure__code", "valid_from")
    columns = ("procedure__code", "name", "field", "level", "competent", "valid_from", "valid_to")
    found = Catalogue()
    for code, *told in rows.values_list(*columns, "decision__number"):
        found.stretches.setdefault(code, []).append(Listed(code, *told))
    for decision in PublicationDecision.objects.order_by("pk"):
        for code in decision.abolished:
            found.abolishing[code, decision.effective_from] = decision.number
    return found


def own_procedures(agency: Agency, known: Catalogue, day: dt.date) -> list[Listed]:
    """The procedures that an agency settles on a day."""
    return [
        one
        for one in known.all_on(day)
        if is_settled_by(one.level, one.competent, agency.kind, agency.name)
    ]


def comparison_of(declaration: Declaration, known: Catalogue, day: dt.date) -> Comparison:
    """The declared scope beside what the agency settles on the day.

    A scope told in words alone has no list, so there is nothing to compare.
    """
    if not declaration.scope:
        return Comparison(0, 0)
    today = own_procedures(declaration.agency, known, day)
    return compare(declaration.scope, declaration.declared_on, today, known, day)
