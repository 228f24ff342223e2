"""Taking people in, moving them, letting them go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.people import forms, selectors, services
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.tables import person_url
from thuan.domains.registry.people.views.base import PersonAction, PersonPage, found
from thuan.kernel.permissions import require
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms as django_forms

    from thuan.kernel.accounts.models import Employment, Person


class CreatePerson(FormPage):
    permission = P.KEEP
    title = _("Thêm người vào danh sách nhân sự")
    button = _("Thêm người")
    form_class = forms.PersonForm
    success = _("Đã thêm người vào danh sách nhân sự.")

    def form_arguments(self) -> dict[str, Any]:
        return {"agencies": selectors.agencies_of(self.actor, P.KEEP)}

    def carry_out(self, form: django_forms.Form) -> str:
        done = attempt(
            form, services.create_person, actor=self.actor, at=self.at, **form.cleaned_data
        )
        return person_url(done.result) if done else ""


class Transfer(PersonPage):
    permission = P.KEEP
    title = _("Chuyển công tác")
    button = _("Chuyển công tác")
    form_class = forms.TransferForm
    success = _("Đã ghi nhận chuyển công tác.")

    def form_arguments(self) -> dict[str, Any]:
        return {"agencies": selectors.agencies_of(self.actor, P.KEEP)}

    def carry_out(self, form: django_forms.Form) -> str:
        done = attempt(
            form,
            services.transfer,
            actor=self.actor,
            at=self.at,
            person=self.person,
            **form.cleaned_data,
        )
        return self.after() if done else ""


class Leave(PersonAction):
    permission = P.KEEP
    title = _("Thôi công tác tại cơ quan")
    button = _("Ghi nhận thôi công tác")
    form_class = forms.LeaveForm
    consequence = _("Các vai trò tại cơ quan này kết thúc cùng ngày; việc đã làm vẫn có giá trị.")
    success = _("Đã ghi nhận thôi công tác.")

    @cached_property
    def post_held(self) -> Employment:
        return found(selectors.employments(self.actor, {}), self.kwargs["post_id"])

    def about(self) -> Person:
        return self.post_held.person

    def form_arguments(self) -> dict[str, Any]:
        require(self.actor, P.KEEP, agency_id=self.post_held.agency_id)
        return {}

    def carry_out(self, form: django_forms.Form) -> str:
        done = attempt(
            form,
            services.leave,
            actor=self.actor,
            at=self.at,
            post=self.post_held,
            **form.cleaned_data,
        )
        return reverse("people:staff") if done else ""
