"""Who has not sent and who sent late, as of a moment: the page and the files of 16/10."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.forms.chasing import MomentFilter
from thuan.domains.oversight.reporting.papers import FORMATS, MARK, letterhead
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.reports.laggards import grouped, late_document, late_sheet
from thuan.domains.oversight.reporting.selectors.lateness import late_list
from thuan.domains.oversight.reporting.selectors.letters import letters
from thuan.domains.oversight.reporting.views.tracking import asked_cycle
from thuan.domains.oversight.reporting.words import group_names, late_sentence
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.permissions import can
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.workbook import to_xlsx
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.domains.oversight.reporting.selectors.lateness import LateList


class LateListPage(GuardedMixin, View):
    """The list by group and superior agency, with its counts in a sentence."""

    permission = ReportPermission.TRACK

    def get(self, request: HttpRequest) -> HttpResponse:
        cycle = asked_cycle(request)
        title = _("Danh sách chưa gửi, gửi trễ")
        if cycle is None:
            return render(request, "reporting/no_cycle.html", {"title": title})
        filters = MomentFilter(request.GET)
        found = late_list(self.actor, cycle, self._as_of(filters.wanted().get("den")))
        if (kind := request.GET.get("xuat", "")) in {"xlsx", "pdf"}:
            return self._file(cycle, found, kind)
        asked = request.GET.copy()
        asked["nam"] = str(cycle.year)
        context: dict[str, Any] = {
            "title": title,
            "breadcrumb": (Link(_("Theo dõi báo cáo năm"), reverse("reporting:tracking")),),
            "cycle": cycle,
            "found": found,
            "sentence": late_sentence(found),
            "groups": grouped(found, group_names()),
            "filters": filters,
            "files": [(kind, f"?{asked.urlencode()}&xuat={kind}") for kind in ("xlsx", "pdf")],
            "letters": letters(cycle) if self._is_of_the_province() else (),
        }
        return render(request, "reporting/late_list.html", context)

    def _is_of_the_province(self) -> bool:
        return can(self.actor, ReportPermission.TRACK, agency_id=None)

    def _as_of(self, day: dt.date | None) -> dt.datetime:
        """The end of the day that was asked for, never later than now."""
        if day is None:
            return self.at
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=ICT)
        return min(self.at, end - dt.timedelta(microseconds=1))

    def _file(self, cycle: ReportCycle, found: LateList, kind: str) -> HttpResponse:
        """The list as a file; that it left the system is written down."""
        names, mark = group_names(), MARK if site().is_demo else None
        if kind == "xlsx":
            content = to_xlsx([late_sheet(found, names, cycle.year)], mark=mark)
        else:
            document = late_document(found, names, cycle.year, head=letterhead(), watermark=mark)
            content = to_pdf(document)
        saw(self.actor, cycle, _("Xuất danh sách chưa gửi, gửi trễ (%(kind)s)") % {"kind": kind})
        name = f"chua-gui-gui-tre-{cycle.year}.{kind}"
        return HttpResponse(
            content,
            content_type=str(FORMATS[kind][1]),
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
