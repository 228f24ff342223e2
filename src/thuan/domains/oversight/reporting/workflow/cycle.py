"""The report cycle: what is asked is fixed before anyone may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import CycleState as S
from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.models import ReportCycle
from thuan.domains.oversight.reporting.permissions import CyclePermission as P
from thuan.domains.registry.agencies.api import roster
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor


def period_follows_the_one_before(cycle: ReportCycle, _actor: Actor) -> str | None:
    """Periods are disjoint and contiguous, so that every event belongs to one cycle (INV-43)."""
    others = ReportCycle.objects.exclude(pk=cycle.pk).exclude(state=S.DRAFT)
    before = others.filter(period_from__lt=cycle.period_from).order_by("-period_from").first()
    after = others.filter(period_from__gt=cycle.period_from).order_by("period_from").first()
    if before and before.period_to != cycle.period_from:
        wanted = format_date(before.period_to)
        return _("Kỳ báo cáo phải bắt đầu từ %(day)s, nối tiếp kỳ trước.") % {"day": wanted}
    if after and after.period_from != cycle.period_to:
        wanted = format_date(after.period_from)
        return _("Kỳ báo cáo phải kết thúc trước %(day)s, nối tiếp kỳ sau.") % {"day": wanted}
    return None


def template_is_published(cycle: ReportCycle, _actor: Actor) -> str | None:
    if cycle.template.state != TemplateState.PUBLISHED:
        return _("Mẫu báo cáo chưa được ban hành. Chọn mẫu đã ban hành.")
    return None


def someone_owes_a_report(cycle: ReportCycle, _actor: Actor) -> str | None:
    """Asked before the provisional roster is written, so the register answers."""
    if not roster(cycle.roster_on):
        return _("Danh sách cơ quan phải báo cáo đang trống. Kiểm tra danh bạ cơ quan.")
    return None


def roster_day_has_come(cycle: ReportCycle, actor: Actor) -> str | None:
    if business_day(actor.at) < cycle.roster_on:
        return _("Chưa đến ngày chốt danh sách %(day)s.") % {"day": format_date(cycle.roster_on)}
    return None


def deadline_has_passed(cycle: ReportCycle, actor: Actor) -> str | None:
    if cycle.deadline_at is not None and actor.at < cycle.deadline_at:
        return _("Chưa khóa được kỳ: còn trong hạn gửi báo cáo.")
    return None


CYCLE_WORKFLOW: Workflow[ReportCycle] = Workflow(
    name="report_cycle",
    subject="report_cycle",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "publish",
            frozenset({S.DRAFT}),
            S.PUBLISHED,
            P.MANAGE,
            gettext_lazy("Ban hành kỳ báo cáo"),
            (period_follows_the_one_before, template_is_published),
        ),
        Transition(
            "open",
            frozenset({S.PUBLISHED}),
            S.OPEN,
            P.MANAGE,
            gettext_lazy("Mở nhận báo cáo"),
            (someone_owes_a_report,),
        ),
        Transition(
            "fix_roster",
            frozenset({S.OPEN}),
            S.ROSTER_FIXED,
            P.MANAGE,
            gettext_lazy("Chốt danh sách cơ quan"),
            (roster_day_has_come,),
        ),
        Transition(
            "close",
            frozenset({S.ROSTER_FIXED}),
            S.CLOSED,
            P.MANAGE,
            gettext_lazy("Khóa kỳ báo cáo"),
            (deadline_has_passed,),
        ),
    ),
)
