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
from thuan.domains.registry.agencies.services.importing.reading import read_sheet
from thuan.domains.registry.agencies.services.importing.sheet import (
    Cells as ImportCells,
)
from thuan.domains.registry.agencies.services.importing.sheet import (
    Fault as ImportFault,
)
from thuan.domains.registry.agencies.services.importing.sheet import (
    Line as ImportLine,
)
from thuan.domains.registry.agencies.services.importing.sheet import (
    Outcome as ImportOutcome,
)
from thuan.domains.registry.agencies.services.importing.sheet import (
    Sheet as ImportSheet,
)
from thuan.domains.registry.agencies.services.importing.sheet import counted
from thuan.domains.registry.agencies.services.joining import Joining, join_many
from thuan.domains.registry.agencies.services.loading import add_agencies, load_reference
from thuan.domains.registry.agencies.services.opening import NewAgency

__all__ = [
    "AgencyPermission",
    "GroupCount",
    "ImportCells",
    "ImportFault",
    "ImportLine",
    "ImportOutcome",
    "ImportSheet",
    "Joining",
    "NewAgency",
    "RosterEntry",
    "SystemOnDay",
    "above",
    "add_agencies",
    "agency_on",
    "children_on",
    "counted",
    "counts_by_group",
    "groups_on",
    "join_many",
    "load_reference",
    "read_sheet",
    "roster",
    "systems_on",
]
