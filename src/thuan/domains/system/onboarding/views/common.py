"""What the pages of a set share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.selectors import entry_of, onboarding_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from thuan.domains.system.onboarding.models import Entry, Onboarding
    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(gettext_lazy("Nhập hồ sơ cũ"), "/nhap-ho-so-cu/")


def onboarding_url(onboarding: Onboarding, name: str = "onboarding") -> str:
    return reverse(f"onboarding:{name}", args=[onboarding.public_id])


class OfOnboarding:
    """A page about one set, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def set_row(self) -> Onboarding:
        """The set behind the address; raises Http404."""
        found = onboarding_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(str(self.set_row), onboarding_url(self.set_row)))


class OfEntry:
    """A page about one row of a set."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def entry(self) -> Entry:
        """The row behind the address; raises Http404."""
        found = entry_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        whole = self.entry.onboarding
        return (REGISTER, Link(str(whole), onboarding_url(whole)))


class OnboardingStep(OfOnboarding, ActionView):  # type: ignore[override]
    """A step of a set with its confirmation page."""

    service: ClassVar[Callable[..., Any]]

    def base_version(self) -> int | None:
        self.__dict__.pop("set_row", None)
        return self.set_row.version

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        row = self.set_row
        return (
            (_("Danh sách"), row.list_name),
            (_("Trạng thái"), str(OnboardingState(row.state).label)),
            (_("Số dòng sẽ nhập"), str(row.entries.filter(state=EntryState.WAITING).count())),
        )

    def cancel_url(self) -> str:
        return onboarding_url(self.set_row)

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        """Further arguments of the service."""
        return dict(form.cleaned_data)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            onboarding=self.set_row,
            **self.arguments(form),
        )
        return onboarding_url(self.set_row) if done else ""


class EntryStep(OfEntry, ActionView):  # type: ignore[override]
    """A step of one row with its confirmation page."""

    service: ClassVar[Callable[..., Any]]

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        entry = self.entry
        return ((_("Dòng"), str(entry.place)), (_("Tài liệu"), str(entry)))

    def cancel_url(self) -> str:
        return onboarding_url(self.entry.onboarding)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, type(self).service, actor=self.actor, at=self.at, entry=self.entry)
        return onboarding_url(self.entry.onboarding) if done else ""
