"""Tables of reporting, cut by noun."""

from thuan.domains.oversight.reporting.models.chasing import ContactNote, ReminderLetter
from thuan.domains.oversight.reporting.models.check import ReportCheck
from thuan.domains.oversight.reporting.models.cycle import ReportCycle, ReportTemplate, RosterEntry
from thuan.domains.oversight.reporting.models.filling import (
    EarlierFigures,
    FigureUpload,
    SectionPresence,
)
from thuan.domains.oversight.reporting.models.report import (
    AnnualReport,
    DraftContent,
    ReportVersion,
    Submission,
)
from thuan.domains.oversight.reporting.models.synthesis import Synthesis, SynthesisLine
from thuan.domains.oversight.reporting.models.terms import (
    DeadlineExtension,
    LatenessWaiver,
    PaperArrival,
)

__all__ = [
    "AnnualReport",
    "ContactNote",
    "DeadlineExtension",
    "DraftContent",
    "EarlierFigures",
    "FigureUpload",
    "LatenessWaiver",
    "PaperArrival",
    "ReminderLetter",
    "ReportCheck",
    "ReportCycle",
    "ReportTemplate",
    "ReportVersion",
    "RosterEntry",
    "SectionPresence",
    "Submission",
    "Synthesis",
    "SynthesisLine",
]
