"""What the register publishes on the fact board: name and group of an agency on a day (F12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import REPORT_SCHEME
from thuan.domains.registry.agencies.models import AgencyName
from thuan.kernel.facts.registry import Computed, FactSpec, Period
from thuan.kernel.tenancy.models import GroupMembership

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


def names_on(agency_ids: Sequence[int], _period: Period, day: dt.date) -> dict[int, Computed]:
    """The name each agency bore on the day; one query."""
    rows = AgencyName.objects.on(day).filter(agency__in=agency_ids)
    found = rows.values_list("agency", "agency__public_id", "name")
    return {agency: Computed(name, ids=(str(public_id),)) for agency, public_id, name in found}


def group_codes_on(agency_ids: Sequence[int], _period: Period, day: dt.date) -> dict[int, Computed]:
    """The group of the province's reports each agency stood in on the day; one query."""
    rows = GroupMembership.objects.on(day).filter(agency__in=agency_ids, scheme=REPORT_SCHEME)
    found = rows.values_list("agency", "agency__public_id", "group")
    return {agency: Computed(group, ids=(str(public_id),)) for agency, public_id, group in found}


_ORIGIN = _("sổ cơ quan")

FACTS = (
    FactSpec("agencies.name", "", names_on, "agencies:record", _ORIGIN),
    FactSpec("agencies.group", "", group_codes_on, "agencies:record", _ORIGIN),
)
