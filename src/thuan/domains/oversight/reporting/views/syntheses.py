"""The provincial synthesis: live figures, frozen versions, their documents and package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import CycleState, SynthesisState
from thuan.domains.oversight.reporting.models import Synthesis
from thuan.domains.oversight.reporting.papers import (
    FORMATS,
    SUMMARY_FORMATS,
    paper,
    summary_paper,
)
from thuan.domains.oversight.reporting.permissions import SynthesisPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of, present_cycle
from thuan.domains.oversight.reporting.selectors.lines import province_synthesis
from thuan.domains.oversight.reporting.selectors.syntheses import (
    differences,
    syntheses,
)
from thuan.domains.oversight.reporting.tables import SYNTHESIS_TABLE
from thuan.domains.oversight.reporting.views.synthesis_figures import ARRIVALS, figures_of
from thuan.domains.oversight.reporting.words import SYNTHESIS_STAGES, stages
from thuan.domains.oversight.reporting.workflow import SYNTHESIS_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import FilterForm
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import GuardedMixin, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent

STEP_URLS = {
    "review": "reporting:review_synthesis",
    "approve": "reporting:approve_synthesis",
    "send": "reporting:send_synthesis",
    "acknowledge": "reporting:acknowledge_synthesis",
}


def synthesis_or_404(public_id: UUID) -> Synthesis:
    found = syntheses().filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def synthesis_url(synthesis: Synthesis) -> str:
    return reverse("reporting:synthesis", args=[synthesis.public_id])


class SynthesisRegister(RegisterView[Synthesis]):
    """Frozen versions, newest first."""

    permission = SynthesisPermission.VIEW
    table = SYNTHESIS_TABLE
    filter_form = FilterForm
    title = gettext_lazy("Tổng hợp báo cáo của tỉnh")
    default_order = ("-cut_off_at",)
    empty = Empty(
        gettext_lazy("Chưa khóa bản tổng hợp nào. Xem số liệu đang chạy rồi khóa khi đến hạn.")
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Synthesis]:
        del actor, wanted
        return syntheses()

    def primary_action(self, actor: Actor) -> Link | None:
        del actor
        return Link(_("Số liệu đang chạy"), reverse("reporting:live_synthesis"), "bar-chart")


class LiveSynthesis(GuardedMixin, View):
    """The figures as they stand at this moment, and the button that freezes them."""

    permission = SynthesisPermission.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        cycle = _asked_cycle(request)
        if cycle is None:
            nothing = {"title": _("Tổng hợp báo cáo của tỉnh")}
            return render(request, "reporting/no_cycle.html", nothing)
        live = province_synthesis(cycle, self.at)
        may_freeze = can(self.actor, SynthesisPermission.COMPILE, agency_id=None)
        fixed = cycle.state in {CycleState.ROSTER_FIXED, CycleState.CLOSED}
        context: dict[str, Any] = {
            "title": _("Số liệu tổng hợp năm %(year)s") % {"year": cycle.year},
            "breadcrumb": (Link(_("Tổng hợp báo cáo của tỉnh"), reverse("reporting:syntheses")),),
            "cycle": cycle,
            "at": self.at,
            "freeze_url": reverse("reporting:freeze", args=[cycle.public_id])
            if may_freeze and fixed
            else "",
            "refusal": _("Chưa khóa số liệu được: danh sách cơ quan của kỳ chưa chốt.")
            if may_freeze and not fixed
            else "",
            **figures_of(live.contract(), request.GET.get("loc", "")),
        }
        return render(request, "reporting/live_synthesis.html", context)


def _asked_cycle(request: HttpRequest) -> ReportCycle | None:
    year = request.GET.get("nam", "")
    if not year:
        return present_cycle()
    found = cycle_of(int(year)) if year.isdecimal() and len(year) == 4 else None
    if found is None:
        raise Http404
    return found


class SynthesisRecord(RecordView[Synthesis]):
    """One frozen version: figures, differences, papers, next step."""

    permission = SynthesisPermission.VIEW
    template_name: ClassVar[str] = "reporting/synthesis.html"

    def record(self) -> Synthesis:
        return synthesis_or_404(self.kwargs["public_id"])

    def header(self, record: Synthesis) -> Header:
        refusals, next_step = [], None
        for step in SYNTHESIS_WORKFLOW.offered(record, self.actor):
            if step.name not in STEP_URLS:
                continue
            if why := SYNTHESIS_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
            else:
                url = reverse(STEP_URLS[step.name], args=[record.public_id])
                next_step = Link(step.label, url)
        state = SynthesisState(record.state)
        tone = Tone.SUCCESS if state is SynthesisState.ACKNOWLEDGED else Tone.PROGRESS
        moment = format_datetime(record.cut_off_at)
        return Header(
            title=str(record),
            state=Badge(tone, state.label),
            facts=(
                _("khóa số liệu lúc %(moment)s") % {"moment": moment},
                _("dấu vân %(hash)s") % {"hash": record.content_hash[:12]},
            ),
            next_step=next_step,
            refusals=tuple(refusals),
            actions=(*self._writing(record), *_papers(record)),
        )

    def _writing(self, record: Synthesis) -> tuple[Link, ...]:
        """The way to the words, while they can still be written, and to an invitation."""
        links = []
        may = can(self.actor, SynthesisPermission.COMPILE, agency_id=None)
        if record.state == SynthesisState.FROZEN and may:
            url = reverse("reporting:write_words", args=[record.public_id])
            links.append(Link(_("Viết lời văn"), url, "pencil"))
        if can(self.actor, SynthesisPermission.INVITE, agency_id=None):
            url = reverse("reporting:invite_to_synthesis", args=[record.public_id])
            links.append(Link(_("Mời người thẩm định"), url, "person"))
        return tuple(links)

    def life_cycle(self, record: Synthesis) -> Sequence[Stage]:
        return stages(SYNTHESIS_STAGES, record.state)

    def timeline(self, record: Synthesis) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(SynthesisState.choices), noun=_("bản tổng hợp"))

    def panels(self, record: Synthesis) -> Sequence[Panel]:
        changed = differences(record) if record.number > 1 else ()
        if not changed:
            return ()
        title = _("%(n)s dòng khác bản trước") % {"n": len(changed)}
        facts = tuple(
            ((change.after or change.before).name, _told(change))  # type: ignore[union-attr]
            for change in changed[:40]
        )
        return (Panel(title, facts),)

    def body(self, record: Synthesis) -> dict[str, Any]:
        return figures_of(record.figures, self.request.GET.get("loc", ""))


def _papers(record: Synthesis) -> tuple[Link, ...]:
    return tuple(
        Link(label, reverse(f"reporting:{name}", args=[record.public_id, kind]), "download")
        for name, formats in (("summary_paper", SUMMARY_FORMATS), ("paper", FORMATS))
        for kind, (label, _type) in formats.items()
    )


def _told(change: Any) -> str:
    """What became of a line: from how it stood to how it stands."""
    words = []
    for line in (change.before, change.after):
        status = str(line.report_status) if line and line.report_status else ""
        words.append(str(ARRIVALS.get(status, _("không có dòng"))))
    before, after = words
    if before != after:
        return f"{before} → {after}"
    return _("bản %(old)s → bản %(new)s") % {
        "old": getattr(change.before, "report_version", None) or "–",
        "new": getattr(change.after, "report_version", None) or "–",
    }


class SynthesisPaper(GuardedMixin, View):
    """A frozen version as document, workbook or package."""

    permission = SynthesisPermission.VIEW
    formats: ClassVar[dict[str, tuple[Any, str]]] = FORMATS
    write: ClassVar[Callable[..., tuple[bytes, str, str]]] = staticmethod(paper)

    def get(self, request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
        del request
        synthesis = synthesis_or_404(public_id)
        if kind not in self.formats:
            raise Http404
        content, name, media = self.write(synthesis, kind, is_demo=site().is_demo)
        return HttpResponse(
            content,
            content_type=media,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class SummaryPaper(SynthesisPaper):
    """A frozen version on two pages for the People's Committee."""

    formats = SUMMARY_FORMATS
    write = staticmethod(summary_paper)
