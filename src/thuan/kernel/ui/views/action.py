"""Pages that act: a form, and a step with its confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.views import View

from thuan.kernel.ui.forms.attempt import attempt
from thuan.kernel.ui.views.posting import PostingMixin

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.utils.functional import Promise


class FormPage(PostingMixin, View):
    """One form, one service. A domain gives ``title``, ``button``, ``form_class``, ``carry_out``.

    In ``carry_out`` call ``attempt(form, service, actor=self.actor, at=self.at, …)`` and return
    the next address, or "" when the attempt failed.
    """

    template_name: ClassVar[str] = "ui/form.html"
    lead: str | Promise = ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "lead": self.lead}


class ActionView(PostingMixin, View):
    """One step of a procedure. GET asks to confirm and says the consequence; only POST acts.

    ``button`` says the act ("Trình phê duyệt"), never yes or no (U33); ``form_class`` asks for a
    comment where the step needs one; ``cancel_url`` leads back unchanged.
    """

    template_name: ClassVar[str] = "ui/action.html"
    consequence: str | Promise = ""
    facts: tuple[tuple[str | Promise, str], ...] = ()

    def cancel_url(self) -> str:
        """The record, for those who came here by mistake."""
        raise NotImplementedError

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {
            **super().context(form),
            "consequence": self.consequence,
            "facts": self.facts,
            "cancel_url": self.cancel_url(),
        }


class ServiceStep(ActionView):
    """A step that is one service over one object, and leads back to the object's page.

    A domain gives ``service``, ``subject`` and ``cancel_url``; the form asks for the rest by the
    service's own names.
    """

    service: ClassVar[Callable[..., Any]]

    def subject(self) -> dict[str, Any]:
        """What the service acts on, by the name under which it takes it."""
        raise NotImplementedError

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        """Further arguments of the service: what the form asked for."""
        return dict(form.cleaned_data)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            **self.subject(),
            **self.arguments(form),
        )
        return self.cancel_url() if done else ""
