"""What the pages of a plan share: finding it, its addresses, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.selectors.plans import plans
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms

    from thuan.domains.oversight.programme.models import ProvincialPlan

REGISTER = Link(gettext_lazy("Kế hoạch năm"), "/ke-hoach/")


def plan_or_404(public_id: UUID) -> ProvincialPlan:
    """The plan behind the address, where it exists for this person."""
    found = plans().filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def plan_url(plan: ProvincialPlan, name: str = "plan", *further: str) -> str:
    return reverse(f"programme:{name}", args=[plan.public_id, *further])


def plan_link(plan: ProvincialPlan) -> Link:
    """The way back to the plan from the pages under it."""
    return Link(str(plan), plan_url(plan))


class OfPlan:
    """A page about one plan, read once."""

    kwargs: dict[str, Any]
    _plan: ProvincialPlan | None = None

    def plan(self) -> ProvincialPlan:
        """The plan behind the address; raises Http404."""
        if self._plan is None:
            self._plan = plan_or_404(self.kwargs["public_id"])
        return self._plan

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, plan_link(self.plan()))

    def context(self, form: forms.Form) -> dict[str, Any]:
        """With the way back to the plan, for those who came here by mistake."""
        known: dict[str, Any] = super().context(form)  # type: ignore[misc]
        return {**known, "back_url": plan_url(self.plan())}


class ChangesPlan(OfPlan):
    """A page that changes the plan itself: under the version that the person saw."""

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one saved."""
        self._plan = None
        return self.plan().version


class PlanStep(ChangesPlan, ActionView):  # type: ignore[override]
    """A step of the plan with its confirmation page."""

    service: ClassVar[Callable[..., Any]]

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        plan = self.plan()
        known = [(_("Kế hoạch"), str(plan)), (_("Trích yếu"), str(plan.content["title"]))]
        if plan.signed_on:
            known.append((_("Ban hành"), f"{plan.number}, {format_date(plan.signed_on)}"))
        return tuple(known)

    def cancel_url(self) -> str:
        return plan_url(self.plan())

    def arguments(self, form: forms.Form) -> dict[str, object]:
        """Further arguments of the service: what the form asks for, by the service's own names."""
        return dict(form.cleaned_data)

    def carry_out(self, form: forms.Form) -> str:
        plan = self.plan()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            plan=plan,
            base_version=self.version,
            **self.arguments(form),
        )
        return plan_url(plan) if done else ""
