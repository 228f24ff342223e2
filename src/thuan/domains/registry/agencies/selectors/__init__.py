"""Reading the register of agencies; see the modules for roster, register, tree and lineage."""

from thuan.domains.registry.agencies.selectors.history import Told, history_of
from thuan.domains.registry.agencies.selectors.lineage import LineageLine, lineage_of
from thuan.domains.registry.agencies.selectors.register import (
    FACT_MODELS,
    FactLine,
    agency_register,
    facts_of,
)
from thuan.domains.registry.agencies.selectors.roster import (
    GroupCount,
    RosterEntry,
    agency_on,
    counts_by_group,
    groups_on,
    roster,
    totals_on,
)
from thuan.domains.registry.agencies.selectors.systems import SystemOnDay, systems_on
from thuan.domains.registry.agencies.selectors.tree import Node, above, children_on, tree_on

__all__ = [
    "FACT_MODELS",
    "FactLine",
    "GroupCount",
    "LineageLine",
    "Node",
    "RosterEntry",
    "SystemOnDay",
    "Told",
    "above",
    "agency_on",
    "agency_register",
    "children_on",
    "counts_by_group",
    "facts_of",
    "groups_on",
    "history_of",
    "lineage_of",
    "roster",
    "systems_on",
    "totals_on",
    "tree_on",
]
