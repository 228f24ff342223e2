"""Pages of the working-day calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.workdays.forms import DayFilter, DayForm
from thuan.domains.registry.workdays.permissions import WorkdayPermission
from thuan.domains.registry.workdays.services import set_day
from thuan.domains.registry.workdays.tables import DAY_TABLE
from thuan.kernel.calendar.models import WorkingDaySwap
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, RegisterView

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


class DayRegister(RegisterView[WorkingDaySwap]):
    """Days that differ from the usual week and the public holidays."""

    permission = WorkdayPermission.KEEP
    table = DAY_TABLE
    filter_form = DayFilter
    title = gettext_lazy("Ngày làm việc hoán đổi")
    default_order = ("-day",)
    empty = Empty(
        gettext_lazy(
            "Chưa có ngày hoán đổi nào. Ngày lễ hằng năm đã có sẵn; chỉ ghi ngày làm bù, nghỉ bù."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[WorkingDaySwap]:
        del actor
        rows = WorkingDaySwap.objects.all()
        return rows.filter(day__year=wanted["nam"]) if wanted.get("nam") else rows

    def primary_action(self, actor: Actor) -> Link | None:
        del actor
        return Link(_("Ghi ngày hoán đổi"), reverse("workdays:set"), "plus-lg")


class SetDay(FormPage):
    """Telling the calendar about one day."""

    permission = WorkdayPermission.KEEP
    form_class = DayForm
    title = gettext_lazy("Ghi ngày hoán đổi")
    button = gettext_lazy("Lưu ngày")
    lead = gettext_lazy("Hạn đã ấn định trước đó không đổi theo ngày ghi thêm.")
    success = gettext_lazy("Đã lưu ngày hoán đổi.")
    breadcrumb = (Link(gettext_lazy("Ngày làm việc hoán đổi"), "/ngay-lam-viec/"),)

    def carry_out(self, form: forms.Form) -> str:
        told = form.cleaned_data
        done = attempt(
            form,
            set_day,
            actor=self.actor,
            at=self.at,
            day=told["day"],
            is_working=told["is_working"] == "lam",
            name=told["name"],
            legal_basis=told["legal_basis"],
        )
        return reverse("workdays:register") if done else ""
