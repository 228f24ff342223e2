"""What the search box finds in reporting: reports, by agency and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.reports import reports
from thuan.domains.oversight.reporting.words import report_badge
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

YEAR_DIGITS = 4


def found_reports(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Reports this person may open, by agency and year ("bao cao an binh 2022")."""
    del at
    if not can_anywhere(actor, ReportPermission.VIEW):
        return []
    rows = reports(actor).defer("cycle__template__content")
    label = _("Báo cáo năm")
    for word in words:
        if word.isdecimal() and len(word) == YEAR_DIGITS:
            rows = rows.filter(cycle__year=int(word))
        elif word not in {"bao", "cao", "nam"}:
            rows = rows.filter(holds_word("agency__search_key", word))
    return [
        Hit(
            type=label,
            id=str(row.public_id),
            title=_("Báo cáo năm %(year)s, %(agency)s")
            % {"year": row.cycle.year, "agency": row.agency.name},
            url=reverse("reporting:report", args=[row.public_id]),
            sort_key=f"{9999 - row.cycle.year}{row.agency.sort_key}",
            rank=20,
            agency=row.agency.code,
            code=row.agency.code,
            snippet=str(report_badge(row.state).word),
        )
        for row in rows.order_by("-cycle__year", "agency__sort_key", "pk")[:limit]
    ]
