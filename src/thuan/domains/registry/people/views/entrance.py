"""Log-in, log-out, one's own password. Local accounts on allauth; no sign-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.views import LoginView as AllauthLoginView
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.password_validation import password_validators_help_texts
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from thuan.domains.registry.people import forms, services
from thuan.kernel.accounts import throttle
from thuan.kernel.accounts.adapter import told
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.forms.base import wrongs
from thuan.kernel.ui.views import FormPage, GuardedMixin
from thuan.kernel.ui.views.posting import UNPROCESSABLE

if TYPE_CHECKING:
    from django import forms as django_forms
    from django.http import HttpRequest, HttpResponse


class LogIn(AllauthLoginView):  # type: ignore[misc]
    """The entrance; its permission is that it needs none."""

    template_name = "people/login.html"
    form_class = forms.LoginForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(title=_("Đăng nhập"), wrongs=wrongs(context["form"]))
        return context


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
class ChangePassword(FormPage):
    """The holder's own password; the first page after a printed slip."""

    permission = None
    title = _("Đổi mật khẩu")
    button = _("Đổi mật khẩu")
    form_class = forms.PasswordForm
    template_name = "people/password.html"
    guessed_wrong = False
    success = _("Đã đổi mật khẩu. Các phiên khác của tài khoản này đã dừng.")

    def context(self, form: django_forms.Form) -> dict[str, Any]:
        rules = password_validators_help_texts()
        return {**super().context(form), "rules": rules, "first": self.user.must_change_password}

    @property
    def user(self) -> User:
        user = self.request.user
        if not isinstance(user, User):
            raise TypeError("Guarded pages have an account.")
        return user

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
        update_session_auth_hash(self.request, self.user)
        return "/"
