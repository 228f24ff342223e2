"""The desk of those who keep accounts: open, lock, unlock, reset with a printed slip."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.people import forms, selectors, services
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.views.base import PersonPage, found
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView
from thuan.kernel.ui.views.posting import PostingMixin

if TYPE_CHECKING:
    from django import forms as django_forms
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.registry.people.services import Slip
    from thuan.kernel.accounts.models import User
    from thuan.kernel.ui.forms import Attempt


class SlipMixin(PostingMixin):
    """The answer to the POST is the slip itself: its password is shown once and kept nowhere.

    Pressed twice it is one slip (F18). The password cannot be shown again, so the second answer
    says that the slip was given and where another is made, which voids the first.
    """

    slip: Slip | None = None

    def issue(self, form: django_forms.Form) -> Attempt[Slip]:
        raise NotImplementedError

    def carry_out(self, form: django_forms.Form) -> str:
        issued = self.issue(form)
        if not issued or issued.result is None:
            return ""
        self.slip = issued.result
        return reverse("people:reset", args=[self.slip.user.public_id])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The slip, once; for the same press again, the way to another."""
        answer = super().post(request, *args, **kwargs)
        if answer.status_code != HTTPStatus.FOUND:
            return answer
        context = {"title": _t("Phiếu cấp tài khoản"), "slip": self.slip}
        if self.slip is None:
            context["another"] = answer["Location"]
        page = render(
            request, "people/slip.html" if self.slip else "people/slip_given.html", context
        )
        page["Cache-Control"] = "no-store"
        return page


class CreateAccount(SlipMixin, PersonPage):
    permission = P.KEEP_ACCOUNTS
    title = _("Cấp tài khoản")
    button = _("Cấp tài khoản và in phiếu")
    form_class = forms.UsernameForm

    def issue(self, form: django_forms.Form) -> Attempt[Slip]:
        facts = {**form.cleaned_data, "person": self.person}
        return attempt(form, services.create_account, actor=self.actor, at=self.at, **facts)


class AccountAction(ActionView):
    """A step on one account."""

    permission = P.KEEP_ACCOUNTS

    @cached_property
    def account(self) -> User:
        return found(selectors.accounts(self.actor, {}), self.kwargs["account_id"])

    def cancel_url(self) -> str:
        return reverse("people:accounts")

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        return ((_("Tên đăng nhập"), self.account.username),)


class ResetPassword(SlipMixin, AccountAction):
    title = _("Cấp lại mật khẩu")
    button = _("Cấp lại và in phiếu")
    consequence = _("Mật khẩu cũ và mọi phiên đang mở của tài khoản này dừng ngay.")

    def issue(self, form: django_forms.Form) -> Attempt[Slip]:
        facts = {"actor": self.actor, "at": self.at, "user": self.account}
        return attempt(form, services.reset_password, **facts)


class LockAccount(AccountAction):
    title = _("Khóa tài khoản")
    button = _("Khóa tài khoản")
    form_class = forms.ReasonForm
    consequence = _("Mọi phiên đang mở của tài khoản này dừng ngay.")
    success = _("Đã khóa tài khoản.")

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "user": self.account}
        done = attempt(form, services.lock_account, actor=self.actor, at=self.at, **facts)
        return self.cancel_url() if done else ""


class UnlockAccount(AccountAction):
    title = _("Mở khóa tài khoản")
    button = _("Mở khóa tài khoản")
    success = _("Đã mở khóa tài khoản.")

    def carry_out(self, form: django_forms.Form) -> str:
        services.unlock_account(actor=self.actor, at=self.at, user=self.account)
        return self.cancel_url()


class ResetFactors(AccountAction):
    """For whoever lost the telephone or the key; the keeper has seen the person."""

    title = _("Gỡ bước xác thực thứ hai")
    button = _("Gỡ bước xác thực thứ hai")
    form_class = forms.ReasonForm
    consequence = _(
        "Ứng dụng, khóa và mã dự phòng của tài khoản này hết dùng; mọi phiên đang mở dừng ngay."
    )
    success = _("Đã gỡ. Lần đăng nhập tới, người dùng thiết lập lại.")

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {**form.cleaned_data, "user": self.account}
        done = attempt(form, services.reset_factors, actor=self.actor, at=self.at, **facts)
        return self.cancel_url() if done else ""
