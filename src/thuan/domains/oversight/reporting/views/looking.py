"""Seeing what an agency's people see, in counts, after saying why (F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms.chasing import PurposeForm
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.looking import (
    agency_sight,
    open_look,
    report_to_look_at,
)
from thuan.domains.oversight.reporting.services.chasing import look_as_agency
from thuan.domains.oversight.reporting.views.chasing import chase_url, cycle_or_404, entry_or_404
from thuan.domains.oversight.reporting.words import report_badge, waits_for
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.reporting.selectors.looking import AgencySight


class LookAsAgency(FormPage):
    """Saying why one looks; only then the page opens, and the agency reads the reason."""

    permission = ReportPermission.LOOK_AS_AGENCY
    form_class = PurposeForm
    title = gettext_lazy("Xem như cơ quan")
    button = gettext_lazy("Ghi lý do và xem")
    breadcrumb = (Link(gettext_lazy("Theo dõi báo cáo năm"), "/bao-cao/theo-doi/"),)

    def entry(self) -> Any:
        cycle = cycle_or_404(self.request)
        public_id = self.kwargs["public_id"]
        return entry_or_404(self.actor, cycle, public_id, ReportPermission.LOOK_AS_AGENCY)

    def context(self, form: forms.Form) -> dict[str, Any]:
        lead = _(
            "%(agency)s: xem các phần đã xong, còn thiếu và điều đang cản việc gửi, chỉ bằng số "
            "lượng. Số liệu và lời văn đang soạn không hiện ra. Cơ quan thấy ai đã xem, lúc nào, "
            "vì sao."
        )
        return {**super().context(form), "lead": lead % {"agency": self.entry().name}}

    def carry_out(self, form: forms.Form) -> str:
        entry, cycle = self.entry(), cycle_or_404(self.request)
        done = attempt(
            form,
            look_as_agency,
            actor=self.actor,
            at=self.at,
            cycle=cycle,
            agency_id=entry.agency_id,
            purpose=form.cleaned_data["purpose"],
        )
        if done.result is None:
            return ""
        place = [self.kwargs["public_id"], done.result.pk]
        return f"{reverse('reporting:agency_sight', args=place)}?nam={cycle.year}"


class AgencySightPage(GuardedMixin, View):
    """The agency's report as its people have it before them; open for one telephone call."""

    permission = ReportPermission.LOOK_AS_AGENCY
    template_name: ClassVar[str] = "reporting/agency_sight.html"

    def get(self, request: HttpRequest, public_id: UUID, look: int) -> HttpResponse:
        cycle = cycle_or_404(request)
        entry = entry_or_404(self.actor, cycle, public_id, ReportPermission.LOOK_AS_AGENCY)
        report = report_to_look_at(cycle, entry.agency_id)
        if report is None or open_look(self.actor, report.public_id, look) is None:
            raise Http404
        sight = agency_sight(cycle, entry.agency_id)
        if sight is None:
            raise Http404
        back = chase_url(public_id, cycle.year)
        context = {
            "title": _("Cơ quan đang thấy: %(agency)s") % {"agency": entry.name},
            "breadcrumb": (
                Link(_("Theo dõi báo cáo năm"), reverse("reporting:tracking")),
                Link(entry.name, back),
            ),
            "sight": sight,
            "cycle": cycle,
            "state": report_badge(sight.state),
            "task": waits_for(sight.state),
            "due": time_left(self.at, sight.deadline_at) if _may_still_come(sight) else "",
            "back": back,
        }
        return render(request, self.template_name, context)


def _may_still_come(sight: AgencySight) -> bool:
    return sight.state in {
        ReportState.NOT_STARTED,
        ReportState.DRAFT,
        ReportState.INTERNAL_REVIEW,
        ReportState.SIGNED,
    }
