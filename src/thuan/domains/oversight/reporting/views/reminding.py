"""Reminding agencies: who will be, who not and why; then what became of it (U9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid5

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.forms.chasing import TrackingFilter
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.reminding import outcome, plan_of, round_events
from thuan.domains.oversight.reporting.selectors.tracking import Wish, districts
from thuan.domains.oversight.reporting.services.reminding import queue_reminders, remind_agencies
from thuan.domains.oversight.reporting.views.chasing import cycle_or_404
from thuan.domains.oversight.reporting.views.tracking import wish_of
from thuan.domains.oversight.reporting.words import group_names
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.selectors import run_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, GuardedMixin

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.domains.oversight.reporting.selectors.reminding import Plan

# Above this many agencies the round runs as a job with a bar.
AT_ONCE = 200
CONFIRMED = "xac_nhan"
# The round of one press has one name, so that a repeated press leads to the same result.
ROUNDS = UUID("5b8a3d0e-6c0f-4a57-9a34-1f7e9a1c2d35")
BOARD = Link(gettext_lazy("Theo dõi báo cáo năm"), "/bao-cao/theo-doi/")


class RemindAgencies(ActionView):
    """Ticked rows of the board, one row, or all that its filter shows; asked before it acts."""

    permission = ReportPermission.CHASE
    template_name: ClassVar[str] = "reporting/remind.html"
    title = gettext_lazy("Nhắc gửi báo cáo")
    button = gettext_lazy("Nhắc")
    breadcrumb = (BOARD,)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The ticked rows of the board come here first; the second press acts."""
        if CONFIRMED not in request.POST:
            return self.show(self.form())
        return super().post(request, *args, **kwargs)

    def cycle(self) -> ReportCycle:
        return cycle_or_404(self.request)

    def wish(self) -> Wish:
        """The rows that were ticked or confirmed, else those of the filter in the address."""
        chosen = self.request.POST.getlist("chon") or self.request.GET.getlist("chon")
        entries = tuple(int(one) for one in chosen if one.isascii() and one.isdigit())
        if entries or chosen or self.request.method == "POST":
            return Wish(entries=entries or (0,))
        filters = TrackingFilter(
            self.request.GET, groups=group_names().items(), districts=districts(self.cycle())
        )
        return wish_of(filters.wanted())

    def plan(self) -> Plan:
        return plan_of(self.actor, self.cycle(), self.wish())

    def cancel_url(self) -> str:
        return f"{reverse('reporting:tracking')}?nam={self.cycle().year}"

    def context(self, form: forms.Form) -> dict[str, Any]:
        plan = self.plan()
        n = len(plan.to_remind)
        told = _("Sẽ nhắc %(n)s cơ quan.") % {"n": n} if n else _("Không còn cơ quan nào để nhắc.")
        button = _("Nhắc %(n)s cơ quan") % {"n": n}
        more = {"plan": plan, "told": told, "confirmed": CONFIRMED, "button": button}
        return {**super().context(form), **more}

    def carry_out(self, form: forms.Form) -> str:
        cycle, entries = self.cycle(), self.wish().entries
        token = uuid5(ROUNDS, f"{self.actor.user_id}:{self.key}")
        act = queue_reminders if len(entries) > AT_ONCE else remind_agencies
        done = attempt(
            form,
            act,
            actor=self.actor,
            at=self.at,
            cycle=cycle,
            entries=tuple(entry for entry in entries if entry),
            token=token,
        )
        return f"{reverse('reporting:reminded', args=[token])}?nam={cycle.year}" if done else ""


class RemindedPage(GuardedMixin, View):
    """What a round did, agency by agency; the bar while a long one is under way."""

    permission = ReportPermission.CHASE

    def get(self, request: HttpRequest, token: UUID) -> HttpResponse:
        cycle = cycle_or_404(request)
        events = round_events(self.actor, cycle, token)
        if not events:
            raise Http404
        queued = next((event["run"] for event in events if "run" in event), None)
        run = run_of(self.actor, UUID(queued)) if queued else None
        under_way = run is not None and run.state in {RunState.QUEUED, RunState.RUNNING}
        context = {
            "title": _("Kết quả nhắc gửi báo cáo"),
            "breadcrumb": (BOARD,),
            "outcome": outcome(events),
            "run": run,
            "under_way": under_way,
            "board": f"{reverse('reporting:tracking')}?nam={cycle.year}",
        }
        answer = render(request, "reporting/reminded.html", context)
        if under_way:
            answer["Refresh"] = "2"
        return answer
