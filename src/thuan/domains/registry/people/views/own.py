"""The account's own place: what stands open under one's name, and how it is guarded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views import View

from thuan.domains.registry.people import services
from thuan.domains.registry.people.permissions import P
from thuan.kernel.accounts import factors
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.agents import device_words
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User
from thuan.kernel.accounts.policy import asks_factor
from thuan.kernel.accounts.sessions import devices
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ActionView, GuardedMixin

if TYPE_CHECKING:
    from django import forms as django_forms
    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.accounts.sessions import Device


class OwnAccount(GuardedMixin):
    """Pages that everybody has, about the account that is logged in and no other."""

    permission = None

    @property
    def user(self) -> User:
        user = self.request.user
        if not isinstance(user, User):
            raise TypeError("Guarded pages have an account.")
        return user

    @property
    def is_asked(self) -> bool:
        """Whether policy asks a second factor, whichever agency the person acts for now."""
        actor = actor_for(self.user, self.at)
        return asks_factor(actor, client_address(self.request))


def trail() -> tuple[Link, ...]:
    """The way to the account's own place."""
    return (Link(_("Tài khoản của tôi"), reverse("account:home")),)


class AccountHome(OwnAccount, View):
    """Name, second factor, open log-ins, password: each with its way on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": _t("Tài khoản của tôi"),
            "holder": self.user.person,
            "username": self.user.username,
            "is_on": settings.SECOND_FACTOR,
            "has_factor": factors.has_factor(self.user),
            "codes_left": factors.codes_left(self.user),
            "devices": max(len(devices(self.user, request)), 1),
        }
        return render(request, "people/account.html", context)


class SessionList(OwnAccount, View):
    """Where the account is logged in now; every line but this one can be ended."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = [(one, device_words(one.row.device)) for one in devices(self.user, request)]
        context = {
            "title": _t("Thiết bị đang đăng nhập"),
            "breadcrumb": trail(),
            "rows": rows,
            "others": sum(not one.is_this for one, _words in rows),
            "idle": settings.SESSION_IDLE_SECONDS // 60,
            "longest": settings.SESSION_LONGEST_SECONDS // 3600,
        }
        return render(request, "people/sessions.html", context)


class EndOthers(OwnAccount, ActionView):
    """Every device but the one in hand."""

    title = _("Đăng xuất khỏi mọi thiết bị khác")
    button = _("Đăng xuất khỏi mọi thiết bị khác")
    consequence = _("Việc đang nhập dở trên các thiết bị đó có thể mất.")
    success = _("Đã đăng xuất khỏi các thiết bị khác.")

    def cancel_url(self) -> str:
        return reverse("account:sessions")

    @cached_property
    def ending(self) -> list[Device]:
        """The log-ins that this press closes."""
        return [one for one in devices(self.user, self.request) if not one.is_this]

    def carry_out(self, form: django_forms.Form) -> str:
        rows = [one.row for one in self.ending]
        services.end_sessions(actor=self.actor, at=self.at, user=self.user, rows=rows)
        return self.cancel_url()


class EndSession(EndOthers):
    """One device."""

    title = _("Đăng xuất khỏi thiết bị này")
    button = _("Đăng xuất khỏi thiết bị này")
    consequence = _("Việc đang nhập dở trên thiết bị đó có thể mất.")
    success = _("Đã đăng xuất khỏi thiết bị đó.")

    @cached_property
    def ending(self) -> list[Device]:
        """The one behind the address, still open; 404 for anybody else's and for this one."""
        wanted = self.kwargs["session_id"]
        found = [one for one in super().ending if one.row.public_id == wanted]
        if not found:
            raise Http404
        return found

    @property
    def facts(self) -> tuple[tuple[Any, Any], ...]:  # type: ignore[override]
        return tuple(
            fact
            for one in self.ending
            for fact in (
                (_("Thiết bị"), device_words(one.row.device)),
                (_("Địa chỉ"), one.row.address or ""),
                (_("Dùng lần cuối"), one.seen_at),
            )
        )


class SecurityRules(GuardedMixin, View):
    """The profile that holds here, for those who keep accounts (SEC-01)."""

    permission = P.KEEP_ACCOUNTS

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": _t("Mức an toàn"),
            "breadcrumb": (Link(_("Tài khoản"), reverse("people:accounts")),),
            "profile": settings.SECURITY,
            "is_on": settings.SECOND_FACTOR,
            "networks": settings.INSIDE_NETWORKS,
            "lone": settings.LONE_PASSWORDS,
        }
        return render(request, "people/security.html", context)
