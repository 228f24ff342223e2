"""Pages of DOST's head: more time before the deadline, a waiver after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms.terms import ExtensionForm, WaiverForm
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.selectors.paper import not_come
from thuan.domains.oversight.reporting.selectors.terms import extension_words, extensions_of
from thuan.domains.oversight.reporting.services.terms import (
    Decision,
    extend_deadline,
    waive_lateness,
)
from thuan.domains.oversight.reporting.views.common import ReportStep
from thuan.domains.oversight.reporting.words import group_names
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.reporting.models import ReportCycle


def decision_of(form: forms.Form) -> Decision:
    """The decision as typed."""
    typed = form.cleaned_data
    return Decision(typed["decision_no"], typed["decision_on"], typed["reason"])


class Extend(FormPage):
    """More time for one agency or a whole group, under one numbered decision."""

    permission = ReportPermission.EXTEND
    form_class = ExtensionForm
    template_name = "reporting/extend.html"
    title = gettext_lazy("Gia hạn gửi báo cáo")
    button = gettext_lazy("Gia hạn")
    success = gettext_lazy("Đã gia hạn và báo cho cơ quan.")

    def cycle(self) -> ReportCycle:
        found = cycles().filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        cycle = self.cycle()
        rows = not_come(self.actor, cycle, ReportPermission.EXTEND)
        listed = [(str(row.agency_id), row.name, row.code, row.group) for row in rows]
        present = {group for *_rest, group in listed}
        wanted = self.request.GET.get("co-quan", "")
        chosen = next((pk for pk, _name, code, _group in listed if code == wanted), "")
        return {
            "agencies": [(pk, name) for pk, name, _code, _group in listed],
            "groups": [(code, name) for code, name in group_names().items() if code in present],
            "initial": {"agency": chosen},
        }

    def carry_out(self, form: forms.Form) -> str:
        cycle, typed = self.cycle(), form.cleaned_data
        done = attempt(
            form,
            extend_deadline,
            actor=self.actor,
            at=self.at,
            cycle=cycle,
            due_on=typed["due_on"],
            decision=decision_of(form),
            agency_id=int(typed["agency"]) if typed["agency"] else None,
            group=typed["group"],
        )
        return reverse("reporting:extend", args=[cycle.public_id]) if done else ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        cycle = self.cycle()
        board = f"{reverse('reporting:tracking')}?nam={cycle.year}"
        granted = [
            (one.subject_agency.name, extension_words(one.deadline_at, one.decision_no))
            for one in extensions_of(cycle)
        ]
        return {
            **super().context(form),
            "breadcrumb": (Link(_("Theo dõi báo cáo năm"), board),),
            "granted": granted,
            "over": cycle.deadline_at is not None and self.at >= cycle.deadline_at,
            "deadline": format_datetime(cycle.deadline_at) if cycle.deadline_at else "",
        }


class Waive(ReportStep):
    """The lateness stays; it is not held against the agency."""

    permission = ReportPermission.WAIVE
    form_class = WaiverForm
    title = gettext_lazy("Miễn xét trễ hạn")
    button = gettext_lazy("Miễn xét trễ hạn")
    consequence = gettext_lazy(
        "Báo cáo vẫn ghi là gửi trễ ở mọi nơi, kèm chữ “được miễn xét” và số quyết định."
    )
    success = gettext_lazy("Đã miễn xét trễ hạn; báo cáo vẫn ghi là gửi trễ.")
    service = staticmethod(waive_lateness)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"decision": decision_of(form)}
