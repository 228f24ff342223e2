"""What the automatic checks of processes and instruments find (CHK-PRC; 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.documents.api import Document
from thuan.domains.system.processes.selectors.processes import (
    in_force_among,
    of_agency,
    standing_of,
)
from thuan.kernel.checks.registry import Offender, Outcome

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.processes.models import Process


def _at(process: Process) -> tuple[str, str]:
    return ("processes:process", str(process.public_id))


def sheets_are_complete(agency_id: int, day: dt.date) -> Outcome:
    """CHK-PRC-01: every process says what 4.4.1 asks; risks stand in registers of their own."""
    del day
    rows = of_agency(agency_id)
    found = [
        Offender(
            _("%(process)s: thiếu %(lacks)s")
            % {"process": one.process, "lacks": ", ".join(str(lack.label) for lack in one.lacks)},
            _at(one.process),
        )
        for one in standing_of(rows)
        if one.lacks
    ]
    return Outcome(len(rows), tuple(found))


def documents_are_in_force(agency_id: int, day: dt.date) -> Outcome:
    """CHK-PRC-03: a process that is run by documents has one in force; one without says why."""
    rows = of_agency(agency_id)
    keys = {key for one in rows for key in one.documents}
    known = list(Document.objects.filter(agency=agency_id, public_id__in=keys))
    standing = in_force_among(known, day)
    living = {str(one.public_id) for one in known if one.pk in standing}
    found = [
        Offender(_("%(process)s: chưa có tài liệu hiệu lực") % {"process": one}, _at(one))
        for one in rows
        if not living & set(one.documents) and not one.no_document_reason
    ]
    return Outcome(len(rows), tuple(found))
