"""What the search box finds in reporting: agencies of the tracking board, and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import present_cycle
from thuan.domains.oversight.reporting.selectors.reports import reports
from thuan.domains.oversight.reporting.selectors.tracking import tracked
from thuan.domains.oversight.reporting.words import group_names, report_badge
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

YEAR_DIGITS = 4


def found_agencies(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Agencies this person follows, by name or code; each opens its line of the board."""
    del at
    cycle = present_cycle() if can_anywhere(actor, ReportPermission.TRACK) else None
    if cycle is None:
        return []
    rows: Any = tracked(actor, cycle, text=words[0])
    for word in words[1:]:
        rows = rows.filter(agency__search_key__contains=word)
    board, names = reverse("reporting:tracking"), group_names()
    return [
        Hit(
            type=_("Cơ quan"),
            id=str(row.agency_id),
            title=row.name,
            url=f"{board}?nam={cycle.year}&tim={row.code}",
            sort_key=row.sort_key,
            rank=10,
            code=row.code,
            snippet=names.get(row.group, ""),
        )
        for row in rows[:limit]
    ]


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
            rows = rows.filter(agency__search_key__contains=word)
    return [
        Hit(
            type=label,
            id=str(row.public_id),
            title=_("Báo cáo năm %(year)s, %(agency)s")
            % {"year": row.cycle.year, "agency": row.agency.name},
            url=reverse("reporting:report", args=[row.public_id]),
            sort_key=f"{9999 - row.cycle.year}{row.agency.sort_key}",
            rank=20,
            agency=row.agency.name,
            code=row.agency.code,
            snippet=str(report_badge(row.state).word),
        )
        for row in rows.order_by("-cycle__year", "agency__sort_key", "pk")[:limit]
    ]
