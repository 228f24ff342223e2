"""Setting up, renewing and taking off one's own second factor (SEC-02)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

import segno
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views import View

from thuan.domains.registry.people import forms, services
from thuan.domains.registry.people.views.own import OwnAccount, trail
from thuan.kernel.accounts import factors, sessions
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.audittrail.once import was_done
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.forms.confirm import ConfirmForm
from thuan.kernel.ui.views import ActionView, FormPage
from thuan.kernel.ui.views.guarded import Refused
from thuan.kernel.ui.views.posting import PostingMixin

if TYPE_CHECKING:
    from django import forms as django_forms
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from thuan.kernel.ui.forms import Attempt

SECRET = "factor_secret"  # noqa: S105  where a session keeps the secret on offer
FRESH_SECONDS = 600


def factor_trail() -> tuple[Link, ...]:
    """The way to the page of second factors."""
    return (*trail(), Link(_("Bước xác thực thứ hai"), reverse("account:factors")))


class Factors(OwnAccount, View):
    """What is set up; the first page of whoever must set one up."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = factors.factors_of(self.user) if settings.SECOND_FACTOR else []
        context = {
            "title": _t("Bước xác thực thứ hai"),
            "breadcrumb": () if getattr(request, "held_back", False) else trail(),
            "is_on": settings.SECOND_FACTOR,
            "app": next((one for one in rows if one.type == factors.KIND.TOTP), None),
            "keys": [one for one in rows if one.type == factors.KIND.WEBAUTHN],
            "codes_left": factors.codes_left(self.user) if rows else 0,
            "asked": self.is_asked,
        }
        return render(request, "people/factors.html", context)


