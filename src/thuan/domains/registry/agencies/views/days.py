"""The register as of any day: the tree and the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.registry.agencies.forms import DayForm
from thuan.domains.registry.agencies.selectors import (
    counts_by_group,
    groups_on,
    roster,
    tree_on,
)
from thuan.domains.registry.agencies.tables import roster_table
from thuan.domains.registry.agencies.views.places import here
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin
from thuan.kernel.ui.views.export import FORMATS, export

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.registry.agencies.selectors import RosterEntry


class DayPage(GuardedMixin, View):
    """A page that answers for one day; open to all signed in."""

    permission = None
    template_name: str

    def get(self, request: HttpRequest) -> HttpResponse:
        today, asked = business_day(self.at), request.GET.copy()
        asked["ngay"] = asked.get("ngay") or format_date(today)
        form = DayForm(asked)
        day = form.wanted()["ngay"] or today
        if (wish := request.GET.get("xuat", "")) in FORMATS and hasattr(self, "file"):
            answer: HttpResponse = self.file(day, wish)
            return answer
        context = {"filters": form, "day": day, "breadcrumb": here(), **self.context(day)}
        return render(request, self.template_name, context)

    def context(self, day: dt.date) -> dict[str, Any]:
        raise NotImplementedError


class Tree(DayPage):
    """Agencies under agencies, as they stood that day; folds without a script."""

    template_name = "agencies/tree.html"

    def context(self, day: dt.date) -> dict[str, Any]:
        return {"title": _("Cây cơ quan"), "nodes": tree_on(day)}


class Roster(DayPage):
    """Who was in the programme that day; agencies and systems counted side by side."""

    template_name = "agencies/roster.html"

    def context(self, day: dt.date) -> dict[str, Any]:
        entries = roster(day)
        words = _words(day)
        table = roster_table(words, _parents(entries))
        counts = [(words.get(c.group, c.group), c) for c in counts_by_group(entries)]
        query = self.request.GET.copy()
        query["ngay"] = format_date(day)
        exports = []
        for wish in FORMATS:
            query["xuat"] = wish
            exports.append((wish, f"?{query.urlencode()}"))
        return {
            "title": _("Danh sách cơ quan trong chương trình"),
            "table": table,
            "titles": table.titles,
            "entries": entries,
            "counts": counts,
            "agencies": len(entries),
            "systems": len({e.system_id for e in entries if e.system_id is not None}),
            "exports": exports,
        }

    def file(self, day: dt.date, wish: str) -> HttpResponse:
        """The roster of the day as a workbook or csv."""
        entries, here_is = roster(day), site()
        return export(
            roster_table(_words(day), _parents(entries)),
            cast("QuerySet[Any]", entries),  # a list slices like the rows that export asks for
            wish,
            title=_("Danh sách cơ quan trong chương trình"),
            at=self.at,
            filtered=_("Tính đến ngày: %(day)s") % {"day": format_date(day)},
            mark=here_is.masthead if here_is.is_demo else None,
        )


def _words(day: dt.date) -> dict[str, str]:
    return {group.code: str(group) for group in groups_on(day)}


def _parents(entries: list[RosterEntry]) -> dict[int, str]:
    return {entry.agency_id: entry.name for entry in entries}
