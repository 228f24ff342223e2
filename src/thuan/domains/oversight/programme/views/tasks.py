"""A task of the plan: its page, the tasks of one's own agency, the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.programme.enums import TaskState
from thuan.domains.oversight.programme.forms import CommentForm, FinishForm, TaskReportForm
from thuan.domains.oversight.programme.models import PlanTask
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.tasks import (
    OPEN,
    led_by,
    newest_reports,
    reports_of,
    sees_reports,
    task_of,
)
from thuan.domains.oversight.programme.services.tasks import (
    begin_task,
    finish_task,
    reopen_task,
    report_task,
    verify_task,
)
from thuan.domains.oversight.programme.views.common import REGISTER, plan_link
from thuan.domains.oversight.programme.views.shown import TASK_URLS
from thuan.domains.oversight.programme.words import task_badge
from thuan.domains.oversight.programme.workflow import TASK_WORKFLOW
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, require
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse


def task_or_404(public_id: UUID) -> PlanTask:
    """The task behind the address, with its plan and who leads it."""
    rows = PlanTask.objects.filter(public_id=public_id)
    found = rows.select_related("plan", "lead_agency").first()
    if found is None:
        raise Http404
    return found


def task_url(task: PlanTask) -> str:
    return reverse("programme:task", args=[task.public_id])


def task_link(task: PlanTask) -> Link:
    """The way to the task from its steps."""
    return Link(_("Nhiệm vụ %(code)s") % {"code": task.code}, task_url(task))


class TaskStep(ActionView):
    """A step of a task with its confirmation page."""

    service: ClassVar[Callable[..., Any]]
    _read: PlanTask | None = None

    def task(self) -> PlanTask:
        """The task behind the address, where this person may take the step.

        Raises Http404 for a task that does not exist, PermissionDenied for that of another agency.
        """
        if self._read is None:
            self._read = task_or_404(self.kwargs["public_id"])
        assert self.permission is not None, "every step asks for a right"
        require(self.actor, self.permission, agency_id=self._read.lead_agency_id)
        return self._read

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, plan_link(self.task().plan), task_link(self.task()))

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the task is, who leads it, until when."""
        row = self.task()
        content = content_of(row.plan)
        found = next((one for one in content.tasks if one.code == row.code), None)
        told: list[tuple[Any, str]] = [(_("Kế hoạch"), str(row.plan))]
        if found:
            told += [
                (_("Nhiệm vụ"), f"{found.code}. {found.text}"),
                (_("Chủ trì"), found.lead),
                (_("Hạn"), format_date(found.due_on)),
            ]
        if row.evidence:
            told.append((_("Kết quả, minh chứng"), row.evidence))
        return tuple(told)

    def cancel_url(self) -> str:
        return task_url(self.task())

    def base_version(self) -> int | None:
        self._read = None
        return self.task().version

    def carry_out(self, form: forms.Form) -> str:
        task = self.task()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            task=task,
            base_version=self.version,
            **form.cleaned_data,
        )
        return task_url(task) if done else ""


class BeginTask(TaskStep):
    permission = PlanPermission.LEAD
    title = gettext_lazy("Bắt đầu làm nhiệm vụ")
    button = gettext_lazy("Bắt đầu làm")
    success = gettext_lazy("Nhiệm vụ đang được làm.")
    service = staticmethod(begin_task)


class ReportTask(TaskStep):
    permission = PlanPermission.LEAD
    form_class = TaskReportForm
    title = gettext_lazy("Báo cáo tiến độ nhiệm vụ")
    button = gettext_lazy("Gửi báo cáo tiến độ")
    consequence = gettext_lazy(
        "Sở Khoa học và Công nghệ đọc được ngay; lần ghi mới nhất được tính."
    )
    success = gettext_lazy("Đã gửi báo cáo tiến độ.")
    service = staticmethod(report_task)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"as_of": business_day(self.at)}}


class FinishTask(TaskStep):
    permission = PlanPermission.LEAD
    form_class = FinishForm
    title = gettext_lazy("Ghi nhiệm vụ đã làm xong")
    button = gettext_lazy("Ghi đã làm xong")
    consequence = gettext_lazy("Người khác xác nhận: người ghi không tự xác nhận.")
    success = gettext_lazy("Đã ghi nhiệm vụ làm xong.")
    service = staticmethod(finish_task)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"done_on": business_day(self.at)}}


class ReopenTask(TaskStep):
    permission = PlanPermission.VERIFY
    form_class = CommentForm
    title = gettext_lazy("Nhiệm vụ chưa xong, làm tiếp")
    button = gettext_lazy("Trả lại để làm tiếp")
    success = gettext_lazy("Nhiệm vụ mở lại để làm tiếp.")
    service = staticmethod(reopen_task)


class VerifyTask(TaskStep):
    permission = PlanPermission.VERIFY
    title = gettext_lazy("Xác nhận nhiệm vụ đã xong")
    button = gettext_lazy("Xác nhận đã xong")
    success = gettext_lazy("Đã xác nhận.")
    service = staticmethod(verify_task)


class TaskPage(GuardedMixin, View):
    """One task: what it asks, how far it is, what was reported, the next step of this person."""

    permission = PlanPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = task_or_404(public_id)
        task = task_of([row], running=False).get(row.pk)
        if task is None and row.state != TaskState.CANCELLED:
            raise Http404
        seen = sees_reports(self.actor, row)
        overdue = task is not None and row.state in OPEN and task.due_on < business_day(self.at)
        context = {
            "title": f"{row.code}. {task.text}" if task else row.code,
            "breadcrumb": (REGISTER, plan_link(row.plan)),
            "row": row,
            "task": task,
            "badge": task_badge(row.state, overdue=overdue),
            "lead": row.lead_agency.name if row.lead_agency else task.lead if task else "",
            "steps": task_steps(row, self.actor),
            "reports": reports_of(row) if seen else [],
            "seen": seen,
        }
        return render(request, "programme/task.html", context)


def task_steps(row: PlanTask, actor: Any) -> list[Link]:
    """What this person may do with the task now, the report first."""
    links = []
    if row.state in OPEN and can(actor, PlanPermission.LEAD, agency_id=row.lead_agency_id):
        url = reverse("programme:report_task", args=[row.public_id])
        links.append(Link(_("Báo cáo tiến độ"), url, "pencil"))
    return links + [
        Link(step.label, reverse(TASK_URLS[step.name], args=[row.public_id]))
        for step in TASK_WORKFLOW.offered(row, actor)
        if step.name in TASK_URLS and not TASK_WORKFLOW.refusals(row, step.name, actor)
    ]


class OwnTasks(GuardedMixin, View):
    """The tasks that agencies of this person lead, with the newest word on each."""

    permission = PlanPermission.LEAD

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = led_by(self.actor)
        held, newest = task_of(rows, running=False), newest_reports(rows)
        today = business_day(self.at)
        shown = [
            {
                "row": row,
                "task": task,
                "badge": task_badge(row.state, overdue=row.state in OPEN and task.due_on < today),
                "report": newest.get(row.pk),
                "url": task_url(row),
            }
            for row in rows
            if (task := held.get(row.pk)) is not None
        ]
        context = {
            "title": _("Nhiệm vụ do cơ quan chủ trì"),
            "breadcrumb": (REGISTER,),
            "tasks": shown,
        }
        return render(request, "programme/own_tasks.html", context)
