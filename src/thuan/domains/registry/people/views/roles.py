"""Naming leaders, assigning and ending roles, lending rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.people import forms, selectors, services
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.views.base import PersonAction, PersonPage, found
from thuan.kernel.permissions import words_of
from thuan.kernel.text import sort_key
from thuan.kernel.ui.forms import attempt

if TYPE_CHECKING:
    from django import forms as django_forms

    from thuan.kernel.accounts.models import Assignment, Delegation, Person


class NameLeader(PersonPage):
    permission = P.NAME_LEADER
    title = _("Ghi nhận thủ trưởng hoặc thư ký ISO đầu tiên")
    button = _("Ghi nhận")
    form_class = forms.LeaderForm
    success = _("Đã ghi nhận theo quyết định.")

    def form_arguments(self) -> dict[str, Any]:
        return {"agencies": selectors.agencies_of(self.actor, P.NAME_LEADER)}

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "person": self.person}
        done = attempt(form, services.name_leader, actor=self.actor, at=self.at, **facts)
        return self.after() if done else ""


class AssignRole(PersonPage):
    """The head or secretary gives a role at the agency."""

    permission = P.ASSIGN
    title = _("Phân công vai trò")
    button = _("Phân công")
    form_class = forms.RoleForm
    success = _("Đã phân công vai trò.")
    province = False

    def form_arguments(self) -> dict[str, Any]:
        agencies = selectors.agencies_of(self.actor, self.permission)
        return {"agencies": agencies, "province": self.province}

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "person": self.person}
        facts["valid_to"] = forms.day_after(facts.pop("last_day"))
        done = attempt(form, services.assign_role, actor=self.actor, at=self.at, **facts)
        return self.after() if done else ""


class AssignProvinceRole(AssignRole):
    """DOST administrators give the roles of the province."""

    permission = P.ASSIGN_PROVINCE
    title = _("Phân công vai trò cấp tỉnh")
    province = True


class EndRole(PersonAction):
    permission = P.VIEW
    title = _("Kết thúc vai trò")
    button = _("Kết thúc vai trò")
    form_class = forms.EndForm
    consequence = _("Từ ngày này người đó không làm việc theo vai trò nữa; việc đã làm giữ nguyên.")
    success = _("Đã kết thúc vai trò.")

    @cached_property
    def assignment(self) -> Assignment:
        rows = selectors.assignments(self.actor, {"past": True})
        return found(rows, self.kwargs["assignment_id"])

    def about(self) -> Person:
        return self.assignment.person

    def form_arguments(self) -> dict[str, Any]:
        services.right_over(self.actor, self.assignment)
        return {}

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "assignment": self.assignment}
        done = attempt(form, services.end_role, actor=self.actor, at=self.at, **facts)
        return self.cancel_url() if done else ""


class Delegate(PersonPage):
    permission = P.DELEGATE
    title = _("Ủy quyền")
    button = _("Ủy quyền")
    form_class = forms.DelegationForm
    success = _("Đã ủy quyền.")

    def form_arguments(self) -> dict[str, Any]:
        agencies = [
            agency
            for agency in selectors.agencies_of(self.actor, P.DELEGATE)
            if agency.pk in self.actor.agency_ids
        ]
        names = frozenset().union(*(services.delegable(self.actor, a.pk) for a in agencies))
        duties = sorted(
            ((name, words_of(name)) for name in names), key=lambda one: sort_key(one[1])
        )
        return {"agencies": agencies, "duties": duties}

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "to": self.person}
        facts["valid_to"] = forms.day_after(facts.pop("last_day"))
        done = attempt(form, services.delegate, actor=self.actor, at=self.at, **facts)
        return self.after() if done else ""


class RevokeDelegation(PersonAction):
    permission = P.VIEW
    title = _("Thu hồi ủy quyền")
    button = _("Thu hồi ủy quyền")
    form_class = forms.ReasonForm
    consequence = _("Từ hôm nay người nhận không làm thay nữa; việc đã làm vẫn có giá trị.")
    success = _("Đã thu hồi ủy quyền.")

    @cached_property
    def delegation(self) -> Delegation:
        rows = selectors.delegations(self.actor, {"past": True})
        return found(rows, self.kwargs["delegation_id"])

    def about(self) -> Person:
        return self.delegation.to_person

    def form_arguments(self) -> dict[str, Any]:
        services.right_to_revoke(self.actor, self.delegation)
        return {}

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "delegation": self.delegation}
        done = attempt(form, services.revoke_delegation, actor=self.actor, at=self.at, **facts)
        return self.cancel_url() if done else ""
