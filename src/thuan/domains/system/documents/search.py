"""What the search box finds among documents: by name and by content, what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.documents.models import Document
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import documents
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.finding import holding, own_agencies, snippets
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

KIND = Document._meta.label_lower


def found_documents(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Documents that hold every word, in their name or their content; two statements.

    The right is part of the question: rows of other agencies are no answer to it.
    """
    del at
    if not can_anywhere(actor, DocumentPermission.VIEW):
        return []
    few = own_agencies(actor, DocumentPermission.VIEW)
    found = documents(actor).filter(public_id__in=holding(KIND, words, few).values("target_id"))
    rows = list(found.select_related("agency").order_by("sort_key", "pk")[:limit])
    lines = snippets(KIND, [row.public_id for row in rows], words) if rows else {}
    return [
        Hit(
            type=_("Tài liệu"),
            id=str(row.public_id),
            title=row.title,
            url=reverse("documents:document", args=[row.public_id]),
            sort_key=row.sort_key,
            rank=30,
            agency=row.agency.code,
            code=row.code,
            snippet=lines.get(row.public_id, "") or str(DocumentType(row.kind).label),
        )
        for row in rows
    ]
