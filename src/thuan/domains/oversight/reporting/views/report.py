"""The page of one report, for those who make it and those who check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CheckState, ReportState
from thuan.domains.oversight.reporting.judging import judge, template_of
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportVersion
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.reports import checks_of
from thuan.domains.oversight.reporting.selectors.sections import answers, sections_of
from thuan.domains.oversight.reporting.views.chased import chased_panels
from thuan.domains.oversight.reporting.views.common import (
    may_fill,
    open_steps,
    report_or_404,
    report_url,
)
from thuan.domains.oversight.reporting.words import AGENCY_STAGES, report_badge, stages
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.ui.components import Stage, TimelineEvent

WAITING_FOR_AGENCY = {
    ReportState.NOT_STARTED,
    ReportState.DRAFT,
    ReportState.INTERNAL_REVIEW,
    ReportState.SIGNED,
    ReportState.RETURNED,
}


# What oversight reads of a report's history: the acts between agency and province, never the
# agency's own drafting, reviewing and recalling with its comments (F5).
OPEN_ACTS = tuple(
    f"annual_report.{step}"
    for step in (
        *("submit", "resubmit", "take", "accept"),
        *("return_for_changes", "reopen", "close_cycle"),
    )
)


class ReportRecord(RecordView[AnnualReport]):
    """Task list for the agency, the submitted version for the province (U23)."""

    permission = ReportPermission.VIEW
    template_name: ClassVar[str] = "reporting/report.html"

    def record(self) -> AnnualReport:
        return report_or_404(self.actor, self.kwargs["public_id"])

    def header(self, record: AnnualReport) -> Header:
        links, refusals = open_steps(record, self.actor)
        own = record.agency_id in self.actor.agency_ids
        facts = [record.agency.name] if own else []
        if record.first_submitted_at is not None:
            words = _("gửi trễ hạn") if record.late else _("gửi đúng hạn")
            moment = format_datetime(record.first_submitted_at)
            facts.append(f"{words}, {moment}")
        actions = links[1:]
        if record.first_submitted_at is not None:
            actions.append(Link(_("Biên nhận"), report_url(record, "receipt"), "award"))
        waiting = record.state in WAITING_FOR_AGENCY and record.first_submitted_at is None
        if not own and can(self.actor, ReportPermission.TRACK, agency_id=record.agency_id):
            chase = reverse("reporting:chase", args=[record.agency.public_id])
            address = f"{chase}?nam={record.cycle.year}"
            actions.append(Link(_("Liên hệ, đôn đốc"), address, "chat-left-text"))
        title = _("Báo cáo năm %(year)s") % {"year": record.cycle.year}
        next_step = links[0] if links else self._next_part(record)
        return Header(
            title=title if own else f"{title}: {record.agency.name}",
            state=report_badge(record.state),
            due=time_left(self.at, record.deadline_at) if waiting else "",
            facts=tuple(facts),
            next_step=next_step,
            refusals=tuple(refusals),
            actions=tuple(actions),
        )

    def _next_part(self, record: AnnualReport) -> Link | None:
        """The first part that is not done, for who fills the report."""
        if not may_fill(record, self.actor):
            return None
        for line in sections_of(record, record.draft):
            if not line.is_done:
                url = reverse("reporting:section", args=[record.public_id, line.section.code])
                return Link(_("Làm tiếp: %(part)s") % {"part": line.section.heading}, url)
        return None

    def life_cycle(self, record: AnnualReport) -> Sequence[Stage]:
        return stages(AGENCY_STAGES, record.state)

    def timeline(self, record: AnnualReport) -> Sequence[TimelineEvent]:
        own = record.agency_id in self.actor.agency_ids
        labels, noun = dict(ReportState.choices), _("báo cáo năm")
        return history_of(record, labels=labels, noun=noun, only=None if own else OPEN_ACTS)

    def panels(self, record: AnnualReport) -> Sequence[Panel]:
        found = []
        for check in checks_of(record):
            if check.state == CheckState.RETURNED:
                facts = (
                    (_("Lý do"), check.get_reason_display()),
                    (_("Ý kiến"), check.comment),
                    (_("Phần cần bổ sung"), _headings(record, check.fields_to_mend)),
                )
                found.append(Panel(_("Yêu cầu bổ sung"), facts))
        if record.agency_id in self.actor.agency_ids:
            found += chased_panels(record)
        return found

    def body(self, record: AnnualReport) -> dict[str, Any]:
        own = record.agency_id in self.actor.agency_ids
        paper = DraftContent.objects.filter(report=record).first() if own else None
        version = _shown_version(record)
        context: dict[str, Any] = {"own": own, "paper": paper, "version": version}
        if record.state in {ReportState.DRAFT, ReportState.INTERNAL_REVIEW} and paper:
            judgement = judge(record, paper.values, paper.reasons)
            context["sections"] = sections_of(record, paper)
            context["judgement"] = judgement
            context["done"] = sum(line.is_done for line in context["sections"])
            context["check_url"] = reverse("reporting:check_answers", args=[record.public_id])
            context["editable"] = may_fill(record, self.actor)
        elif version is not None:
            context["parts"] = answers(record, version.content["values"])
        return context


def _headings(report: AnnualReport, codes: Sequence[str]) -> str:
    """The parts named in a return, as the task list calls them."""
    listed = {section.code: section.heading for section in template_of(report).sections}
    return "; ".join(listed.get(code, code) for code in codes)


def _shown_version(report: AnnualReport) -> ReportVersion | None:
    """The version that was sent last, or signed last, as far as it exists for this person."""
    rows = ReportVersion.objects.filter(report=report).select_related("signed_by", "prepared_by")
    return rows.order_by("-number").first()
