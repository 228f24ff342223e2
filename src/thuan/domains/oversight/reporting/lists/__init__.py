"""Lists of agencies from outside (CSV, Excel) read into the lines of a synthesis."""

from thuan.domains.oversight.reporting.lists.faults import Fault, Refused
from thuan.domains.oversight.reporting.lists.groups import (
    known_groups,
    read_groups,
    shown_groups,
    standard_groups,
)
from thuan.domains.oversight.reporting.lists.reader import AgencyList, read_list

__all__ = [
    "AgencyList",
    "Fault",
    "Refused",
    "known_groups",
    "read_groups",
    "read_list",
    "shown_groups",
    "standard_groups",
]
