"""What the writes of this domain share: the base columns of a new row, and when a period ends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from thuan.domains.system.records.enums import Retention

if TYPE_CHECKING:
    from thuan.domains.system.records.models import RecordType
    from thuan.kernel.accounts.actor import Actor


def written(actor: Actor, at: dt.datetime, agency_id: int) -> dict[str, Any]:
    """The base columns of a new row of the agency."""
    return {
        "agency_id": agency_id,
        "origin_agency_id": agency_id,
        "created_at": at,
        "updated_at": at,
        "created_by_id": actor.person_id,
        "updated_by_id": actor.person_id,
    }


def retention_end(record_type: RecordType, closed_on: dt.date) -> dt.date | None:
    """The first day after the period: it counts from the end of the year of closing (qms.md 3.24).

    None where no such day is known.
    """
    if record_type.retention != Retention.YEARS or record_type.retention_years is None:
        return None
    return dt.date(closed_on.year + record_type.retention_years + 1, 1, 1)
