"""The page of one report, for those who make it and those who check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CheckState, ReportState
from thuan.domains.oversight.reporting.judging import judge_paper
from thuan.domains.oversight.reporting.models import AnnualReport
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.entered import offers_paper
from thuan.domains.oversight.reporting.selectors.paper import paper_entered
from thuan.domains.oversight.reporting.selectors.reports import checks_of, due_moment
from thuan.domains.oversight.reporting.selectors.returned import named, to_mend
from thuan.domains.oversight.reporting.selectors.sections import sections_of, told
from thuan.domains.oversight.reporting.selectors.terms import terms_of
from thuan.domains.oversight.reporting.selectors.versions import versions_of
from thuan.domains.oversight.reporting.views.chased import chased_panels
from thuan.domains.oversight.reporting.views.common import (
    may_fill,
    may_waive,
    open_steps,
    report_or_404,
    report_url,
)
from thuan.domains.oversight.reporting.views.documents import paper_links
from thuan.domains.oversight.reporting.views.locked import lock_of
from thuan.domains.oversight.reporting.words import AGENCY_STAGES, report_badge, stages
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can, invited_at
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.models import ReportVersion
    from thuan.domains.oversight.reporting.selectors.sections import SectionLine
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
        *("return_for_changes", "reopen", "close_cycle", "enter_from_paper"),
    )
)


class ReportRecord(RecordView[AnnualReport]):
    """Task list for the agency, the submitted version for the province (U23)."""

    permission = ReportPermission.VIEW
    template_name: ClassVar[str] = "reporting/report.html"

    def record(self) -> AnnualReport:
        return report_or_404(self.actor, self.kwargs["public_id"], with_paper=True)

    def header(self, record: AnnualReport) -> Header:
        links, refusals = self.steps(record)
        own = record.agency_id in self.actor.agency_ids
        facts = [record.agency.name] if own else []
        if record.first_submitted_at is not None:
            words = _("gửi trễ hạn") if record.late else _("gửi đúng hạn")
            moment = format_datetime(record.first_submitted_at)
            facts.append(f"{words}, {moment}")
        facts += terms_of(record).sentences
        actions = links[1:] + paper_links(record, self.versions(record), own=own)
        if record.late and may_waive(record, self.actor):
            actions.append(Link(_("Miễn xét trễ hạn"), report_url(record, "waive")))
        if record.first_submitted_at is not None:
            actions.append(Link(_("Biên nhận"), report_url(record, "receipt"), "award"))
        if may_fill(record, self.actor):
            label = _("Lấy số liệu từ tệp Excel")
            actions.append(Link(label, report_url(record, "upload_figures"), "upload"))
            if offers_paper(record, record.draft):
                label = _("Lấy số liệu của bản giấy")
                actions.append(Link(label, report_url(record, "take_paper_figures"), "file-text"))
        due = due_moment(record) if record.state in WAITING_FOR_AGENCY else None
        if not own and can(self.actor, ReportPermission.TRACK, agency_id=record.agency_id):
            chase = reverse("reporting:chase", args=[record.agency.public_id])
            address = f"{chase}?nam={record.cycle.year}"
            actions.append(Link(_("Liên hệ, đôn đốc"), address, "chat-left-text"))
        to_review = record.state in {*WAITING_FOR_AGENCY} - {ReportState.SIGNED}
        if to_review and can(self.actor, ReportPermission.INVITE, agency_id=record.agency_id):
            label = _("Mời người thẩm định")
            actions.append(Link(label, report_url(record, "invite_reviewer"), "person"))
        title = _("Báo cáo năm %(year)s") % {"year": record.cycle.year}
        next_step = links[0] if links else self._next_part(record)
        return Header(
            title=title if own else f"{title}: {record.agency.name}",
            state=report_badge(record.state),
            due=time_left(self.at, due) if due else "",
            facts=tuple(facts),
            next_step=next_step,
            refusals=tuple(refusals),
            actions=tuple(actions),
        )

    def _next_part(self, record: AnnualReport) -> Link | None:
        """The first part that is not done, for who fills the report."""
        if not may_fill(record, self.actor):
            return None
        for line in self.parts(record):
            if not line.is_done:
                url = reverse("reporting:section", args=[record.public_id, line.section.code])
                return Link(_("Làm tiếp: %(part)s") % {"part": line.section.heading}, url)
        return None

    def steps(self, record: AnnualReport) -> tuple[list[Link], list[str]]:
        """The open steps and the refusals, judged once."""
        if not hasattr(self, "_steps"):
            self._steps = open_steps(record, self.actor)
        return self._steps

    def versions(self, record: AnnualReport) -> list[ReportVersion]:
        """The versions that exist for this person, oldest first, read once."""
        if not hasattr(self, "_versions"):
            self._versions = versions_of(record)
        return self._versions

    def parts(self, record: AnnualReport) -> list[SectionLine]:
        """The parts of the working paper with how far each is, looked at once."""
        if not hasattr(self, "_parts"):
            self._parts = sections_of(record, record.draft)
        return self._parts

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
                    (_("Mục cần bổ sung"), named(record, check.fields_to_mend)),
                )
                found.append(Panel(_("Yêu cầu bổ sung"), facts))
        if record.agency_id in self.actor.agency_ids:
            found += chased_panels(record)
        return found

    def body(self, record: AnnualReport) -> dict[str, Any]:
        own = record.agency_id in self.actor.agency_ids
        guest = invited_at(self.actor, ReportPermission.VIEW, record.public_id)
        paper = getattr(record, "draft", None) if own or guest else None
        versions = self.versions(record)
        version = versions[-1] if versions else None
        context: dict[str, Any] = {
            "own": own,
            "paper": paper,
            "version": version,
            "lock": lock_of(record, self.actor, self.steps(record)[0]),
            "linked": own,
        }
        if own:
            context["to_mend"] = to_mend(record)
            context["returned"] = checks_of(record).first() if context["to_mend"] else None
        if record.state in {ReportState.DRAFT, ReportState.INTERNAL_REVIEW} and paper:
            judgement = judge_paper(record, paper)
            context["sections"] = self.parts(record)
            context["judgement"] = judgement
            context["done"] = sum(line.is_done for line in context["sections"])
            context["check_url"] = reverse("reporting:check_answers", args=[record.public_id])
            context["editable"] = may_fill(record, self.actor)
        elif version is not None:
            context |= told(record, version.content)
            context["arrival"] = paper_entered(version)
        return context
