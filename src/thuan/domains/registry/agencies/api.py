"""What other domains may ask of the register of agencies."""

from thuan.domains.registry.agencies.permissions import AgencyPermission
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
    "AgencyPermission",
    "GroupCount",
    "RosterEntry",
    "SystemOnDay",
    "above",
    "agency_on",
    "children_on",
    "counts_by_group",
    "groups_on",
    "roster",
    "systems_on",
]
