"""Tables of reporting, cut by noun."""

from thuan.domains.oversight.reporting.models.check import ReportCheck
from thuan.domains.oversight.reporting.models.cycle import ReportCycle, ReportTemplate, RosterEntry
from thuan.domains.oversight.reporting.models.report import (
    AnnualReport,
    DraftContent,
    ReportVersion,
    Submission,
)
from thuan.domains.oversight.reporting.models.synthesis import Synthesis, SynthesisLine

__all__ = [
    "AnnualReport",
    "DraftContent",
    "ReportCheck",
    "ReportCycle",
    "ReportTemplate",
    "ReportVersion",
    "RosterEntry",
    "Submission",
    "Synthesis",
    "SynthesisLine",
]
