"""The lists: roles, staff, delegations, accounts; and the page of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from thuan.domains.registry.people import forms, selectors, tables
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.views.base import OnePerson, trail
from thuan.kernel.accounts.models import Assignment, Delegation, Employment, User
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import GuardedMixin, RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.accounts.actor import Actor


class AssignmentRegister(RegisterView[Assignment]):
    """Who has which role since when, by which decision."""

    permission = P.VIEW
    table = tables.ASSIGNMENTS
    filter_form = forms.AssignmentFilter
    title = _("Vai trò và phân công")
    empty = Empty(_("Chưa có ai được phân công vai trò."))
    default_order = ("at_agency__sort_key", "person__sort_key")

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Assignment]:
        return selectors.assignments(actor, wanted)


class StaffRegister(RegisterView[Employment]):
    """Who works where; from a name one assigns a role."""

    permission = P.VIEW
    table = tables.EMPLOYMENTS
    filter_form = forms.TextFilter
    title = _("Nhân sự")
    empty = Empty(_("Chưa có ai trong danh sách nhân sự của cơ quan."))
    default_order = ("agency__sort_key", "person__sort_key")

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Employment]:
        return selectors.employments(actor, wanted)

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, P.KEEP):
            return None
        return Link(_("Thêm người"), reverse("people:create"), "plus-lg")


class DelegationRegister(RegisterView[Delegation]):
    """Who lets whom act on their behalf, until when."""

    permission = P.VIEW
    table = tables.DELEGATIONS
    filter_form = forms.DelegationFilter
    title = _("Ủy quyền")
    empty = Empty(_("Chưa có ủy quyền nào. Mở trang của người nhận để ủy quyền."))
    default_order = ("-valid_from",)

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Delegation]:
        return selectors.delegations(actor, wanted)


class AccountRegister(RegisterView[User]):
    """Every account, with its holder and whether it opens."""

    permission = P.KEEP_ACCOUNTS
    table = tables.ACCOUNTS
    filter_form = forms.AccountFilter
    title = _("Tài khoản")
    empty = Empty(_("Chưa có tài khoản nào."))
    default_order = ("username",)

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[User]:
        return selectors.accounts(actor, wanted)


class PersonView(OnePerson, GuardedMixin, View):
    """One person: posts, roles, delegations, accounts, and what may be done about them."""

    permission = P.VIEW

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        person, actor = self.person, self.actor
        may = {str(p).split(".")[1]: can_anywhere(actor, p) for p in P}
        everything: dict[str, Any] = {"past": True}
        context = {
            "title": person.full_name,
            "breadcrumb": trail(),
            "person": person,
            "self_id": actor.person_id,
            "may": may,
            "today": business_day(self.at),
            "posts": selectors.employments(actor, {}).filter(person=person),
            "roles": selectors.assignments(actor, everything).filter(person=person),
            "given": selectors.delegations(actor, everything).filter(from_person=person),
            "held": selectors.delegations(actor, everything).filter(to_person=person),
            "accounts": selectors.accounts(actor, {}).filter(person=person),
        }
        return render(request, "people/person.html", context)
