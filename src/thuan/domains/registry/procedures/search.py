"""What the search box finds among administrative procedures: for everybody signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.selectors.register import terms_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_procedures(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Procedures in force whose code or name holds every word; one statement."""
    del actor
    rows = terms_on(business_day(at))
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    return [
        Hit(
            type=_("Thủ tục hành chính"),
            id=row.procedure.code,
            title=row.name,
            url=reverse("administrative_procedures:record", args=[row.procedure.code]),
            sort_key=row.procedure.code,
            rank=30,
            code=row.procedure.code,
            snippet=row.field,
        )
        for row in rows.order_by("procedure__code", "pk")[:limit]
    ]
