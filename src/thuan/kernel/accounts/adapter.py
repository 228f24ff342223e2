"""How allauth behaves in this house: local accounts, no sign-up, every try counted and logged."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts import sessions, throttle
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar import clock
from thuan.kernel.text import fold
from thuan.kernel.text.canonical import sha256_hex

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger("thuan.login")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The few answers in which we differ from allauth's own."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa khớp. Xem lại phím CapsLock và bộ gõ rồi thử lại."
        ),
        "too_many_login_attempts": _(
            "Đã nhập chưa khớp nhiều lần từ máy này nên tạm dừng nhận. Nhờ quản trị hệ thống mở"
            " lại, hoặc thử lại sau 12 giờ."
        ),
        "one_time_expired": _(
            "Mật khẩu trên phiếu đã hết hạn dùng. Nhờ quản trị hệ thống cấp phiếu mới."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators (F6)."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Never from headers that a caller can write."""
        return client_address(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page that follows says enough; no message of allauth's own."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The account, when name and password fit; raises ValidationError where tries ran out."""
        name, address = str(credentials.get("username", "")), client_address(request)
        if not throttle.claim(name, address):
            self._refuse("too_many_login_attempts", "login.locked", name, address)
        user = authenticate(request, username=name, password=credentials.get("password"))
        if not isinstance(user, User):
            throttle.failed(address)
            told(request, "login.failed", name)
            return None
        throttle.forget(name, address)
        if user.one_time_until and user.one_time_until <= request.at:  # type: ignore[attr-defined]
            self._refuse("one_time_expired", "login.expired", name, address)
        told(request, "login.passed", name)
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session, under a new key, and note from where it came."""
        super().login(request, user)
        sessions.note(request, user, clock.real_now())

    def _refuse(self, code: str, event: str, name: str, address: str) -> NoReturn:
        write_line(event, name, address)
        raise ValidationError(self.error_messages[code], code)


def told(request: HttpRequest, event: str, name: str) -> None:
    """One line of the log about a log-in, a refusal or a log-out (ASVS 16.3)."""
    write_line(event, name, client_address(request))


def write_line(event: str, name: str, address: str) -> None:
    """A structured line in real UTC time.

    A name that is no account is written as a hash: people type passwords into that field.
    """
    known = User.objects.filter(username=name).exists()
    line = {
        "event": event,
        "at": clock.real_now().isoformat(),
        "account": name if known else f"unknown:{sha256_hex(fold(name))[:16]}",
        "address": address,
    }
    logger.info(json.dumps(line, ensure_ascii=True))
