"""What the search box finds among legal texts, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from thuan.domains.registry.law.enums import LegalStatus, TextKind
from thuan.domains.registry.law.selectors.texts import texts_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_in_law(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Texts whose number, title or issuer holds every word, with their status; one statement."""
    del actor
    rows = texts_on(business_day(at))
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    return [
        Hit(
            type=str(TextKind(row.kind).label),
            id=str(row.public_id),
            title=row.title,
            url=reverse("law:text", args=[row.public_id]),
            sort_key=row.sort_key,
            rank=45,
            code=row.number,
            snippet=str(LegalStatus(row.status).label),
        )
        for row in rows.order_by("sort_key", "pk")[:limit]
    ]
