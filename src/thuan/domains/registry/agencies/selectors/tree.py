"""The tree of agencies on a day; any depth, tiers are data (design §5)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.enums import REPORT_SCHEME
from thuan.domains.registry.agencies.selectors.roster import facts_on
from thuan.kernel.tenancy.models import Agency, AgencyParent
from thuan.kernel.text import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID


def parents_on(day: dt.date) -> dict[int, int]:
    """Agency id → id of the agency directly above it; one query."""
    return dict(AgencyParent.objects.on(day).values_list("agency_id", "parent_id"))


def above(agency_id: int, day: dt.date) -> list[int]:
    """The ids of all agencies above this one on the day, nearest first."""
    parents, chain = parents_on(day), []
    current = parents.get(agency_id)
    while current is not None and current not in chain:
        chain.append(current)
        current = parents.get(current)
    return chain


def superior_on(agency: Agency, day: dt.date) -> Agency | None:
    """The agency directly above on the day, under which official papers are issued."""
    chain = above(agency.pk, day)
    return Agency.objects.get(pk=chain[0]) if chain else None


def children_on(agency: Agency, day: dt.date) -> list[Agency]:
    """The agencies directly below on the day, in Vietnamese order; one query."""
    below = AgencyParent.objects.on(day).filter(parent=agency).values("agency")
    return list(Agency.objects.filter(pk__in=below).order_by("sort_key", "pk"))


@dataclass(frozen=True, slots=True)
class Node:
    """An agency in the tree of a day, with those below it."""

    public_id: UUID
    code: str
    name: str
    below: tuple[Node, ...]

    @property
    def count(self) -> int:
        """How many agencies stand below, at any depth."""
        return sum(1 + node.count for node in self.below)


def tree_on(day: dt.date) -> list[Node]:
    """The agencies that have a name on the day, nested; two queries, at any depth."""
    facts = facts_on(day, REPORT_SCHEME)
    named = {pk: values for pk, values in facts.items() if "name" in values}
    public = dict(Agency.objects.values_list("pk", "public_id"))
    below: dict[int | None, list[int]] = defaultdict(list)
    for pk, values in named.items():
        parent = int(values["parent"]) if "parent" in values else None
        below[parent if parent in named else None].append(pk)

    def nodes(of: int | None) -> tuple[Node, ...]:
        ordered = sorted(below[of], key=lambda pk: (sort_key(named[pk]["name"]), pk))
        return tuple(
            Node(public[pk], named[pk].get("code", ""), named[pk]["name"], nodes(pk))
            for pk in ordered
        )

    return list(nodes(None))
