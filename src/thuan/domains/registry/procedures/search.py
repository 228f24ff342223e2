"""What the search box finds among administrative procedures: for everybody signed in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.selectors.register import terms_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.search.named import holds_slots, slots_of
from thuan.kernel.search.registry import Hit
from thuan.kernel.statements import Statement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.registry.procedures.models import ProcedureTerms
    from thuan.kernel.accounts.actor import Actor


def found_procedures(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Procedures in force whose code or name holds every word; one statement."""
    del actor
    found = _named(business_day(at), len(words), limit).rows(**slots_of(words))
    return [
        Hit(
            type=_("Thủ tục hành chính"),
            id=code,
            title=name,
            url=reverse("administrative_procedures:record", args=[code]),
            sort_key=code,
            rank=30,
            code=code,
            snippet=field,
        )
        for code, name, field in found
    ]


@lru_cache(maxsize=64)
def _named(day: dt.date, words: int, limit: int) -> Statement[ProcedureTerms]:
    """The procedures of a day by so many words, worked out once a day (docs/adr/0021)."""

    def build() -> QuerySet[ProcedureTerms, Any]:
        rows = terms_on(day).filter(holds_slots(words)).order_by("procedure__code", "pk")
        listed: QuerySet[ProcedureTerms, Any] = rows.values_list("procedure__code", "name", "field")
        return listed[:limit]

    return Statement(build)