class FactorMixin(OwnAccount, PostingMixin):
    """A change of one's own factors: shown who one is again, answered with codes where new."""

    codes: list[str] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        held_back = getattr(request, "held_back", False)
        self.breadcrumb = factor_trail()[1:] if held_back else factor_trail()
        if request.user.is_authenticated and not settings.SECOND_FACTOR:
            raise Refused(
                _t("Bước xác thực thứ hai đang tắt ở bản này."),
                _t("Người vận hành bật lại trong cấu hình; bản trình diễn để tắt."),
            )
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The codes, once; without new ones, or for the same press again, the way back."""
        if was_done(self.key, user_id=self.actor.user_id, address=request.path):
            return redirect(self.cancel_url())
        answer = super().post(request, *args, **kwargs)
        if answer.status_code != HTTPStatus.FOUND or not self.codes:
            return answer
        context = {"title": _t("Mã dự phòng"), "codes": self.codes, "username": self.user.username}
        page = render(request, "people/recovery_codes.html", context)
        page["Cache-Control"] = "no-store"
        return page

    def form_arguments(self) -> dict[str, Any]:
        return {"confirm": Confirmation(self.request, self.key)}

    def cancel_url(self) -> str:
        return reverse("account:factors")

    def took(self, added: Attempt[list[str]]) -> str:
        """The new factor holds: this session goes on with it, every other has ended."""
        if not added:
            return ""
        self.codes = added.result
        former = self.request.session.session_key
        update_session_auth_hash(self.request, self.user)
        sessions.follow(self.request, former)
        self.request.session[sessions.FACTOR] = self.at.timestamp()
        return self.cancel_url()

    @cached_property
    def is_fresh(self) -> bool:
        """Whether the password was given a moment ago and no factor stands yet."""
        begun = self.request.session.get(sessions.BEGUN, 0.0)
        seen = self.request.session.get(sessions.SEEN, begun)
        return not factors.has_factor(self.user) and seen - begun < FRESH_SECONDS


class AddApp(FactorMixin, FormPage):
    """Scan, type the code that shows: the app is proved before it counts."""

    title = _("Thiết lập ứng dụng xác thực")
    button = _("Xác nhận và bật")
    form_class = forms.AppForm
    template_name = "people/add_app.html"
    success = _("Đã bật ứng dụng xác thực. Các phiên khác của tài khoản này đã dừng.")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "asked": not self.is_fresh}

    @property
    def secret(self) -> str:
        """The secret on offer, the same until it is taken."""
        return str(self.request.session.setdefault(SECRET, factors.new_secret()))

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {"user": self.user, "secret": self.secret, "code": form.cleaned_data["new_code"]}
        added = attempt(form, services.add_app, actor=self.actor, at=self.at, **facts)
        if added:
            self.request.session.pop(SECRET, None)
        return self.took(added)

    def context(self, form: django_forms.Form) -> dict[str, Any]:
        address = get_adapter().build_totp_url(self.user, self.secret)
        code = segno.make(address, error="m")
        picture = code.svg_inline(scale=5, border=3, omitsize=True, light="#fff", svgclass="ma-qr")
        groups = [self.secret[start : start + 4] for start in range(0, len(self.secret), 4)]
        return {
            **super().context(form),
            "picture": mark_safe(picture),  # noqa: S308  drawn here from our own address
            "address": address,
            "secret": " ".join(groups),
            "replaces": any(one.type == factors.KIND.TOTP for one in factors.factors_of(self.user)),
        }


class AddKey(FactorMixin, FormPage):
    """A security key or the lock of the device itself; the browser speaks with it."""

    title = _("Thêm khóa bảo mật")
    button = _("Thêm khóa bảo mật")
    form_class = forms.KeyForm
    template_name = "people/add_key.html"
    success = _("Đã thêm khóa bảo mật. Các phiên khác của tài khoản này đã dừng.")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "asked": not self.is_fresh}

    def carry_out(self, form: django_forms.Form) -> str:
        credential = form.cleaned_data["new_key"]
        if not factors.accept_key(credential):
            form.add_error(None, _t("Khóa bảo mật chưa nhận được. Thử lại từ đầu trang này."))
            return ""
        facts = {"user": self.user, "name": form.cleaned_data["name"], "credential": credential}
        return self.took(attempt(form, services.add_key, actor=self.actor, at=self.at, **facts))

    def context(self, form: django_forms.Form) -> dict[str, Any]:
        return {**super().context(form), "offer": json.dumps(factors.key_offer(self.user))}


class NewRecoveryCodes(FactorMixin, ActionView):
    """Ten fresh codes; the old ones stop to open."""

    title = _("Tạo mã dự phòng mới")
    button = _("Tạo mã dự phòng mới")
    form_class = ConfirmForm
    template_name = "people/confirm_factor.html"
    consequence = _("Mã dự phòng cũ hết dùng ngay. Mã mới chỉ hiện một lần.")

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {"user": self.user}
        made = attempt(form, services.new_recovery_codes, actor=self.actor, at=self.at, **facts)
        self.codes = made.result
        return self.cancel_url() if made else ""


class RemoveFactor(FactorMixin, ActionView):
    """Take one off again, where another stays or none is asked."""

    kind: ClassVar[str] = str(factors.KIND.TOTP)
    title = _("Bỏ ứng dụng xác thực")
    button = _("Bỏ ứng dụng xác thực")
    form_class = ConfirmForm
    template_name = "people/confirm_factor.html"
    consequence = _("Mã của ứng dụng này không mở được tài khoản nữa.")
    success = _("Đã bỏ.")

    def carry_out(self, form: django_forms.Form) -> str:
        facts = {
            "user": self.user,
            "kind": self.kind,
            "pk": self.kwargs.get("pk"),
            "asked": self.is_asked,
        }
        done = attempt(form, services.remove_factor, actor=self.actor, at=self.at, **facts)
        return self.cancel_url() if done else ""


class RemoveKey(RemoveFactor):
    """A security key that is lost or passed on."""

    kind = str(factors.KIND.WEBAUTHN)
    title = _("Bỏ khóa bảo mật")
    button = _("Bỏ khóa bảo mật")
    consequence = _("Khóa này không mở được tài khoản nữa.")
