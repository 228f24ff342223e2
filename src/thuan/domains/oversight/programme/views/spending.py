"""Entering what was spent of one line of the plan's money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.forms import SpendingForm
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.spending import enter_spending
from thuan.domains.oversight.programme.views.common import OfPlan, plan_url
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.programme.content import Budget


class EnterSpending(OfPlan, FormPage):  # type: ignore[override]
    """How much of a line was spent up to a day: the whole so far, not the last bill."""

    permission = PlanPermission.REPORT
    form_class = SpendingForm
    button = gettext_lazy("Ghi số đã chi")
    lead = gettext_lazy(
        "Ghi tổng số đã chi từ đầu năm đến ngày tính. Ghi nhầm thì ghi lại: lần ghi sau cùng của "
        "ngày mới nhất được tính."
    )
    success = gettext_lazy("Đã ghi số đã chi.")

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Số đã chi: %(text)s") % {"text": self.line().text}

    def line(self) -> Budget:
        lines = content_of(self.plan()).budget
        found = next((one for one in lines if one.code == self.kwargs["code"]), None)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"as_of": business_day(self.at)}}

    def carry_out(self, form: forms.Form) -> str:
        plan = self.plan()
        done = attempt(
            form,
            enter_spending,
            actor=self.actor,
            at=self.at,
            plan=plan,
            line=self.line().code,
            **form.cleaned_data,
        )
        return plan_url(plan) if done else ""
