"""How far a right reaches, as a condition on agencies and never as a list of ids (F4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from thuan.kernel.tenancy.models import Agency, AgencyListMember, AgencyParent, GroupMembership

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Reach:
    """A set of agencies on one day, described and not enumerated.

    ``agency_ids`` holds only the few agencies named by the person's own assignments; groups, lists
    and the tree stay sub-queries. An empty reach covers nothing.
    """

    everything: bool = False
    agency_ids: frozenset[int] = frozenset()
    groups: frozenset[str] = frozenset()
    lists: frozenset[int] = frozenset()
    parents: frozenset[int] = frozenset()
    day: dt.date | None = field(default=None)

    @property
    def is_empty(self) -> bool:
        named = self.agency_ids or self.groups or self.lists or self.parents
        return not (self.everything or named)

    def q(self, column: str = "agency") -> Q:
        """The condition "``column`` is a covered agency"; raises nothing, may match nothing."""
        if self.everything:
            return Q()
        q = Q(**{f"{column}__in": sorted(self.agency_ids)})
        if self.groups:
            members = GroupMembership.objects.on(self._day).filter(group__in=sorted(self.groups))
            q |= Q(**{f"{column}__in": members.values("agency")})
        if self.lists:
            listed = AgencyListMember.objects.filter(list_id__in=sorted(self.lists))
            q |= Q(**{f"{column}__in": listed.values("agency")})
        if self.parents:
            below = AgencyParent.objects.on(self._day).filter(parent__in=sorted(self.parents))
            q |= Q(**{f"{column}__in": below.values("agency")})
        return q

    def covers(self, agency_id: int) -> bool:
        """Whether this one agency is reached; asks the database only for groups, lists, tree."""
        if self.everything or agency_id in self.agency_ids:
            return True
        if not (self.groups or self.lists or self.parents):
            return False
        return Agency.objects.filter(self.q("pk"), pk=agency_id).exists()

    @property
    def _day(self) -> dt.date:
        if self.day is None:
            raise ValueError("A reach over groups, lists or a tree needs its day.")
        return self.day


def joined(reaches: Iterable[Reach]) -> Reach:
    """The union of several reaches of one day."""
    items = list(reaches)
    return Reach(
        everything=any(item.everything for item in items),
        agency_ids=frozenset().union(*(item.agency_ids for item in items)),
        groups=frozenset().union(*(item.groups for item in items)),
        lists=frozenset().union(*(item.lists for item in items)),
        parents=frozenset().union(*(item.parents for item in items)),
        day=next((item.day for item in items if item.day), None),
    )
