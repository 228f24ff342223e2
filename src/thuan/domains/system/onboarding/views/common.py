"""What the pages of a set share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.selectors import entry_of, onboarding_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
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


class OnboardingStep(OfOnboarding, ServiceStep):  # type: ignore[override]
    """A step of a set with its confirmation page."""

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

    def subject(self) -> dict[str, Any]:
        return {"onboarding": self.set_row}


class EntryStep(OfEntry, ServiceStep):  # type: ignore[override]
    """A step of one row with its confirmation page."""

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        entry = self.entry
        return ((_("Dòng"), str(entry.place)), (_("Tài liệu"), str(entry)))

    def cancel_url(self) -> str:
        return onboarding_url(self.entry.onboarding)

    def subject(self) -> dict[str, Any]:
        return {"entry": self.entry}
