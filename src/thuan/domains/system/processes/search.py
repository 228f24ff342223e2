"""What the search box finds among processes, instruments and knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.models import Instrument, KnowledgeItem, Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.named import named_rows
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet

LISTED: Final[tuple[tuple[type[Any], str, Promise | str], ...]] = (
    (Process, "processes:process", _("Quá trình")),
    (Instrument, "processes:instrument", _("Phương tiện đo")),
    (KnowledgeItem, "processes:item", _("Tri thức")),
)


def found_processes(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Processes, instruments and knowledge of which code or name hold every word."""
    del at
    if not can_anywhere(actor, ProcessPermission.VIEW):
        return []
    return [hit for one in LISTED for hit in _hits(actor, words, limit, *one)]


def with_agency(rows: ScopedQuerySet[Any]) -> ScopedQuerySet[Any]:
    """A row with whose it is."""
    return rows.select_related("agency")


def _hits(
    actor: Actor,
    words: Sequence[str],
    limit: int,
    model: type[Any],
    page: str,
    kind: Promise | str,
) -> Iterator[Hit]:
    view = ProcessPermission.VIEW
    for row in named_rows(model, actor, view, words, limit, joined=with_agency):
        yield Hit(
            type=kind,
            id=str(row.public_id),
            title=getattr(row, "name", "") or str(row),
            url=reverse(page, args=[row.public_id]),
            sort_key=row.sort_key,
            rank=35,
            agency=row.agency.code,
            code=getattr(row, "code", ""),
        )
