"""What the search box finds among records: by title and number, what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import records
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_records(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Records whose number or title holds every word; one statement."""
    del at
    if not can_anywhere(actor, RecordPermission.VIEW):
        return []
    rows = records(actor)
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    return [
        Hit(
            type=_("Hồ sơ"),
            id=str(row.public_id),
            title=row.title,
            url=reverse("records:record", args=[row.public_id]),
            sort_key=row.sort_key,
            rank=30,
            agency=row.agency.code,
            code=row.code,
            snippet=row.record_type.name,
        )
        for row in rows.order_by("sort_key", "pk")[:limit]
    ]
