"""Pages of the register of agencies."""

from thuan.domains.registry.agencies.views.changing import (
    Join,
    Leave,
    Move,
    Oblige,
    Recode,
    Register,
    Regroup,
    Rename,
    Status,
    Succeed,
    Void,
)
from thuan.domains.registry.agencies.views.days import Roster, Tree
from thuan.domains.registry.agencies.views.importing import Upload, Write
from thuan.domains.registry.agencies.views.record import AgencyRecord
from thuan.domains.registry.agencies.views.register import AgencyRegister

__all__ = [
    "AgencyRecord",
    "AgencyRegister",
    "Join",
    "Leave",
    "Move",
    "Oblige",
    "Recode",
    "Register",
    "Regroup",
    "Rename",
    "Roster",
    "Status",
    "Succeed",
    "Tree",
    "Upload",
    "Void",
    "Write",
]
