"""What other domains and the portals may use of reporting."""

from thuan.domains.oversight.reporting.selectors.cycles import (
    cycle_of,
    cycles,
    present_cycle,
    roster_entries,
)
from thuan.domains.oversight.reporting.selectors.lines import live_synthesis
from thuan.domains.oversight.reporting.selectors.reports import own_report, reports
from thuan.domains.oversight.reporting.selectors.syntheses import syntheses

__all__ = [
    "cycle_of",
    "cycles",
    "live_synthesis",
    "own_report",
    "present_cycle",
    "reports",
    "roster_entries",
    "syntheses",
]
