"""What an agency can show for the clauses of operation (8.1, 8.5.1; F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from thuan.domains.registry.standards.api import Evidence
from thuan.domains.system.procedures.permissions import ProcedurePermission
from thuan.domains.system.procedures.selectors.checks import every_tthc_has_its_procedure
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.kernel.accounts.actor import Actor

CLAUSES: Final = ("8.1", "8.5.1")


def procedures_shown(
    actor: Actor, agency_id: int, at: dt.datetime
) -> Mapping[str, Sequence[Evidence]]:
    """How many administrative procedures have an internal one in force; three statements."""
    if not can(actor, ProcedurePermission.VIEW, agency_id=agency_id):
        return {}
    outcome = every_tthc_has_its_procedure(agency_id, business_day(at))
    if not outcome.checked:
        return {}
    words = {"n": outcome.checked - len(outcome.offenders), "all": outcome.checked}
    told = _("%(n)s/%(all)s TTHC có quy trình đang hiệu lực") % words
    line = Evidence(_("Quy trình nội bộ"), told, ("internal_procedures:coverage",))
    return dict.fromkeys(CLAUSES, (line,))
