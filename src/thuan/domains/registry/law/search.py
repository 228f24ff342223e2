"""What the search box finds among legal texts, for everybody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from thuan.domains.registry.law.enums import LegalStatus, TextKind
from thuan.domains.registry.law.selectors.texts import texts_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.search.named import holds_slots, slots_of
from thuan.kernel.search.registry import Hit
from thuan.kernel.statements import Statement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.registry.law.models import LegalText
    from thuan.kernel.accounts.actor import Actor


def found_in_law(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Texts whose number, title or issuer holds every word, with their status; one statement."""
    del actor
    found = _named(business_day(at), len(words), limit).rows(**slots_of(words))
    return [
        Hit(
            type=str(TextKind(kind).label),
            id=str(key),
            title=title,
            url=reverse("law:text", args=[key]),
            sort_key=order,
            rank=45,
            code=number,
            snippet=str(LegalStatus(status).label),
        )
        for key, kind, title, order, number, status in found
    ]


@lru_cache(maxsize=64)
def _named(day: dt.date, words: int, limit: int) -> Statement[LegalText]:
    """The texts of a day by so many words, worked out once a day (docs/adr/0021)."""

    def build() -> QuerySet[LegalText, Any]:
        rows = texts_on(day).filter(holds_slots(words)).order_by("sort_key", "pk")
        columns = ("public_id", "kind", "title", "sort_key", "number", "status")
        listed: QuerySet[LegalText, Any] = rows.values_list(*columns)[:limit]
        return listed

    return Statement(build)
