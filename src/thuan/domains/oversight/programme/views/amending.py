"""A later act of the People's Committee that changes numbers and days of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.programme.forms import AmendmentForm
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.amending import amend_plan
from thuan.domains.oversight.programme.views.common import ChangesPlan, plan_url
from thuan.domains.oversight.programme.views.editing import shown_as_typed
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.programme.content import PlanContent


class Amend(ChangesPlan, FormPage):  # type: ignore[override]
    """Number, date and reason of the act, and the numbers and days that hold after it."""

    permission = PlanPermission.ISSUE
    form_class = AmendmentForm
    title = _("Điều chỉnh kế hoạch")
    button = _("Ghi điều chỉnh")
    lead = _("Kế hoạch đã ban hành vẫn là mốc so sánh; trang kế hoạch ghi rõ số ban đầu.")
    success = _("Đã ghi điều chỉnh kế hoạch.")

    def form_arguments(self) -> dict[str, Any]:
        targets = content_of(self.plan()).targets
        initial: dict[str, Any] = {}
        for target in targets:
            initial |= {f"stated.{target.code}": target.stated, f"due.{target.code}": target.due_on}
        return {"targets": {one.code: one.text for one in targets}, "initial": initial}

    def stored(self) -> dict[str, str]:
        return shown_as_typed(self.form_arguments()["initial"])

    def carry_out(self, form: forms.Form) -> str:
        plan, data = self.plan(), form.cleaned_data
        done = attempt(
            form,
            amend_plan,
            actor=self.actor,
            at=self.at,
            plan=plan,
            number=data["number"],
            signed_on=data["signed_on"],
            reason=data["reason"],
            content=_amended(content_of(plan), data),
            base_version=self.version,
        )
        return plan_url(plan) if done else ""


def _amended(content: PlanContent, data: dict[str, Any]) -> PlanContent:
    for target in content.targets:
        stated, due_on = data[f"stated.{target.code}"], data[f"due.{target.code}"]
        content = content.with_target(replace(target, stated=stated, due_on=due_on))
    return content
