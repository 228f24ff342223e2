"""What the search box finds among declarations: by number, signer and scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.words import declaration_badge
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.named import named_rows
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def with_agency(rows: ScopedQuerySet[Declaration]) -> ScopedQuerySet[Declaration]:
    """A declaration with whose it is."""
    return rows.select_related("agency")


def found_declarations(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Declarations whose number, signer or scope holds every word; one statement."""
    del at
    if not can_anywhere(actor, DeclarationPermission.VIEW):
        return []
    rows = named_rows(
        Declaration,
        actor,
        DeclarationPermission.VIEW,
        words,
        limit,
        joined=with_agency,
        order=("-declared_on", "-pk"),
    )
    return [
        Hit(
            type=_("Bản công bố"),
            id=str(row.public_id),
            title=row.number,
            url=reverse("declarations:declaration", args=[row.public_id]),
            sort_key=row.agency.sort_key,
            rank=32,
            agency=row.agency.code,
            code=row.number,
            snippet=str(declaration_badge(row.state).word),
        )
        for row in rows
    ]
