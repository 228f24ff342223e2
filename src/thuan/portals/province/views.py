"""The province at a glance (S8): for those who steer the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.api import (
    SynthesisPermission,
    cycle_of,
    present_cycle,
    syntheses,
)
from thuan.kernel.ui.components import Empty
from thuan.kernel.ui.views import GuardedMixin
from thuan.portals.province import overview
from thuan.portals.province.glance import glance_of
from thuan.portals.province.places import Places

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.reporting.api import ReportCycle


class Overview(GuardedMixin, View):
    """Four sentences, the squares, where the slow are, five places that need help, two years."""

    permission = SynthesisPermission.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        cycle = self._cycle()
        context: dict[str, Any] = {"title": _("Tổng quan tỉnh"), "cycle": cycle}
        if cycle is None:
            sentence = _("Chưa có kỳ báo cáo nào đang nhận báo cáo; số liệu hiện khi kỳ được mở.")
            context["empty"] = Empty(sentence)
            return render(request, "province/overview.html", context)
        colouring = request.GET.get("mau", "")
        colouring = colouring if colouring in overview.COLOURINGS else overview.COLOURINGS[0]
        places, known = Places.of(self.actor, cycle), glance_of(cycle, self.at)
        glance = known.content
        frozen = syntheses().filter(cycle=cycle).first()
        context |= {
            "title": _("Chương trình hệ thống quản lý chất lượng năm %(year)s")
            % {"year": cycle.year},
            "at": known.at,
            "frozen": frozen,
            "sentences": overview.sentences(glance, places, known.at),
            "colouring": colouring,
            "squares": overview.squares(glance, places, colouring),
            "help_lines": overview.help_lines(glance, places),
            "behind": overview.behind(glance, places, known.at),
            "groups": overview.groups(glance, places),
            "districts": overview.districts(glance, places),
            "n_districts": glance.n_superiors,
            "reports_url": places.reports(),
            "years": overview.years(glance, cycle),
            "year_before": cycle.year - 1,
        }
        return render(request, "province/overview.html", context)

    def _cycle(self) -> ReportCycle | None:
        """The year that is asked for, else the newest whose forms are out."""
        wish = self.request.GET.get("nam", "")
        if wish.isascii() and wish.isdigit() and len(wish) == 4:
            return cycle_of(int(wish))
        return present_cycle()
