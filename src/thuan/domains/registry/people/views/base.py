"""Pages about one person of the register, or one of the rows that hang on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.people import selectors
from thuan.domains.registry.people.tables import person_url
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from thuan.kernel.accounts.models import Person

M = TypeVar("M", bound="Model")


def trail() -> tuple[Link, ...]:
    """The way to the register."""
    return (Link(_("Vai trò và phân công"), reverse("people:register")),)


def found(rows: QuerySet[M], public_id: Any) -> M:
    """The row behind an address; what this person does not see does not exist (404)."""
    try:
        return rows.get(public_id=public_id)
    except ObjectDoesNotExist:
        raise Http404 from None


class OnePerson:
    """The person whom the page is about."""

    @cached_property
    def person(self) -> Person:
        return found(selectors.persons(self.actor), self.kwargs["person_id"])  # type: ignore[attr-defined]


class PersonPage(OnePerson, FormPage):
    """A form about one person; afterwards one is back on the person's page."""

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "lead": self.person.full_name}

    def after(self) -> str:
        return person_url(self.person)


class PersonAction(ActionView):
    """A step about a row of a person, with its confirmation."""

    def about(self) -> Person:
        raise NotImplementedError

    def cancel_url(self) -> str:
        return person_url(self.about()) or reverse("people:register")
