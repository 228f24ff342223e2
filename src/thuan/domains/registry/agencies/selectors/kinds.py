"""Types of agencies in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from thuan.domains.registry.agencies.models import AgencyKind, AgencyType
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import without_note

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


def kind_names() -> dict[str, str]:
    """Code of a type → its name in the language of the page; one query."""
    rows = AgencyType.objects.order_by("position")
    return {row.code: without_note(str(row)) for row in rows}


def kinds_on(agency_ids: Iterable[int], day: dt.date) -> dict[int, str]:
    """Agency id → code of its type on the day; one query.

    Where no dated row tells of the day, the type that the agency has now.
    """
    dated = AgencyKind.objects.on(day).filter(agency=OuterRef("pk")).values("kind")[:1]
    rows = Agency.objects.filter(pk__in=list(agency_ids))
    return dict(
        rows.annotate(on_day=Coalesce(Subquery(dated), F("kind"))).values_list("pk", "on_day")
    )
