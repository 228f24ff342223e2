"""Why a document cannot be approved: the process it belongs to is half described (qms.md 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.processes.judging import lacking
from thuan.domains.system.processes.selectors.processes import of_agency

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.api import DocumentVersion


def sheet_is_half_done(version: DocumentVersion, first: dt.date) -> str | None:
    """The first process of which the document is one and whose sheet lacks something; or None."""
    del first
    key = str(version.document.public_id)
    rows = of_agency(version.agency_id)
    for process in rows:
        lacks = lacking(process, rows) if key in process.documents else []
        if lacks:
            words = {"process": process, "lacks": ", ".join(str(one.label) for one in lacks)}
            sentence = _(
                "Phiếu quá trình “%(process)s” còn thiếu: %(lacks)s. Khai đủ phiếu trước khi phê "
                "duyệt tài liệu của quá trình."
            )
            return sentence % words
    return None
