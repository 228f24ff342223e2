"""The factor asked again for one act: counted and limited as the log-in is (SEC-08, U32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.accounts import throttle
from thuan.kernel.accounts.adapter import told
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


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
        raise ValidationError(
            _(
                "Đã nhập chưa khớp nhiều lần từ máy này nên tạm dừng nhận. Nhờ quản trị hệ thống"
                " mở lại, hoặc thử lại sau 12 giờ."
            )
        )
    confirmed = authenticate(request, username=name, password=password)
    if confirmed is None or confirmed.pk != user.pk:
        throttle.failed(address)
        told(request, "confirm.failed", name)
        raise ValidationError(_("Mật khẩu chưa đúng. Nhập lại mật khẩu của người ký."))
    throttle.forget(name, address)
    told(request, "confirm.passed", name)
