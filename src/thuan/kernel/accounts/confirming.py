"""The factor asked again for one act: counted and limited as the log-in is (SEC-08, U32).

Whoever has a second factor shows it: a code of the app, a recovery code or a security key, each
good for one act. Whoever has none gives the password again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import authenticate
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from thuan.kernel.accounts import factors, throttle
from thuan.kernel.accounts.adapter import told
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

# Codes are counted by account alone: only whoever knows the password comes so far.
ANYWHERE = "second factor"
# How long a press that was sent twice finds its own confirmation again (F18).
SAME_PRESS_SECONDS = 120


class Confirmation:
    """Asks whoever is logged in, at the moment of a press, to show again who he is."""

    def __init__(self, request: HttpRequest, press: str = "", user: User | None = None) -> None:
        """``user``: whoever gave the right password and is not logged in yet."""
        user = user or request.user  # type: ignore[assignment]
        assert isinstance(user, User), "only a person with an account confirms an act"
        self.request, self.user, self.press = request, user, press
        self.kind = ""

    @cached_property
    def by_factor(self) -> bool:
        """Whether a second factor is asked, and not the password."""
        return factors.has_factor(self.user)

    @cached_property
    def question(self) -> dict[str, Any] | None:
        """What the browser asks a security key; None where the account has none."""
        if not (self.by_factor and factors.has_key(self.user)):
            return None
        return factors.key_question(self.user)

    def check(self, answer: Mapping[str, Any]) -> None:
        """Pass when ``password``, ``code`` or ``credential`` fits; else ValidationError.

        Call it outside the transaction of the act: counts, and codes used up, must stay when the
        act is taken back. The same press sent again, as after a lost answer, passes again; the
        same answer under another press does not.
        """
        if not self.by_factor:
            confirm_password(self.request, str(answer.get("password") or ""))
            return
        print_of_press = self._print(answer)
        if print_of_press and cache.get(print_of_press):
            return
        self.kind = confirm_factor(self.request, self.user, answer)
        if print_of_press:
            cache.set(print_of_press, 1, timeout=SAME_PRESS_SECONDS)

    def _print(self, answer: Mapping[str, Any]) -> str:
        if not self.press:
            return ""
        given = {"code": answer.get("code") or "", "credential": answer.get("credential") or {}}
        here = [self.user.pk, self.request.session.session_key, self.request.path, self.press]
        return f"confirm:{sha256_hex(canonical_json([*here, given]))}"


def confirm_password(request: HttpRequest, password: str) -> None:
    """Pass when it is the password of the account that is logged in; else ValidationError.

    Wrong tries are claimed from the same counters as those of the log-in, so an open session at an
    empty desk gives nobody more tries. Call it outside the transaction of the act: counts must
    stay when the act is taken back.
    """
    user = request.user
    assert isinstance(user, User), "only a person who is logged in confirms an act"
    name, address = user.username, client_address(request)
    if not throttle.claim(name, address):
        told(request, "confirm.locked", name)
        raise ValidationError(locked_words())
    confirmed = authenticate(request, username=name, password=password)
    if confirmed is None or confirmed.pk != user.pk:
        throttle.failed(address)
        told(request, "confirm.failed", name)
        raise ValidationError(_("Mật khẩu chưa đúng. Nhập lại mật khẩu của người ký."))
    throttle.forget(name, address)
    told(request, "confirm.passed", name)


def confirm_factor(request: HttpRequest, user: User, answer: Mapping[str, Any]) -> str:
    """Pass when the code or the key's answer is one of this account's; gives which kind it was.

    Raises ValidationError with the sentence of refusal; a code that was used is refused as a wrong
    one is, and both count.
    """
    name = user.username
    if not throttle.claim(name, ANYWHERE):
        told(request, "factor.locked", name)
        raise ValidationError(locked_words())
    kind = _used(user, answer)
    if not kind:
        throttle.failed(client_address(request))
        told(request, "factor.failed", name)
        raise ValidationError(refusal(answer))
    throttle.forget(name, ANYWHERE)
    told(request, f"factor.passed.{kind}", name)
    return kind


def locked_words() -> str:
    """The sentence of who has no try left."""
    return _(
        "Đã nhập chưa khớp nhiều lần từ máy này nên tạm dừng nhận. Nhờ quản trị hệ thống"
        " mở lại, hoặc thử lại sau 12 giờ."
    )


def refusal(answer: Mapping[str, Any]) -> str:
    """Why what came did not pass, and what to do."""
    if answer.get("credential"):
        return _("Khóa bảo mật chưa nhận được. Thử lại, hoặc dùng mã xác thực.")
    return _("Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng hiện mã mới rồi nhập lại.")


def _used(user: User, answer: Mapping[str, Any]) -> str:
    if credential := answer.get("credential"):
        return str(factors.KIND.WEBAUTHN) if factors.use_key(user, credential) else ""
    return factors.use_code(user, str(answer.get("code") or ""))
