"""What the pages of declarations share: finding the row, its addresses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.selectors.declarations import declaration_of
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(_("Bản công bố"), "/cong-bo/")
PROVINCE = Link(_("Sổ theo dõi công bố"), "/cong-bo/theo-doi/")


def url_of(row: Declaration, name: str = "declaration") -> str:
    return reverse(f"declarations:{name}", args=[row.public_id])


class OfDeclaration:
    """A page about one declaration, read once; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def row(self) -> Declaration:
        """The row behind the address; raises Http404."""
        found = declaration_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(self.row.number, url_of(self.row)))
