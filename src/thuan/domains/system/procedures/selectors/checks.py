"""What the automatic check of coverage finds (CHK-OPS-01; 8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.registry.procedures.api import terms_on
from thuan.domains.system.documents.api import DocumentVersion, in_force_on
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.procedures.selectors.coverage import settled
from thuan.kernel.checks.registry import Offender, Outcome
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt


def every_tthc_has_its_procedure(agency_id: int, day: dt.date) -> Outcome:
    """CHK-OPS-01: each administrative procedure the agency settles has an internal one in force."""
    agency = Agency.objects.get(pk=agency_id)
    rows = DocumentVersion.objects.filter(
        agency=agency_id, document__kind=DocumentType.INTERNAL_PROCEDURE
    )
    listed = in_force_on(rows, day).values_list("structure__covers", flat=True)
    covered = {code for codes in listed for code in codes or ()}
    mine = settled(agency, terms_on(day), covered)
    found = [
        Offender(
            f"{one.procedure.code} {one.name}",
            ("administrative_procedures:record", one.procedure.code),
        )
        for one in mine
        if one.procedure.code not in covered
    ]
    return Outcome(len(mine), tuple(found))
