"""What other domains and the portals may use of reporting."""

from thuan.domains.oversight.reporting.models import ReportCycle, Synthesis
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import (
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.selectors.compared import (
    Compared,
    change_words,
    compared,
    field_words,
)
from thuan.domains.oversight.reporting.selectors.cycles import (
    cycle_of,
    cycles,
    present_cycle,
    roster_entries,
)
from thuan.domains.oversight.reporting.selectors.letters import letters as reminder_letters
from thuan.domains.oversight.reporting.selectors.lines import (
    LiveSynthesis,
    SourceLine,
    live_synthesis,
    province_synthesis,
)
from thuan.domains.oversight.reporting.selectors.paper import (
    arrivals_on_paper as papers_received,
)
from thuan.domains.oversight.reporting.selectors.reports import own_report, report_at, reports
from thuan.domains.oversight.reporting.selectors.sent import (
    SentReport,
    sent_reports,
    sent_syntheses,
)
from thuan.domains.oversight.reporting.selectors.syntheses import syntheses, synthesis_version
from thuan.domains.oversight.reporting.selectors.tracking import board, is_overdue
from thuan.domains.oversight.reporting.services.chasing import note_contact
from thuan.domains.oversight.reporting.services.checking import (
    accept_report,
    return_report,
    take_report,
)
from thuan.domains.oversight.reporting.services.cycles import (
    close_cycle,
    draft_cycle,
    fix_roster,
    open_cycle,
    publish_cycle,
)
from thuan.domains.oversight.reporting.services.earlier import keep_earlier
from thuan.domains.oversight.reporting.services.letters import draft_letter, issue_letter
from thuan.domains.oversight.reporting.services.paper import SignedPaper, register_signed_paper
from thuan.domains.oversight.reporting.services.preparing import (
    revise_report,
    save_values,
    start_report,
    submit_internally,
)
from thuan.domains.oversight.reporting.services.receiving import (
    enter_from_paper,
    register_arrival,
)
from thuan.domains.oversight.reporting.services.signing import (
    content_to_sign,
    sign_report,
    submit_report,
)
from thuan.domains.oversight.reporting.services.syntheses import (
    acknowledge_synthesis,
    approve_synthesis,
    freeze_synthesis,
    review_synthesis,
    send_synthesis,
    write_words,
)
from thuan.domains.oversight.reporting.services.templates import load_shipped_template
from thuan.domains.oversight.reporting.services.terms import (
    Decision,
    extend_deadline,
    waive_lateness,
)
from thuan.domains.oversight.reporting.words import (
    arrival_sentences,
    frozen_sentences,
    group_names,
    squares,
)

__all__ = [
    "Compared",
    "CyclePermission",
    "Decision",
    "LiveSynthesis",
    "ReportCycle",
    "ReportPermission",
    "SentReport",
    "SignedPaper",
    "SourceLine",
    "Synthesis",
    "SynthesisPermission",
    "accept_report",
    "acknowledge_synthesis",
    "approve_synthesis",
    "arrival_sentences",
    "board",
    "change_words",
    "close_cycle",
    "compared",
    "content_to_sign",
    "cycle_of",
    "cycles",
    "draft_cycle",
    "draft_letter",
    "enter_from_paper",
    "extend_deadline",
    "field_words",
    "fix_roster",
    "freeze_synthesis",
    "frozen_sentences",
    "group_names",
    "is_overdue",
    "issue_letter",
    "keep_earlier",
    "live_synthesis",
    "load_shipped_template",
    "note_contact",
    "open_cycle",
    "own_report",
    "papers_received",
    "present_cycle",
    "province_synthesis",
    "publish_cycle",
    "register_arrival",
    "register_signed_paper",
    "reminder_letters",
    "report_at",
    "report_hash",
    "reports",
    "return_report",
    "review_synthesis",
    "revise_report",
    "roster_entries",
    "save_values",
    "send_synthesis",
    "sent_reports",
    "sent_syntheses",
    "sign_report",
    "squares",
    "start_report",
    "submit_internally",
    "submit_report",
    "syntheses",
    "synthesis_version",
    "take_report",
    "waive_lateness",
    "write_words",
]
