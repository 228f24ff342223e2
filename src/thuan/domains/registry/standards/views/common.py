"""What the pages of the standard share: finding the edition and the clause, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thuan.domains.registry.standards.judging import content_of
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.editions import edition_at
from thuan.domains.registry.standards.selectors.nonapplicability import nonapplicability_at
from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from thuan.domains.registry.standards.content import Clause, EditionContent
    from thuan.domains.registry.standards.models import Edition, NonApplicability
    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(gettext_lazy("Tiêu chuẩn"), "/tieu-chuan/")
LEFT_OUT = Link(gettext_lazy("Điều khoản không áp dụng"), "/tieu-chuan/khong-ap-dung/")


def clause_url(edition: Edition, number: str) -> str:
    return reverse("standards:clause", args=[edition.slug, number])


def found_or_404(actor: Actor, kwargs: dict[str, Any]) -> NonApplicability:
    found = nonapplicability_at(actor, kwargs["public_id"])
    if found is None:
        raise Http404
    return found


def row_url(row: NonApplicability) -> str:
    return reverse("standards:nonapplicability", args=[row.public_id])


def left_out_link(actor: Actor) -> Link | None:
    """The way to what does not apply, for those who may read it."""
    if not may_open(actor, StandardPermission.VIEW):
        return None
    return Link(LEFT_OUT.label, LEFT_OUT.url, "journal-check")


def edition_link(edition: Edition) -> Link:
    return Link(edition.code, reverse("standards:edition", args=[edition.slug]))


class OfEdition:
    """A page about one edition, read once."""

    kwargs: dict[str, Any]
    _edition: Edition | None = None

    def edition(self) -> Edition:
        """The edition behind the address; raises Http404."""
        if self._edition is None:
            self._edition = edition_at(self.kwargs["slug"])
        if self._edition is None:
            raise Http404
        return self._edition

    def content(self) -> EditionContent:
        return content_of(self.edition())

    def clause(self) -> Clause:
        """The clause behind the address; raises Http404."""
        found = self.content().by_number.get(self.kwargs["number"])
        if found is None:
            raise Http404
        return found
