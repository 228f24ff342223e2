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
from thuan.portals.province.places import Places
from thuan.portals.province.standing import standing_of

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
        places = Places.of(self.actor, cycle)
        live, listed = standing_of(cycle, self.at)
        frozen = syntheses().filter(cycle=cycle).first()
        context |= {
            "title": _("Chương trình hệ thống quản lý chất lượng năm %(year)s")
            % {"year": cycle.year},
            "at": live.at,
            "frozen": frozen,
            "sentences": overview.sentences(places, cycle, listed, self.at),
            "colouring": colouring,
            "squares": overview.squares(places, listed, colouring),
            "help_lines": overview.help_lines(places, listed),
            "behind": overview.behind(places, listed, self.at),
            "groups": overview.groups(places, listed),
            "districts": overview.districts(places, cycle, listed),
            "years": overview.years(cycle, self.at),
            "year_before": cycle.year - 1,
        }
        return render(request, "province/overview.html", context)

    def _cycle(self) -> ReportCycle | None:
        """The year that is asked for, else the newest whose forms are out."""
        wish = self.request.GET.get("nam", "")
        if wish.isascii() and wish.isdigit() and len(wish) == 4:
            return cycle_of(int(wish))
        return present_cycle()
