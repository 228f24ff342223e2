"""What the search box finds among documents: by code and title, what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import documents
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_documents(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Documents whose code or title holds every word; one statement."""
    del at
    if not can_anywhere(actor, DocumentPermission.VIEW):
        return []
    rows = documents(actor).select_related("agency")
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    return [
        Hit(
            type=str(DocumentType(row.kind).label),
            id=str(row.public_id),
            title=row.title,
            url=reverse("documents:document", args=[row.public_id]),
            sort_key=row.sort_key,
            rank=20,
            agency=row.agency.name,
            code=row.code,
            snippet=row.owner_unit,
        )
        for row in rows.order_by("sort_key", "pk")[:limit]
    ]
