"""Editing a draft: its words, one target, one task, its money; each a form of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import PlanContent, Target, Task, read_plan
from thuan.domains.oversight.programme.enums import Metric
from thuan.domains.oversight.programme.forms import BudgetForm, GeneralForm, TargetForm, TaskForm
from thuan.domains.oversight.programme.forms.plan import lines_of, typed_budget, typed_units
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.services.drafting import change_plan
from thuan.domains.oversight.programme.views.common import ChangesPlan, PlanStep, plan_url
from thuan.domains.registry.agencies.api import known_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.forms import Form, attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms


class EditPlan(ChangesPlan, FormPage):  # type: ignore[override]
    """The base of the editing pages: they write a whole content under the version that was seen."""

    permission = PlanPermission.DRAFT
    button = gettext_lazy("Lưu")
    success = gettext_lazy("Đã lưu dự thảo.")

    def content(self) -> PlanContent:
        return read_plan(self.plan().content)

    def codes(self) -> list[str]:
        """The codes that the register knows today."""
        return [one.code for one in known_on(business_day(self.at))]

    def stored(self) -> dict[str, str]:
        self._plan = None
        return shown_as_typed(self.form_arguments()["initial"])

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        """The content with what the form says."""
        raise NotImplementedError

    def carry_out(self, form: forms.Form) -> str:
        plan = self.plan()
        done = attempt(
            form,
            change_plan,
            actor=self.actor,
            at=self.at,
            plan=plan,
            content=self.edited(self.content(), form.cleaned_data),
            base_version=self.version,
        )
        return plan_url(plan) if done else ""


def shown_as_typed(initial: dict[str, Any]) -> dict[str, str]:
    """What stands in the database, in the words of the form's fields."""
    return {name: display(value) for name, value in initial.items()}


class EditGeneral(EditPlan):
    """The words of the plan."""

    form_class = GeneralForm
    title = gettext_lazy("Nội dung chung của kế hoạch")

    def form_arguments(self) -> dict[str, Any]:
        content = self.content()
        return {
            "initial": {
                "title": content.title,
                "legal_bases": "\n".join(content.legal_bases),
                "purpose": content.purpose,
                "objectives": "\n".join(content.objectives),
                "scope": content.scope,
                "organisation": content.organisation,
            }
        }

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        return replace(
            content,
            title=data["title"],
            legal_bases=tuple(lines_of(data["legal_bases"])),
            purpose=data["purpose"],
            objectives=tuple(lines_of(data["objectives"])),
            scope=data["scope"],
            organisation=data["organisation"],
        )


class EditTarget(EditPlan):
    """One target: number, day, list."""

    form_class = TargetForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Chỉ tiêu %(code)s") % {"code": self.kwargs["code"]}

    def target(self) -> Target:
        found = self.content().target(self.kwargs["code"])
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        target = self.target()
        return {
            "known": self.codes(),
            "initial": {
                "text": target.text,
                "stated": target.stated,
                "due_on": target.due_on,
                "roster": str(target.roster),
                "units": typed_units(target.units),
                "note": target.note,
            },
        }

    def form(self, data: Any = None) -> forms.Form:
        """A target that counts things has no list of agencies."""
        form = super().form(data)
        if self.target().metric not in {Metric.MAINTAIN, Metric.EXTEND}:
            form.fields["units"].widget.attrs["rows"] = 2
        return form

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        changed = replace(
            self.target(),
            text=data["text"],
            stated=data["stated"],
            due_on=data["due_on"],
            roster=type(self.target().roster)(data["roster"]),
            units=data["units"],
            note=data["note"],
        )
        return content.with_target(changed)


class AddTask(EditPlan):
    """A new task."""

    form_class = TaskForm
    title = gettext_lazy("Thêm nhiệm vụ")

    def form_arguments(self) -> dict[str, Any]:
        content = self.content()
        number = len(content.tasks) + 1
        while any(task.code == f"N{number}" for task in content.tasks):
            number += 1
        known = {"known": self.codes(), "targets": targets_of(content)}
        return {**known, "initial": {"code": f"N{number}"}}

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        return replace(content, tasks=(*content.tasks, Task(**data)))


class EditTask(EditPlan):
    """One task of the draft; its code stays."""

    form_class = TaskForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Nhiệm vụ %(code)s") % {"code": self.kwargs["code"]}

    def task(self) -> Task:
        found = [one for one in self.content().tasks if one.code == self.kwargs["code"]]
        if not found:
            raise Http404
        return found[0]

    def form_arguments(self) -> dict[str, Any]:
        task = self.task()
        return {
            "targets": targets_of(self.content()),
            "known": self.codes(),
            "initial": {
                "code": task.code,
                "text": task.text,
                "lead": task.lead,
                "lead_code": task.lead_code,
                "with_whom": task.with_whom,
                "from_on": task.from_on,
                "due_on": task.due_on,
                "target": task.target,
            },
        }

    def form(self, data: Any = None) -> forms.Form:
        form = super().form(data)
        form.fields["code"].disabled = True
        return form

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        return content.with_task(Task(**{**data, "code": self.task().code}))


class RemoveTask(PlanStep):
    """Taking a task out of a draft."""

    permission = PlanPermission.DRAFT
    form_class = Form
    title = gettext_lazy("Bỏ nhiệm vụ khỏi dự thảo")
    button = gettext_lazy("Bỏ nhiệm vụ")
    success = gettext_lazy("Đã bỏ nhiệm vụ khỏi dự thảo.")
    service = staticmethod(change_plan)

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """Which task it is."""
        tasks = read_plan(self.plan().content).tasks
        named = [one.text for one in tasks if one.code == self.kwargs["code"]]
        if not named:
            raise Http404
        return (*super().facts, (_("Nhiệm vụ"), f"{self.kwargs['code']}. {named[0]}"))

    def arguments(self, form: forms.Form) -> dict[str, object]:
        del form
        content, code = read_plan(self.plan().content), self.kwargs["code"]
        if all(task.code != code for task in content.tasks):
            raise Http404
        return {"content": content.without_task(code)}


class EditBudget(EditPlan):
    """The money of the plan."""

    form_class = BudgetForm
    title = gettext_lazy("Kinh phí")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"budget": typed_budget(self.content().budget)}}

    def edited(self, content: PlanContent, data: dict[str, Any]) -> PlanContent:
        return replace(content, budget=data["budget"])


def targets_of(content: PlanContent) -> list[tuple[str, str]]:
    """The targets to choose from."""
    return [(one.code, f"{one.code}. {one.text}") for one in content.targets]
