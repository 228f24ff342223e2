"""The provincial synthesis: live figures, frozen versions, their documents and package."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import CycleState, SynthesisState
from thuan.domains.oversight.reporting.models import Synthesis
from thuan.domains.oversight.reporting.papers import FORMATS, paper
from thuan.domains.oversight.reporting.permissions import SynthesisPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of, present_cycle
from thuan.domains.oversight.reporting.selectors.lines import province_synthesis
from thuan.domains.oversight.reporting.selectors.syntheses import (
    differences,
    syntheses,
)
from thuan.domains.oversight.reporting.services.syntheses import (
    acknowledge_synthesis,
    approve_synthesis,
    freeze_synthesis,
    review_synthesis,
    send_synthesis,
)
from thuan.domains.oversight.reporting.tables import SYNTHESIS_TABLE
from thuan.domains.oversight.reporting.views.cycles import cycle_or_404
from thuan.domains.oversight.reporting.words import SYNTHESIS_STAGES, group_names, stages
from thuan.domains.oversight.reporting.workflow import SYNTHESIS_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import FilterForm, attempt
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import ActionView, GuardedMixin, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from django import forms
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


def _figures(contract: dict[str, Any]) -> dict[str, Any]:
    """What the figure tables of both pages read."""
    names = group_names()
    groups = [
        {
            **row,
            "name": names.get(row["group"], row["group"]),
            "declared": {**row["declared"], "percent": _percent(row["declared"])},
        }
        for row in contract["groups"]
    ]
    return {
        "contract": contract,
        "groups": groups,
        "total_percent": _percent(contract["totals"]["declared"]),
        "failed": [check for check in contract["checks"] if not check["ok"]],
    }


def _percent(answers: dict[str, Any]) -> str:
    """The rate as officials write it, a dash where nothing is known."""
    return str(answers["pct"]).replace(".", ",") if answers["pct"] else "–"


def _in_words(line: dict[str, Any]) -> dict[str, Any]:
    """A frozen line with what the list shows of it."""
    first = line["first_submitted_at"]
    yes_no = {True: _("có"), False: _("không"), None: _("chưa có số liệu")}
    return {
        **line,
        "arrival": ARRIVALS.get(line["report_status"] or "", _("chưa có số liệu")),
        "first_words": format_datetime(dt.datetime.fromisoformat(first)) if first else "",
        "declared_words": yes_no[line["declared"]],
    }


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
            **_figures(live.contract()),
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
            actions=tuple(
                Link(label, reverse("reporting:paper", args=[record.public_id, kind]), "download")
                for kind, (label, _type) in FORMATS.items()
            ),
        )

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
        lines = record.figures["lines"]
        wanted = self.request.GET.get("loc", "")
        chosen = [_in_words(line) for line in lines if not wanted or _stands(line, wanted)]
        return {**_figures(record.figures), "lines": chosen, "wanted": wanted}


ARRIVALS = {
    "on_time": gettext_lazy("đúng hạn"),
    "late": gettext_lazy("trễ hạn"),
    "missing": gettext_lazy("chưa gửi"),
}


def _stands(line: dict[str, Any], wanted: str) -> bool:
    """Whether a line belongs to the list behind a figure."""
    kind, _sep, value = wanted.partition(":")
    match kind:
        case "nhom":
            return bool(line["group"] == value)
        case "gui":
            return bool(line["report_status"] == value)
        case "cong-bo":
            return line["declared"] is True
        case "cong-bo-lai":
            return line["redeclared"] is True
        case _:
            return True


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


class FreezeSynthesis(ActionView):
    """Freezing the figures of a cycle as a new version."""

    permission = SynthesisPermission.COMPILE
    title = gettext_lazy("Khóa số liệu tổng hợp")
    button = gettext_lazy("Khóa số liệu")
    consequence = gettext_lazy(
        "Bản đã khóa không đổi nữa; báo cáo đến sau chỉ vào bản kế tiếp. "
        "Người khóa không thẩm tra và không phê duyệt bản này."
    )
    success = gettext_lazy("Đã khóa số liệu.")

    def cycle(self) -> ReportCycle:
        return cycle_or_404(self.kwargs["public_id"])

    def cancel_url(self) -> str:
        return reverse("reporting:live_synthesis") + f"?nam={self.cycle().year}"

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, freeze_synthesis, actor=self.actor, at=self.at, cycle=self.cycle())
        return synthesis_url(done.result) if done.result else ""


class SynthesisStep(ActionView):
    """A step of a frozen version with its confirmation page."""

    service: ClassVar[Callable[..., Synthesis]]

    def synthesis(self) -> Synthesis:
        return synthesis_or_404(self.kwargs["public_id"])

    def cancel_url(self) -> str:
        return synthesis_url(self.synthesis())

    def base_version(self) -> int | None:
        return self.synthesis().version

    def carry_out(self, form: forms.Form) -> str:
        synthesis = self.synthesis()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            synthesis=synthesis,
            base_version=self.version,
        )
        return synthesis_url(synthesis) if done else ""


class ReviewSynthesis(SynthesisStep):
    permission = SynthesisPermission.REVIEW
    title = gettext_lazy("Thẩm tra bản tổng hợp")
    button = gettext_lazy("Xác nhận đã thẩm tra")
    consequence = gettext_lazy("Xác nhận số liệu đã được người thứ hai đối chiếu.")
    success = gettext_lazy("Đã xác nhận thẩm tra.")
    service = staticmethod(review_synthesis)


class ApproveSynthesis(SynthesisStep):
    permission = SynthesisPermission.APPROVE
    title = gettext_lazy("Phê duyệt bản tổng hợp")
    button = gettext_lazy("Phê duyệt")
    consequence = gettext_lazy("Bản tổng hợp đã phê duyệt được gửi UBND tỉnh.")
    success = gettext_lazy("Đã phê duyệt bản tổng hợp.")
    service = staticmethod(approve_synthesis)


class SendSynthesis(SynthesisStep):
    permission = SynthesisPermission.SEND
    title = gettext_lazy("Gửi UBND tỉnh")
    button = gettext_lazy("Gửi UBND tỉnh")
    consequence = gettext_lazy("UBND tỉnh thấy bản tổng hợp và xác nhận đã nhận.")
    success = gettext_lazy("Đã gửi UBND tỉnh.")
    service = staticmethod(send_synthesis)


class AcknowledgeSynthesis(SynthesisStep):
    permission = SynthesisPermission.ACKNOWLEDGE
    title = gettext_lazy("Xác nhận đã nhận")
    button = gettext_lazy("Xác nhận đã nhận")
    success = gettext_lazy("Đã xác nhận.")
    service = staticmethod(acknowledge_synthesis)


class SynthesisPaper(GuardedMixin, View):
    """A frozen version as document, workbook or package."""

    permission = SynthesisPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
        del request
        synthesis = synthesis_or_404(public_id)
        if kind not in FORMATS:
            raise Http404
        content, name, media = paper(synthesis, kind, is_demo=site().is_demo)
        return HttpResponse(
            content,
            content_type=media,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
