"""What an agency can show for the clauses of documented information (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.api import Evidence
from thuan.domains.system.documents.enums import CopyState, DocumentType
from thuan.domains.system.documents.models import Copy, DocumentVersion
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import in_force_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.kernel.accounts.actor import Actor

CLAUSES: Final = ("4.3", "5.2.2", "7.5.1", "7.5.3.1")
# Clauses that one type of document answers by itself.
BY_TYPE: Final = {DocumentType.SCOPE: "4.3", DocumentType.POLICY: "5.2.2"}


def documents_shown(
    actor: Actor, agency_id: int, at: dt.datetime
) -> Mapping[str, Sequence[Evidence]]:
    """Documents in force by type, statements of scope and policy, who has read; two statements."""
    if not can(actor, DocumentPermission.VIEW, agency_id=agency_id):
        return {}
    rows = in_force_on(DocumentVersion.objects.filter(agency=agency_id), business_day(at))
    counts = dict(rows.values_list("document__kind").annotate(n=Count("pk")).order_by())
    if not counts:
        return {}
    by_type = [f"{kind.label} {counts[kind]}" for kind in DocumentType if kind in counts]
    found = {
        "7.5.1": [
            Evidence(
                _("Tài liệu đang hiệu lực (%(n)s)") % {"n": sum(counts.values())},
                ", ".join(by_type),
                ("documents:master_list",),
            )
        ]
    }
    for kind, clause in BY_TYPE.items():
        if kind in counts:
            words = _("đang hiệu lực")
            found[clause] = [Evidence(str(kind.label), words, ("documents:master_list",))]
    if read := _read(agency_id):
        found["7.5.3.1"] = [Evidence(_("Đã đọc bản đang hiệu lực"), read, ("documents:unread",))]
    return found


def _read(agency_id: int) -> str:
    """ "3/5 lượt" of all that are to be read of versions in force; "" where nothing is."""
    rows = Copy.objects.filter(agency=agency_id, document_version__state="EFFECTIVE")
    counts = dict(rows.values_list("state").annotate(n=Count("pk")).order_by())
    total = sum(counts.values())
    words = {"n": counts.get(CopyState.ACKNOWLEDGED, 0), "all": total}
    return _("%(n)s/%(all)s lượt") % words if total else ""
