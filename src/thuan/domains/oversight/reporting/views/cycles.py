"""Pages of the yearly cycle, for DOST."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import CycleState
from thuan.domains.oversight.reporting.forms import CycleForm
from thuan.domains.oversight.reporting.judging import template_title
from thuan.domains.oversight.reporting.models import ReportCycle
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.selectors.cycles import cycles, roster_entries
from thuan.domains.oversight.reporting.selectors.templates import published_templates
from thuan.domains.oversight.reporting.services.cycles import (
    close_cycle,
    draft_cycle,
    fix_roster,
    open_cycle,
    publish_cycle,
    usual_terms,
)
from thuan.domains.oversight.reporting.tables import CYCLE_TABLE
from thuan.domains.oversight.reporting.words import CYCLE_STAGES, stages
from thuan.domains.oversight.reporting.workflow import CYCLE_WORKFLOW
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import FilterForm, attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import ActionView, FormPage, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent

STEP_URLS = {
    "publish": "reporting:publish_cycle",
    "open": "reporting:open_cycle",
    "fix_roster": "reporting:fix_roster",
    "close": "reporting:close_cycle",
}


def cycle_or_404(public_id: UUID) -> ReportCycle:
    """The cycle behind the address, where it exists for this person."""
    found = cycles().filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def cycle_url(cycle: ReportCycle) -> str:
    return reverse("reporting:cycle", args=[cycle.public_id])


class CycleRegister(RegisterView[ReportCycle]):
    """Every cycle, the newest first."""

    permission = CyclePermission.VIEW
    table = CYCLE_TABLE
    filter_form = FilterForm
    title = gettext_lazy("Kỳ báo cáo năm")
    default_order = ("-year",)
    empty = Empty(gettext_lazy("Chưa có kỳ báo cáo nào. Mỗi năm một kỳ, hạn gửi 15/10."))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ReportCycle]:
        del actor, wanted
        return cycles()

    def primary_action(self, actor: Actor) -> Link | None:
        if not can(actor, CyclePermission.MANAGE, agency_id=None):
            return None
        return Link(_("Lập kỳ báo cáo"), reverse("reporting:draft_cycle"), "plus-lg")


class DraftCycle(FormPage):
    """A new cycle with the usual terms filled in."""

    permission = CyclePermission.MANAGE
    form_class = CycleForm
    title = gettext_lazy("Lập kỳ báo cáo")
    button = gettext_lazy("Lưu dự thảo")
    lead = gettext_lazy(
        "Thời hạn và quy tắc ngày nghỉ được cố định khi ban hành; sau đó không đổi được nữa."
    )
    success = gettext_lazy("Đã lưu dự thảo kỳ báo cáo.")
    breadcrumb = (Link(gettext_lazy("Kỳ báo cáo năm"), "/bao-cao/ky/"),)

    def form_arguments(self) -> dict[str, Any]:
        newest_cycle = cycles().first()
        year = newest_cycle.year + 1 if newest_cycle else business_day(self.at).year
        offered = [(str(row.public_id), template_title(row)) for row in published_templates()]
        newest = offered[0][0] if offered else ""
        initial = {"year": str(year), **usual_terms(year), "template": newest}
        return {"templates": offered, "initial": initial}

    def carry_out(self, form: forms.Form) -> str:
        data = dict(form.cleaned_data)
        template = published_templates().get(public_id=data.pop("template"))
        done = attempt(
            form,
            draft_cycle,
            actor=self.actor,
            at=self.at,
            year=data.pop("year"),
            template=template,
            roll_rule=RollRule(data.pop("roll_rule")),
            legal_basis=data.pop("legal_basis"),
            terms=data,
        )
        return cycle_url(done.result) if done.result else ""


class CycleRecord(RecordView[ReportCycle]):
    """One cycle: terms, roster, next step."""

    permission = CyclePermission.VIEW
    template_name: ClassVar[str] = "reporting/cycle.html"
    breadcrumb = (Link(gettext_lazy("Kỳ báo cáo năm"), "/bao-cao/ky/"),)

    def record(self) -> ReportCycle:
        return cycle_or_404(self.kwargs["public_id"])

    def header(self, record: ReportCycle) -> Header:
        state = CycleState(record.state)
        steps = CYCLE_WORKFLOW.offered(record, self.actor)
        refusals, next_step = [], None
        for step in steps:
            if why := CYCLE_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
            elif next_step is None:
                url = reverse(STEP_URLS[step.name], args=[record.public_id])
                next_step = Link(step.label, url)
        tone = Tone.NEUTRAL if state in {CycleState.DRAFT, CycleState.CLOSED} else Tone.PROGRESS
        actions = []
        if state not in {CycleState.DRAFT, CycleState.PUBLISHED}:
            tracking = reverse("reporting:tracking") + f"?nam={record.year}"
            actions.append(Link(_("Bảng theo dõi"), tracking, "list-check"))
        if can(self.actor, CyclePermission.MANAGE, agency_id=None):
            earlier = reverse("reporting:earlier")
            actions.append(Link(_("Nhập số liệu năm trước"), earlier, "upload"))
        return Header(
            title=str(record),
            state=Badge(tone, state.label),
            due=time_left(self.at, record.deadline_at) if record.deadline_at else "",
            next_step=next_step,
            refusals=tuple(refusals),
            actions=tuple(actions),
        )

    def life_cycle(self, record: ReportCycle) -> Sequence[Stage]:
        return stages(CYCLE_STAGES, record.state)

    def timeline(self, record: ReportCycle) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(CycleState.choices), noun=_("kỳ báo cáo"))

    def panels(self, record: ReportCycle) -> Sequence[Panel]:
        return (Panel(_("Thời hạn"), _terms(record)),)

    def body(self, record: ReportCycle) -> dict[str, Any]:
        entries = roster_entries(record)
        return {"roster_count": entries.count(), "is_fixed": record.state in _FIXED}


_FIXED = {CycleState.ROSTER_FIXED, CycleState.CLOSED}


def _terms(cycle: ReportCycle) -> tuple[tuple[str, str], ...]:
    """What a cycle lays down, for its page and for whoever confirms a step of it."""
    return (
        (_("Kỳ số liệu"), _period(cycle)),
        (_("Hạn gửi"), format_date(cycle.due_on)),
        (_("Khi hạn rơi vào ngày nghỉ"), cycle.get_roll_rule_display()),
        (_("Ngày chốt danh sách"), format_date(cycle.roster_on)),
        (_("Mẫu báo cáo"), template_title(cycle.template)),
        (_("Căn cứ"), cycle.legal_basis),
    )


def _period(cycle: ReportCycle) -> str:
    last = cycle.period_to - dt.timedelta(days=1)
    days = {"first": format_date(cycle.period_from), "last": format_date(last)}
    return _("từ %(first)s đến hết %(last)s") % days


class CycleStep(ActionView):
    """A step of the cycle with its confirmation page."""

    permission = CyclePermission.MANAGE
    service: ClassVar[Callable[..., ReportCycle]]

    def cycle(self) -> ReportCycle:
        return cycle_or_404(self.kwargs["public_id"])

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        cycle = self.cycle()
        terms = (fact for fact in _terms(cycle) if fact[1])
        return ((_("Kỳ báo cáo"), str(cycle)), *terms)

    def cancel_url(self) -> str:
        return cycle_url(self.cycle())

    def base_version(self) -> int | None:
        return self.cycle().version

    def carry_out(self, form: forms.Form) -> str:
        cycle = self.cycle()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            cycle=cycle,
            base_version=self.version,
        )
        return cycle_url(cycle) if done else ""


class PublishCycle(CycleStep):
    title = gettext_lazy("Ban hành kỳ báo cáo")
    button = gettext_lazy("Ban hành kỳ báo cáo")
    consequence = gettext_lazy("Sau khi ban hành, thời hạn, quy tắc ngày nghỉ và mẫu không đổi.")
    success = gettext_lazy("Đã ban hành kỳ báo cáo.")
    service = staticmethod(publish_cycle)


class OpenCycle(CycleStep):
    title = gettext_lazy("Mở nhận báo cáo")
    button = gettext_lazy("Mở nhận báo cáo")
    consequence = gettext_lazy("Mỗi cơ quan trong danh sách tạm thời nhận một biểu mẫu báo cáo.")
    success = gettext_lazy("Đã mở nhận báo cáo.")
    service = staticmethod(open_cycle)


class FixRoster(CycleStep):
    title = gettext_lazy("Chốt danh sách cơ quan")
    button = gettext_lazy("Chốt danh sách cơ quan")
    consequence = gettext_lazy("Bản tổng hợp đếm đúng các cơ quan trong danh sách đã chốt.")
    success = gettext_lazy("Đã chốt danh sách cơ quan phải báo cáo.")
    service = staticmethod(fix_roster)


class CloseCycle(CycleStep):
    title = gettext_lazy("Khóa kỳ báo cáo")
    button = gettext_lazy("Khóa kỳ báo cáo")
    consequence = gettext_lazy("Cơ quan chưa gửi được ghi là không gửi báo cáo.")
    success = gettext_lazy("Đã khóa kỳ báo cáo.")
    service = staticmethod(close_cycle)
