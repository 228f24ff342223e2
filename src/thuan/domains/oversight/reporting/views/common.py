"""What the pages of one report share: finding it, its addresses, its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.reports import report_of
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms

    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.kernel.accounts.actor import Actor

STEP_URLS = {
    "start": "reporting:start",
    "submit_internal": "reporting:submit_internal",
    "return_to_preparer": "reporting:return_to_preparer",
    "sign": "reporting:sign",
    "register_paper": "reporting:register_paper",
    "recall": "reporting:recall",
    "submit": "reporting:submit",
    "resubmit": "reporting:submit",
    "take": "reporting:take",
    "accept": "reporting:accept",
    "return_for_changes": "reporting:return",
    "reopen": "reporting:reopen",
    "revise": "reporting:revise",
}
# The step that leads on, where several are open; the others are quiet links.
FORWARD = (
    "start",
    "revise",
    "submit_internal",
    "sign",
    "register_paper",
    "submit",
    "resubmit",
    "take",
    "accept",
)


def report_or_404(actor: Actor, public_id: UUID, *, with_paper: bool = False) -> AnnualReport:
    """The report behind the address; another agency's does not exist (F4)."""
    found = report_of(actor, public_id, with_paper=with_paper)
    if found is None:
        raise Http404
    return found


def report_url(report: AnnualReport, name: str = "report") -> str:
    return reverse(f"reporting:{name}", args=[report.public_id])


def report_link(report: AnnualReport) -> Link:
    """The way back to the report from the pages under it."""
    return Link(_("Báo cáo năm %(year)s") % {"year": report.cycle.year}, report_url(report))


def may_fill(report: AnnualReport, actor: Actor) -> bool:
    """Whether this person fills the report at present; others read it."""
    is_draft = report.state == ReportState.DRAFT
    return is_draft and can(actor, ReportPermission.PREPARE, agency_id=report.agency_id)


def may_waive(report: AnnualReport, actor: Actor) -> bool:
    """Whether this person may waive the lateness; never that of one's own agency."""
    own = report.agency_id in actor.agency_ids
    return not own and can(actor, ReportPermission.WAIVE, agency_id=report.agency_id)


def open_steps(report: AnnualReport, actor: Actor) -> tuple[list[Link], list[str]]:
    """The steps this person may take now, leading one first, and why others cannot happen yet."""
    links: list[tuple[int, Link]] = []
    refusals: list[str] = []
    for step in REPORT_WORKFLOW.offered(report, actor):
        if step.name not in STEP_URLS:
            continue
        why = REPORT_WORKFLOW.refusals(report, step.name, actor)
        if not why:
            rank = FORWARD.index(step.name) if step.name in FORWARD else len(FORWARD)
            url = reverse(STEP_URLS[step.name], args=[report.public_id])
            links.append((rank, Link(step.label, url)))
        elif step.name not in {"submit", "resubmit"}:
            refusals += why
    return [link for _rank, link in sorted(links, key=lambda pair: pair[0])], refusals


class ReportStep(ActionView):
    """One step of a report with its confirmation page."""

    service: ClassVar[Callable[..., object]]

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        """The report that is acted on, which need not be one's own."""
        return (report_link(self.report()),)

    _read: AnnualReport | None = None

    def report(self) -> AnnualReport:
        """The report behind the address, read once for the page."""
        if self._read is None:
            self._read = report_or_404(self.actor, self.kwargs["public_id"])
        return self._read

    def cancel_url(self) -> str:
        return report_url(self.report())

    def context(self, form: forms.Form) -> dict[str, Any]:
        """Whose report it is and when it came: what is decided about stands on the page."""
        report = self.report()
        facts = [(_("Cơ quan"), report.agency.name), (_("Kỳ báo cáo"), str(report.cycle))]
        if report.first_submitted_at is not None:
            when = _("trễ hạn") if report.late else _("đúng hạn")
            facts.append(
                (_("Gửi lần đầu"), f"{format_datetime(report.first_submitted_at)}, {when}")
            )
        return {**super().context(form), "facts": facts}

    def next_url(self, report: AnnualReport) -> str:
        """Where the step leads; the report by default."""
        return report_url(report)

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one saved."""
        self._read = None
        return self.report().version

    def arguments(self, form: forms.Form) -> dict[str, object]:
        """Further arguments of the service."""
        del form
        return {"base_version": self.version}

    def carry_out(self, form: forms.Form) -> str:
        report = self.report()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            report=report,
            **self.arguments(form),
        )
        return self.next_url(report) if done else ""
