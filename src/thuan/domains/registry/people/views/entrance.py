"""Log-in, log-out, one's own password. Local accounts on allauth; no sign-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.stagekit import clear_login
from allauth.account.views import LoginView as AllauthLoginView
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from thuan.domains.registry.people import forms, services
from thuan.domains.registry.people.views.own import OwnAccount
from thuan.kernel.accounts import factors, sessions, throttle
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.adapter import told
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.accounts.passwords import is_too_old, rules_for
from thuan.kernel.accounts.policy import is_administrator
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.forms.base import wrongs
from thuan.kernel.ui.forms.confirm import ConfirmForm
from thuan.kernel.ui.views import FormPage, GuardedMixin
from thuan.kernel.ui.views.posting import UNPROCESSABLE

if TYPE_CHECKING:
    from django import forms as django_forms
    from django.http import HttpRequest, HttpResponse


class LogIn(AllauthLoginView):  # type: ignore[misc]
    """The entrance; its permission is that it needs none."""

    template_name = "people/login.html"
    form_class = forms.LoginForm

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        """Back at the entrance one begins anew, under whichever name; no second step waits."""
        del stage
        clear_login(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(title=_("Đăng nhập"), wrongs=wrongs(context["form"]))
        return context


@method_decorator(login_not_required, name="dispatch")
@method_decorator(
    login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class SecondStep(View):
    """The second factor of whoever gave the right password; before it nothing is open."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What may be shown: a code of the app, a recovery code, a security key."""
        return self._show(ConfirmForm(confirm=self._confirmation()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """The way on, or the form again with what is wrong; every try counts."""
        confirmation = self._confirmation()
        form = ConfirmForm(request.POST, confirm=confirmation)
        if not form.is_valid():
            return self._show(form, UNPROCESSABLE)
        answer: HttpResponse = request._login_stage.exit()  # type: ignore[attr-defined] # noqa: SLF001
        if request.user.is_authenticated:
            request.session[sessions.FACTOR] = request.at.timestamp()  # type: ignore[attr-defined]
        if confirmation.kind == factors.KIND.RECOVERY_CODES:
            self._tell_holder(confirmation)
        return answer

    def _confirmation(self) -> Confirmation:
        stage = self.request._login_stage  # type: ignore[attr-defined] # noqa: SLF001
        return Confirmation(self.request, user=stage.login.user)

    def _tell_holder(self, confirmation: Confirmation) -> None:
        user, at = confirmation.user, self.request.at  # type: ignore[attr-defined]
        actor = actor_for(user, at, request_id=self.request.request_id)  # type: ignore[attr-defined]
        services.note_recovery_code(actor=actor, at=at, user=user)

    def _show(self, form: django_forms.Form, status: int = 200) -> HttpResponse:
        context = {"title": _("Bước xác thực thứ hai"), "form": form, "wrongs": []}
        if form.is_bound:
            context["wrongs"] = wrongs(form)
        return render(self.request, "people/second_step.html", context, status=status)


class LogOut(GuardedMixin, View):
    """Only by POST; the session ends on the server, and the browser forgets its pages."""

    permission = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        told(request, "login.ended", request.user.get_username())
        logout(request)
        answer = redirect("account_login")
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ChangePassword(OwnAccount, FormPage):
    """The holder's own password; the first page after a printed slip."""

    title = _("Đổi mật khẩu")
    button = _("Đổi mật khẩu")
    form_class = forms.PasswordForm
    template_name = "people/password.html"
    guessed_wrong = False
    success = _("Đã đổi mật khẩu. Các phiên khác của tài khoản này đã dừng.")

    def context(self, form: django_forms.Form) -> dict[str, Any]:
        rules = rules_for(alone=services.stands_alone(self.actor, self.user))
        first = self.user.must_change_password
        administrator = is_administrator(self.actor) and not self.request.is_demo  # type: ignore[attr-defined]
        old = not first and administrator and is_too_old(self.user, self.at)
        days = settings.SECURITY.administrator_password_days
        words = {"rules": rules, "first": first, "old": old, "days": days}
        return {**super().context(form), **words}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Counted outside of the act: what a refused act takes back, a guess does not."""
        name, address = self.user.username, client_address(request)
        if not throttle.claim(name, address):
            form = self.form(request.POST)
            form.add_error("current", _("Đã nhập chưa khớp nhiều lần. Thử lại sau 12 giờ."))
            return self.show(form, status=UNPROCESSABLE)
        answer = super().post(request, *args, **kwargs)
        if not self.guessed_wrong:
            throttle.forget(name, address)
        return answer

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {key: form.cleaned_data[key] for key in ("current", "new")}
        done = attempt(
            form,
            services.change_own_password,
            actor=self.actor,
            at=self.at,
            user=self.user,
            **facts,
        )
        self.guessed_wrong = "current" in form.errors
        if not done:
            return ""
        former = self.request.session.session_key
        update_session_auth_hash(self.request, self.user)
        sessions.follow(self.request, former)
        return "/"
