"""What other domains may ask of the register of agencies."""

from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.selectors.kinds import kind_names, kinds_on
from thuan.domains.registry.agencies.selectors.letterhead import letterhead
from thuan.domains.registry.agencies.selectors.roster import (
    GroupCount,
    RosterEntry,
    agency_on,
    counts_by_group,
    groups_on,
    known_on,
    roster,
)
from thuan.domains.registry.agencies.selectors.systems import (
    SystemOnDay,
    covering,
    system_of,
    systems_on,
)
from thuan.domains.registry.agencies.selectors.tree import above, children_on
from thuan.domains.registry.agencies.services.joining import Joining, join_many
from thuan.domains.registry.agencies.services.loading import add_agencies, load_reference
from thuan.domains.registry.agencies.services.opening import NewAgency

__all__ = [
    "AgencyPermission",
    "GroupCount",
    "Joining",
    "NewAgency",
    "RosterEntry",
    "SystemOnDay",
    "above",
    "add_agencies",
    "agency_on",
    "children_on",
    "counts_by_group",
    "covering",
    "groups_on",
    "join_many",
    "kind_names",
    "kinds_on",
    "known_on",
    "letterhead",
    "load_reference",
    "roster",
    "system_of",
    "systems_on",
]
