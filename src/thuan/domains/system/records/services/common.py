"""When the period of a record ends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.system.records.enums import Retention

if TYPE_CHECKING:
    from thuan.domains.system.records.models import RecordType


def retention_end(record_type: RecordType, closed_on: dt.date) -> dt.date | None:
    """The first day after the period: it counts from the end of the year of closing (qms.md 3.24).

    None where no such day is known.
    """
    if record_type.retention != Retention.YEARS or record_type.retention_years is None:
        return None
    return dt.date(closed_on.year + record_type.retention_years + 1, 1, 1)
