"""What the automatic checks of the declared scope find (CHK-SCP-02, CHK-SCP-03; 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.selectors.comparing import (
    catalogue,
    comparison_of,
    own_procedures,
)
from thuan.domains.oversight.declarations.selectors.declarations import standing
from thuan.kernel.checks.registry import Offender, Outcome
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt


def scope_covers_every_tthc(agency_id: int, day: dt.date) -> Outcome:
    """CHK-SCP-02: what the agency settles that day is in the scope it declared."""
    declaration = standing(agency_id)
    if declaration is None:
        return Outcome(0)
    own = own_procedures(Agency.objects.get(pk=agency_id), catalogue(), day)
    declared = {line["code"] for line in declaration.scope}
    found = [
        Offender(f"{one.code} {one.name}", ("administrative_procedures:record", one.code))
        for one in own
        if one.code not in declared
    ]
    return Outcome(len(own), tuple(found))


def declaration_fits(agency_id: int, day: dt.date) -> Outcome:
    """CHK-SCP-03: the standing declaration says what holds that day: nothing to declare anew."""
    declaration = standing(agency_id)
    if declaration is None:
        return Outcome(0)
    found = comparison_of(declaration, catalogue(), day)
    if not (found.added or found.abolished):
        return Outcome(1)
    words = _("Bản công bố %(number)s khác danh mục hiện nay") % {"number": declaration.number}
    page = ("declarations:declaration", str(declaration.public_id))
    return Outcome(1, (Offender(words, page),))
