"""What other domains and the portals may use of reporting."""

from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import (
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.selectors.cycles import (
    cycle_of,
    cycles,
    present_cycle,
    roster_entries,
)
from thuan.domains.oversight.reporting.selectors.lines import live_synthesis
from thuan.domains.oversight.reporting.selectors.reports import own_report, report_at, reports
from thuan.domains.oversight.reporting.selectors.syntheses import syntheses, synthesis_version
from thuan.domains.oversight.reporting.selectors.tracking import arrivals, is_overdue, tracked
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
from thuan.domains.oversight.reporting.services.preparing import (
    revise_report,
    save_values,
    start_report,
    submit_internally,
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
)
from thuan.domains.oversight.reporting.services.templates import load_shipped_template
from thuan.domains.oversight.reporting.words import (
    arrival_sentences,
    frozen_sentences,
    squares,
)

__all__ = [
    "CyclePermission",
    "ReportPermission",
    "SynthesisPermission",
    "accept_report",
    "acknowledge_synthesis",
    "approve_synthesis",
    "arrival_sentences",
    "arrivals",
    "close_cycle",
    "content_to_sign",
    "cycle_of",
    "cycles",
    "draft_cycle",
    "fix_roster",
    "freeze_synthesis",
    "frozen_sentences",
    "is_overdue",
    "keep_earlier",
    "live_synthesis",
    "load_shipped_template",
    "open_cycle",
    "own_report",
    "present_cycle",
    "publish_cycle",
    "report_at",
    "report_hash",
    "reports",
    "return_report",
    "review_synthesis",
    "revise_report",
    "roster_entries",
    "save_values",
    "send_synthesis",
    "sign_report",
    "squares",
    "start_report",
    "submit_internally",
    "submit_report",
    "syntheses",
    "synthesis_version",
    "take_report",
    "tracked",
]
