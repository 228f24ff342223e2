"""The list of plans, a new one, and the page of one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import list_words, moved_to
from thuan.domains.oversight.programme.enums import PlanState
from thuan.domains.oversight.programme.forms import NewPlanForm
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.money import money_lines, planned, spent
from thuan.domains.oversight.programme.selectors.plans import (
    amendments_of,
    content_of,
    plans,
    task_lines,
)
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.oversight.programme.selectors.tasks import led_by
from thuan.domains.oversight.programme.services.drafting import draft_plan
from thuan.domains.oversight.programme.services.entering import RUNNING
from thuan.domains.oversight.programme.tables import PLAN_TABLE
from thuan.domains.oversight.programme.views.common import REGISTER, plan_or_404, plan_url
from thuan.domains.oversight.programme.views.shown import (
    shown_money,
    shown_targets,
    shown_tasks,
    sum_words,
    unknown_words,
)
from thuan.domains.oversight.programme.words import plan_badge, stages
from thuan.domains.oversight.programme.workflow import PLAN_WORKFLOW
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import FilterForm, attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import FormPage, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent

STEP_URLS = {
    name: f"programme:{name}"
    for name in ("consult", "redraft", "submit", "issue", "start", "evaluate", "close")
} | {"return": "programme:return_plan"}
# The part of a kept change that holds a whole list (``content.changes``).
LIST_PART = "danh sách"
# From when on a plan can be the start of next year's numbers.
SCENARIO = RUNNING | {PlanState.EVALUATED, PlanState.CLOSED}
# A step back is a quiet link; the others lead on.
BACK = frozenset({"redraft", "return"})


class PlanRegister(RegisterView[ProvincialPlan]):
    """Every plan, the newest first."""

    permission = PlanPermission.VIEW
    table = PLAN_TABLE
    filter_form = FilterForm
    title = gettext_lazy("Kế hoạch năm của tỉnh")
    default_order = ("-year",)
    empty = Empty(
        gettext_lazy(
            "Chưa có kế hoạch nào. Mỗi năm một kế hoạch: duy trì, mở rộng, tập huấn, kiểm tra, "
            "báo cáo và tổng hợp."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ProvincialPlan]:
        del actor, wanted
        return plans()

    def primary_action(self, actor: Actor) -> Link | None:
        if not can(actor, PlanPermission.DRAFT, agency_id=None):
            return None
        return Link(_("Lập kế hoạch năm"), reverse("programme:draft_plan"), "plus-lg")


class DraftPlan(FormPage):
    """A new plan: with the usual targets, or from the one of the year before."""

    permission = PlanPermission.DRAFT
    form_class = NewPlanForm
    title = gettext_lazy("Lập kế hoạch năm")
    button = gettext_lazy("Lập dự thảo")
    lead = gettext_lazy("Con số, danh sách cơ quan, nhiệm vụ và kinh phí được ghi ở bước sau.")
    success = gettext_lazy("Đã lập dự thảo kế hoạch.")
    breadcrumb = (REGISTER,)

    def form_arguments(self) -> dict[str, Any]:
        newest = plans().first()
        year = newest.year + 1 if newest else business_day(self.at).year
        return {"initial": {"year": str(year), "start": "last" if newest else "usual"}}

    def carry_out(self, form: forms.Form) -> str:
        year, content = form.cleaned_data["year"], None
        if form.cleaned_data["start"] == "last":
            before = plans().filter(year__lt=year).first()
            if before is None:
                form.add_error("start", _("Chưa có kế hoạch năm trước để lấy lại."))
                return ""
            content = moved_to(content_of(before), year, years=year - before.year)
        done = attempt(form, draft_plan, actor=self.actor, at=self.at, year=year, content=content)
        return plan_url(done.result) if done.result else ""


class PlanRecord(RecordView[ProvincialPlan]):
    """One plan: how far its targets are, its tasks on a line of time, its money."""

    permission = PlanPermission.VIEW
    template_name: ClassVar[str] = "programme/plan.html"
    breadcrumb = (REGISTER,)

    def record(self) -> ProvincialPlan:
        return plan_or_404(self.kwargs["public_id"])

    def header(self, record: ProvincialPlan) -> Header:
        refusals: list[str] = []
        onward: list[Link] = []
        back: list[Link] = []
        for step in PLAN_WORKFLOW.offered(record, self.actor):
            if why := PLAN_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, reverse(STEP_URLS[step.name], args=[record.public_id]))
            (back if step.name in BACK else onward).append(link)
        facts = []
        if record.signed_on:
            words = {"number": record.number, "day": format_date(record.signed_on)}
            facts.append(_("số %(number)s ngày %(day)s") % words)
        own = [Link(_("Nhiệm vụ do cơ quan chủ trì"), reverse("programme:own_tasks"), "list-check")]
        return Header(
            title=str(record),
            state=plan_badge(record.state),
            facts=tuple(facts),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=(
                *back,
                *(own if led_by(self.actor, record) else ()),
                *self._documents(record),
            ),
        )

    def _documents(self, record: ProvincialPlan) -> list[Link]:
        links = []
        for kind in ("docx", "pdf"):
            url = plan_url(record, "plan_paper", "ke-hoach", kind)
            links.append(Link(_("Kế hoạch (.%(kind)s)") % {"kind": kind}, url, "download"))
        if record.evaluation:
            for kind in ("docx", "pdf"):
                url = plan_url(record, "plan_paper", "danh-gia", kind)
                links.append(Link(_("Đánh giá (.%(kind)s)") % {"kind": kind}, url, "download"))
        if record.state in RUNNING and can(self.actor, PlanPermission.ISSUE, agency_id=None):
            links.append(Link(_("Điều chỉnh kế hoạch"), plan_url(record, "amend"), "pencil"))
        if record.state in SCENARIO and can(self.actor, PlanPermission.DRAFT, agency_id=None):
            words = _("Phương án chỉ tiêu năm sau")
            links.append(Link(words, plan_url(record, "scenario"), "bar-chart"))
        return links

    def life_cycle(self, record: ProvincialPlan) -> Sequence[Stage]:
        return stages(record.state)

    def timeline(self, record: ProvincialPlan) -> Sequence[TimelineEvent]:
        if not self.actor.scope().province:
            return ()
        return history_of(record, labels=dict(PlanState.choices), noun=_("kế hoạch năm"))

    def panels(self, record: ProvincialPlan) -> Sequence[Panel]:
        content = content_of(record)
        found = []
        if content.legal_bases:
            facts = tuple(("", basis) for basis in content.legal_bases)
            found.append(Panel(_("Căn cứ"), facts))
        for act in amendments_of(record):
            changed = tuple(
                (f"{one['code']}, {one['part']}", _change_words(one)) for one in act.changes
            )
            head = {"number": act.number, "day": format_date(act.signed_on)}
            title = _("Điều chỉnh: %(number)s ngày %(day)s") % head
            found.append(Panel(title, changed, note=act.reason))
        return found

    def body(self, record: ProvincialPlan) -> dict[str, Any]:
        content, today = content_of(record), business_day(self.at)
        drafts = record.state == PlanState.DRAFT
        may_draft = drafts and can(self.actor, PlanPermission.DRAFT, agency_id=None)
        found = progress_of(record, self.at)
        lines = money_lines(record, content)
        return {
            "content": content,
            "targets": shown_targets(record, found, self.actor, may_draft=may_draft),
            "tasks": shown_tasks(record, task_lines(record, content, today), self.actor, today),
            "money": shown_money(record, lines, self.actor),
            "planned": sum_words(planned(lines)),
            "spent": sum_words(spent(lines)),
            "unknown_money": unknown_words(planned(lines), spent(lines)),
            "may_draft": may_draft,
            "today": today,
        }


def _change_words(one: dict[str, str]) -> str:
    """From what to what; of a list who came and who went."""
    if one["part"] in {LIST_PART, _("danh sách")}:
        return list_words(one["before"], one["after"]) or _("đổi thứ tự")
    return f"{one['before'] or '—'} → {one['after'] or '—'}"
