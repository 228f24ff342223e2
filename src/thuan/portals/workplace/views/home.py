"""The first page after log-in: what waits for this person (S1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting import api as reporting
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.ui.access import actor_of
from thuan.kernel.ui.menu import menu_for
from thuan.kernel.ui.tasks import coming_for, tasks_for
from thuan.kernel.ui.views import GuardedMixin
from thuan.portals.workplace.agenda import agenda, next_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# Above this many agencies the squares no longer help the eye; the tracking board does.
SQUARES_UP_TO = 200


class Home(GuardedMixin, View):
    """Three groups of tasks; for the province the year's figure and its squares above them."""

    permission = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """Gather tasks and, where there are none, what comes next."""
        groups = agenda(tasks_for(self.actor, self.at), self.at)
        menu = menu_for(actor_of(request), request.path)
        links = [link for group in menu.groups for link in group.links if not link.current]
        context = {
            "title": _("Việc của tôi"),
            "groups": groups,
            "coming": next_words(coming_for(self.actor, self.at)),
            "links": links,
            "province": self._province(),
            "has_role": bool(self.actor.held),
            "is_guest": bool(self.actor.invited),
        }
        return render(request, "workplace/home.html", context)

    def _province(self) -> dict[str, Any] | None:
        """How this year's reports came, for those who follow them."""
        if not can_anywhere(self.actor, reporting.ReportPermission.TRACK):
            return self._frozen()
        cycle = reporting.present_cycle()
        if cycle is None:
            return None
        counts, standings = reporting.board(self.actor, cycle, up_to=SQUARES_UP_TO)
        if not counts.total:
            return None
        figure, rest = reporting.arrival_sentences(counts, business_day(self.at))
        overdue = reporting.is_overdue(cycle, self.at)
        squares = reporting.squares(standings, cycle, overdue=overdue)
        return {"cycle": cycle, "figure": figure, "rest": rest, "squares": squares}

    def _frozen(self) -> dict[str, Any] | None:
        """The figure of the last frozen synthesis, for leaders who do not follow each report."""
        if not can_anywhere(self.actor, reporting.SynthesisPermission.VIEW):
            return None
        synthesis = reporting.syntheses().first()
        if synthesis is None:
            return None
        figure, rest = reporting.frozen_sentences(synthesis)
        return {"cycle": synthesis.cycle, "figure": figure, "rest": rest, "squares": []}
