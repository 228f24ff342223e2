"""Reading the register of agencies; see the modules for roster, register, tree and lineage."""

from thuan.domains.registry.agencies.selectors.lineage import LineageLine, lineage_of
from thuan.domains.registry.agencies.selectors.roster import (
    GroupCount,
    RosterEntry,
    agency_on,
    counts_by_group,
    groups_on,
    roster,
)
from thuan.domains.registry.agencies.selectors.systems import SystemOnDay, systems_on
from thuan.domains.registry.agencies.selectors.tree import above, children_on

__all__ = [
    "GroupCount",
    "LineageLine",
    "RosterEntry",
    "SystemOnDay",
    "above",
    "agency_on",
    "children_on",
    "counts_by_group",
    "groups_on",
    "lineage_of",
    "roster",
    "systems_on",
]
