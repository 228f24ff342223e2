"""Second factors of an account: its holder sets them up, a keeper of accounts takes them off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.domains.registry.people.notifications import (
    FACTOR_ADDED,
    FACTOR_REMOVED,
    FACTORS_RESET,
    RECOVERY_USED,
)
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.dating import refuse
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts import factors, throttle
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.notifications.services import notify
from thuan.kernel.text import clean

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.models import User
    from thuan.kernel.notifications.registry import NoticeKind

KEY_NAME_LETTERS = 60


@service
def add_app(*, actor: Actor, at: dt.datetime, user: User, secret: str, code: str) -> list[str]:
    """Take an app into use once it shows a right code; every other session ends.

    Gives the recovery codes to show once; none where the account has some already.
    Raises PermissionDenied for another's account, ValidationError on ``new_code``.
    """
    _need_own(actor, user)
    step = factors.step_of(secret, code)
    if step is None:
        refuse("new_code", _("Mã chưa đúng. Xem lại giờ của điện thoại rồi nhập mã đang hiện."))
    factors.add_app(user, secret, step)
    return _added(user, str(factors.KIND.TOTP), actor, at)


@service
def add_key(
    *, actor: Actor, at: dt.datetime, user: User, name: str, credential: dict[str, Any]
) -> list[str]:
    """Take a security key into use, as ``add_app`` does; the browser's answer was proved before.

    Raises PermissionDenied for another's account.
    """
    _need_own(actor, user)
    factors.add_key(user, clean(name)[:KEY_NAME_LETTERS] or _("Khóa bảo mật"), credential)
    return _added(user, str(factors.KIND.WEBAUTHN), actor, at)


@service
def remove_factor(
    *, actor: Actor, at: dt.datetime, user: User, kind: str, pk: int | None, asked: bool
) -> None:
    """Take off one of one's own factors; ``asked``: policy wants one, so the last one stays.

    Raises PermissionDenied for another's account, ValidationError for the last one.
    """
    _need_own(actor, user)
    real = [one for one in factors.factors_of(user) if one.type != factors.KIND.RECOVERY_CODES]
    if asked and len(real) <= 1:
        refuse("__all__", _("Vai trò này cần bước xác thực thứ hai. Thêm cách khác rồi mới bỏ."))
    if not factors.remove(user, (kind,), pk):
        return
    record(user, "people.remove_factor", changes={"factor": (kind, None)})
    _tell(FACTOR_REMOVED, user, actor, at, kind=words_of_kind(kind))


@service
def new_recovery_codes(*, actor: Actor, at: dt.datetime, user: User) -> list[str]:
    """Ten new codes in place of the former ones. Raises PermissionDenied, ValidationError."""
    _need_own(actor, user)
    if not factors.has_factor(user):
        refuse("__all__", _("Mã dự phòng đi cùng ứng dụng hoặc khóa. Thêm một trong hai trước."))
    codes = factors.new_recovery_codes(user)
    record(user, "people.new_recovery_codes")
    return codes


@service
def note_recovery_code(*, actor: Actor, at: dt.datetime, user: User) -> None:
    """A recovery code opened the account: recorded, and the holder told how many are left."""
    _need_own(actor, user)
    record(user, "people.use_recovery_code")
    _tell(RECOVERY_USED, user, actor, at, left=factors.codes_left(user))


@service
def reset_factors(*, actor: Actor, at: dt.datetime, user: User, reason: str) -> None:
    """Take off every factor of an account whose holder lost theirs; all its sessions end.

    The holder is told, and sets up new ones at the next log-in where policy asks for it.
    Raises PermissionDenied, ValidationError on ``reason``.
    """
    entitled(actor, P.KEEP_ACCOUNTS, agency_id=None)
    if user.pk == actor.user_id:
        refuse("reason", _("Không tự gỡ của mình. Nhờ quản trị hệ thống khác."))
    if not clean(reason):
        refuse("reason", _("Ghi lý do và cách đã nhận ra đúng người."))
    kinds = sorted({str(one.type) for one in factors.factors_of(user)})
    factors.remove(user, factors.KIND.values)
    _end_sessions(user)
    throttle.forgive(user.username)
    record(user, "people.reset_factors", changes={"factors": (kinds, [])}, comment=clean(reason))
    _tell(FACTORS_RESET, user, actor, at, reason=clean(reason))


def words_of_kind(kind: str) -> str:
    """What people call a kind of factor."""
    words = {
        str(factors.KIND.TOTP): _("ứng dụng xác thực"),
        str(factors.KIND.WEBAUTHN): _("khóa bảo mật"),
        str(factors.KIND.RECOVERY_CODES): _("mã dự phòng"),
    }
    return words[kind]


def _added(user: User, kind: str, actor: Actor, at: dt.datetime) -> list[str]:
    codes = [] if factors.codes_left(user) else factors.new_recovery_codes(user)
    _end_sessions(user)
    record(user, "people.add_factor", changes={"factor": (None, kind)})
    _tell(FACTOR_ADDED, user, actor, at, kind=words_of_kind(kind))
    return codes


def _end_sessions(user: User) -> None:
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])


def _need_own(actor: Actor, user: User) -> None:
    if actor.user_id is None or user.pk != actor.user_id:
        raise PermissionDenied


def _tell(notice: NoticeKind, user: User, actor: Actor, at: dt.datetime, **words: object) -> None:
    if user.person_id is None:
        return
    context = {"account": user.username, **words}
    notify(notice, recipients=[user.person_id], target=user, context=context, actor=actor, at=at)
