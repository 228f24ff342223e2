"""One target with the agencies behind its figure; entering what the product cannot count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.programme.enums import Metric
from thuan.domains.oversight.programme.forms import ProgressForm
from thuan.domains.oversight.programme.models import ProgressEntry
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.oversight.programme.services.entering import RUNNING, enter_progress
from thuan.domains.oversight.programme.tables import MAINTAINED, UNITS, WIDENING
from thuan.domains.oversight.programme.views.common import OfPlan, plan_url
from thuan.domains.oversight.programme.words import achieved_words, light_of_target, source_words
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, reach_of
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin
from thuan.kernel.ui.views.listing import plain_heads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.programme.content import Target
    from thuan.domains.oversight.programme.selectors.progress import TargetProgress, UnitLine

TABLES = {Metric.MAINTAIN: MAINTAINED, Metric.EXTEND: WIDENING}


class TargetPage(OfPlan, GuardedMixin, View):
    """A target: how its figure came about, agency by agency, or what was entered."""

    permission = PlanPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
        del public_id
        plan = self.plan()
        found = {one.target.code: one for one in progress_of(plan, self.at)}
        if code not in found:
            raise Http404
        progress = found[code]
        target = progress.target
        table = TABLES.get(target.metric, UNITS)
        entries = ProgressEntry.objects.filter(plan=plan, target=code)
        context = {
            "title": f"{code}. {target.text}",
            "breadcrumb": self.breadcrumb,
            "primary": self._entering(progress),
            "progress": progress,
            "target": target,
            "words": achieved_words(progress),
            "source": source_words(progress),
            "light": light_of_target(progress),
            "table": table,
            "heads": plain_heads(table),
            "lines": sorted(self._seen(progress.units), key=_lagging_first),
            "caption": _caption(progress),
            "entries": list(entries.select_related("entered_by").order_by("-as_of", "-pk")),
            "conditions": _conditions(progress) if target.metric is Metric.MAINTAIN else [],
        }
        return render(request, "programme/target.html", context)

    def _entering(self, progress: TargetProgress) -> Link | None:
        """The way to enter progress, where it is entered and this person may."""
        plan = self.plan()
        may = plan.state in RUNNING and can(self.actor, PlanPermission.REPORT, agency_id=None)
        if progress.source == "AUTO" or not may:
            return None
        url = plan_url(plan, "enter_progress", progress.target.code)
        return Link(_("Ghi tiến độ"), url, "pencil")

    def _seen(self, lines: Sequence[UnitLine]) -> list[UnitLine]:
        """The lines of the agencies this person may look at; the province looks at all (F5)."""
        reach = reach_of(self.actor, self.permission)
        if reach.everything:
            return list(lines)
        seen = set(Agency.objects.filter(reach.q("pk")).values_list("pk", flat=True))
        return [line for line in lines if line.agency and line.agency.agency_id in seen]


def _lagging_first(line: Any) -> int:
    """Those who lag stand first: they are whom the page is opened for."""
    return {False: 0, None: 1, True: 2}[line.holds]


def _caption(progress: TargetProgress) -> str:
    words = {"n": len(progress.units), "day": format_date(progress.as_of)}
    return _("%(n)s cơ quan trong danh sách, tính đến %(day)s") % words


def _conditions(progress: TargetProgress) -> list[tuple[str, int, int]]:
    """Each of the four conditions apart: words, how many hold, how many are unknown."""
    known = [line.conditions for line in progress.units if line.conditions]
    named = (
        (_("đã gửi báo cáo năm"), "reported"),
        (_("công bố còn hiệu lực"), "declared"),
        (_("đánh giá nội bộ trong 12 tháng"), "audited"),
        (_("xem xét của lãnh đạo trong 12 tháng"), "reviewed"),
    )
    return [
        (
            words,
            sum(getattr(one, name) is True for one in known),
            sum(getattr(one, name) is None for one in known),
        )
        for words, name in named
    ]


class EnterProgress(OfPlan, FormPage):  # type: ignore[override]
    """How far a target is that the product cannot count yet."""

    permission = PlanPermission.REPORT
    form_class = ProgressForm
    button = gettext_lazy("Ghi tiến độ")
    lead = gettext_lazy("Ghi nhầm thì ghi lại một lần nữa: lần ghi sau cùng của ngày được tính.")
    success = gettext_lazy("Đã ghi tiến độ.")

    @property
    def title(self) -> str:  # type: ignore[override]
        target = self.target()
        return _("Ghi tiến độ: %(code)s. %(text)s") % {"code": target.code, "text": target.text}

    def target(self) -> Target:
        found = content_of(self.plan()).target(self.kwargs["code"])
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"as_of": business_day(self.at)}}

    def carry_out(self, form: forms.Form) -> str:
        plan, target = self.plan(), self.target()
        done = attempt(
            form,
            enter_progress,
            actor=self.actor,
            at=self.at,
            plan=plan,
            target=target.code,
            **form.cleaned_data,
        )
        return plan_url(plan, "target", target.code) if done else ""
