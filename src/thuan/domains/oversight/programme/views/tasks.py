"""The steps of a task of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.forms import CommentForm, FinishForm
from thuan.domains.oversight.programme.models import PlanTask
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.tasks import (
    begin_task,
    finish_task,
    reopen_task,
    verify_task,
)
from thuan.domains.oversight.programme.views.common import REGISTER, plan_link, plan_url
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from thuan.kernel.ui.components import Link


class TaskStep(ActionView):
    """A step of a task with its confirmation page."""

    service: ClassVar[Callable[..., PlanTask]]
    _read: PlanTask | None = None

    def task(self) -> PlanTask:
        """The task behind the address; raises Http404."""
        if self._read is None:
            rows = PlanTask.objects.filter(public_id=self.kwargs["public_id"])
            self._read = rows.select_related("plan").first()
        if self._read is None:
            raise Http404
        return self._read

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, plan_link(self.task().plan))

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
        return plan_url(self.task().plan)

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
        return plan_url(task.plan) if done else ""


class BeginTask(TaskStep):
    permission = PlanPermission.REPORT
    title = gettext_lazy("Bắt đầu làm nhiệm vụ")
    button = gettext_lazy("Bắt đầu làm")
    success = gettext_lazy("Nhiệm vụ đang được làm.")
    service = staticmethod(begin_task)


class FinishTask(TaskStep):
    permission = PlanPermission.REPORT
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
