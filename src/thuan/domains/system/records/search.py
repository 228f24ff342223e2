"""What the search box finds among records: by title and number, what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.records.models import Record
from thuan.domains.system.records.permissions import RecordPermission
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.search.named import named_rows
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def with_type(rows: ScopedQuerySet[Record]) -> ScopedQuerySet[Record]:
    """A record with its kind and whose it is."""
    return rows.select_related("record_type", "agency")


def found_records(actor: Actor, at: dt.datetime, words: Sequence[str], limit: int) -> Sequence[Hit]:
    """Records whose number or title holds every word; one statement."""
    del at
    if not can_anywhere(actor, RecordPermission.VIEW):
        return []
    view = RecordPermission.VIEW
    rows = named_rows(Record, actor, view, words, limit, joined=with_type)
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
        for row in rows
    ]
