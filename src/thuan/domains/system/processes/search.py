"""What the search box finds among processes, instruments and knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import instruments
from thuan.domains.system.processes.selectors.knowledge import knowledge
from thuan.domains.system.processes.selectors.processes import processes
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.registry import Hit, holds_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


def found_processes(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Processes, instruments and knowledge of which code or name hold every word."""
    del at
    if not can_anywhere(actor, ProcessPermission.VIEW):
        return []
    return [
        *_hits(processes(actor), "processes:process", _("Quá trình"), words, limit),
        *_hits(instruments(actor), "processes:instrument", _("Phương tiện đo"), words, limit),
        *_hits(knowledge(actor), "processes:item", _("Tri thức"), words, limit),
    ]


def _hits(
    rows: QuerySet[Any], page: str, kind: str, words: Sequence[str], limit: int
) -> Iterator[Hit]:
    for word in words:
        rows = rows.filter(holds_word("search_key", word))
    for row in rows.order_by("sort_key", "pk")[:limit]:
        yield Hit(
            type=kind,
            id=str(row.public_id),
            title=getattr(row, "name", "") or str(row),
            url=reverse(page, args=[row.public_id]),
            sort_key=row.sort_key,
            rank=35,
            agency=row.agency.code,
            code=getattr(row, "code", ""),
            snippet="",
        )
