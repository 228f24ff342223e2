"""The provincial synthesis as pure values: lines in, figures out, the same for every source."""

from thuan.domains.oversight.reporting.aggregate.changes import Change, changes
from thuan.domains.oversight.reporting.aggregate.checks import Check, checks
from thuan.domains.oversight.reporting.aggregate.contract import (
    LADDER,
    line_to_contract,
    to_contract,
)
from thuan.domains.oversight.reporting.aggregate.counts import (
    Answers,
    Measure,
    Rule,
    Tally,
    Total,
)
from thuan.domains.oversight.reporting.aggregate.figures import (
    Figures,
    UnknownGroup,
    aggregate,
    combine,
)
from thuan.domains.oversight.reporting.aggregate.line import (
    Group,
    InspectionMode,
    Line,
    Number,
    Obligation,
    ReportStatus,
)

__all__ = [
    "LADDER",
    "Answers",
    "Change",
    "Check",
    "Figures",
    "Group",
    "InspectionMode",
    "Line",
    "Measure",
    "Number",
    "Obligation",
    "ReportStatus",
    "Rule",
    "Tally",
    "Total",
    "UnknownGroup",
    "aggregate",
    "changes",
    "checks",
    "combine",
    "line_to_contract",
    "to_contract",
]
