"""What the automatic check of retention finds (CHK-REC-01; 7.5.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import RecordTypeState, Retention
from thuan.domains.system.records.models import RecordType
from thuan.kernel.checks.registry import Offender, Outcome

if TYPE_CHECKING:
    import datetime as dt


def types_have_their_rule(agency_id: int, day: dt.date) -> Outcome:
    """CHK-REC-01: every kind of record in use has its period with a basis, and its place."""
    del day
    rows = RecordType.objects.filter(agency=agency_id, state=RecordTypeState.IN_USE)
    listed = list(rows.order_by("sort_key", "pk"))
    found = []
    for one in listed:
        lacks = [
            words
            for missing, words in (
                (one.retention == Retention.UNSET, _("thời hạn")),
                (not one.legal_basis, _("căn cứ")),
                (not one.storage_place, _("nơi lưu")),
            )
            if missing
        ]
        if lacks:
            words = _("%(type)s: thiếu %(lacks)s") % {"type": one, "lacks": ", ".join(lacks)}
            found.append(Offender(words, ("records:type", str(one.public_id))))
    return Outcome(len(listed), tuple(found))
