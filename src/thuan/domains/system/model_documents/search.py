"""What the search box finds among model documents: by code and title, what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import models
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_models(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Models whose code or title holds every word; two statements, one for the department."""
    del at
    if not can_anywhere(actor, ModelPermission.VIEW):
        return []
    rows = models(actor)
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    return [
        Hit(
            type=_("Tài liệu mẫu"),
            id=str(row.public_id),
            title=row.title,
            url=reverse("model_documents:model", args=[row.public_id]),
            sort_key=row.sort_key,
            rank=31,
            code=row.code,
            snippet=str(DocumentType(row.kind).label),
        )
        for row in rows.order_by("sort_key", "pk")[:limit]
    ]
