"""The only way the register changes. Every function is a ``@service`` of the province."""

from thuan.domains.registry.agencies.services.describing import (
    move_agency,
    recode_agency,
    regroup_agency,
    rename_agency,
    retype_agency,
)
from thuan.domains.registry.agencies.services.lineage import record_lineage
from thuan.domains.registry.agencies.services.loading import load_reference, load_roster
from thuan.domains.registry.agencies.services.opening import NewAgency
from thuan.domains.registry.agencies.services.registering import register_agency
from thuan.domains.registry.agencies.services.standing import (
    change_status,
    join_programme,
    leave_programme,
    refresh_current_values,
    set_obligation,
)
from thuan.domains.registry.agencies.services.systems import (
    cover_agency,
    register_system,
    uncover_agency,
)
from thuan.domains.registry.agencies.services.voiding import void_entry

__all__ = [
    "NewAgency",
    "change_status",
    "cover_agency",
    "join_programme",
    "leave_programme",
    "load_reference",
    "load_roster",
    "move_agency",
    "recode_agency",
    "record_lineage",
    "refresh_current_values",
    "register_agency",
    "register_system",
    "regroup_agency",
    "rename_agency",
    "retype_agency",
    "set_obligation",
    "uncover_agency",
    "void_entry",
]
