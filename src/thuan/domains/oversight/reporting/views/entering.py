"""The figures of a paper, typed by an officer on behalf of the agency it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms import reason_name
from thuan.domains.oversight.reporting.forms.paper import FiguresForm
from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.models import PaperArrival, RosterEntry
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycle_keys
from thuan.domains.oversight.reporting.selectors.paper import (
    arrivals_on_paper,
    beside_paper,
    entered,
)
from thuan.domains.oversight.reporting.services.receiving import enter_from_paper
from thuan.domains.oversight.reporting.views.common import report_url
from thuan.domains.oversight.reporting.views.computed import compose
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from django import forms


class EnterFromPaper(FormPage):
    """The whole report in one form, typed from the paper on behalf of its agency."""

    permission = ReportPermission.RECEIVE_PAPER
    form_class = FiguresForm
    template_name = "reporting/enter_from_paper.html"
    title = gettext_lazy("Nhập báo cáo từ bản giấy thay cơ quan")
    button = gettext_lazy("Ghi nhận báo cáo của cơ quan")
    success = gettext_lazy("Đã nhập báo cáo từ bản giấy và báo cho cơ quan.")

    def arrival(self) -> PaperArrival:
        found = arrivals_on_paper(self.actor).filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    def entry(self) -> RosterEntry:
        """The line of the agency in the roster: its group and the cycle that asks."""
        agency_id = self.arrival().subject_agency_id
        wanted = {"agency": agency_id, "cycle__in": cycle_keys(self.arrival().report_id)}
        rows = RosterEntry.objects.filter(**wanted).select_related("cycle__template")
        found = rows.order_by("-is_fixed").first()
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        entry = self.entry()
        template = read_content(entry.cycle.template)
        on: dt.date = entry.cycle.period_to
        asked = [
            field
            for section in template.sections
            for field in template.section_fields(section, entry.group, on)
        ]
        known = {"R01.name": entry.name, "R02.type": entry.group}
        codes = {field.code for field in asked}
        given = {
            "asked": asked,
            "values": {code: value for code, value in known.items() if code in codes},
        }
        return {**given, "beside": beside_paper(entry, self._typed(given))}

    def _typed(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The figures as sent: they decide which reasons the form asks for."""
        if self.request.method != "POST":
            return {}
        form = FiguresForm(self.request.POST, **arguments)
        form.is_valid()
        return form.cleaned_values()

    def _lacks_reasons(self, form: FiguresForm) -> bool:
        """Say beside each figure that moved so much that its reason is still owed (U27)."""
        owed = [code for code, text in form.given_reasons().items() if not text.strip()]
        for code in owed:
            form.add_error(
                reason_name(code),
                _("Ghi lý do như bản giấy nêu; bản giấy không nêu thì ghi “bản giấy không nêu”."),
            )
        return bool(owed)

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, FiguresForm)
        if self._lacks_reasons(form):
            return ""
        arrival = self.arrival()
        done = attempt(
            form,
            enter_from_paper,
            actor=self.actor,
            at=self.at,
            arrival=arrival,
            values=form.cleaned_values(),
            reasons=form.given_reasons(),
        )
        report = entered(arrival) if done else None
        return report_url(report) if report else ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        arrival, cycle = self.arrival(), self.entry().cycle
        template = read_content(cycle.template)
        assert isinstance(form, FiguresForm)
        typed = form.cleaned_values() if form.is_bound else {}
        compose(form, template, typed, lambda _section, code: f"#id_{code}")
        parts = [
            (section, [form[name] for name in _inputs(section.fields) if name in form.fields])
            for section in template.sections
        ]
        board = f"{reverse('reporting:tracking')}?nam={cycle.year}"
        return {
            **super().context(form),
            "breadcrumb": (Link(_("Theo dõi báo cáo năm"), board),),
            "arrival": arrival,
            "report": entered(arrival),
            "parts": [(section, bounds) for section, bounds in parts if bounds],
        }


def _inputs(codes: Iterable[str]) -> Iterator[str]:
    """Each field with the box for its reason behind it."""
    for code in codes:
        yield from (code, reason_name(code))
