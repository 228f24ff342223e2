"""Accounts: kept by system administrators, who assign no role (F6, SEC-04, SEC-06)."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.dating import need_living, refuse
from thuan.domains.registry.people.services.posts import shut
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts import factors, throttle
from thuan.kernel.accounts.models import Person, User
from thuan.kernel.accounts.passwords import remember, validate_choice, was_used
from thuan.kernel.accounts.policy import by_right, is_administrator
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.text import clean

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor

# Letters and digits that nobody confuses on paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 4, 4
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed for the holder; the password is shown this once and stored nowhere."""

    user: User
    password: str
    until: dt.datetime


@service
def create_account(*, actor: Actor, at: dt.datetime, person: Person, username: str) -> Slip:
    """Open an account for a person and give the slip. Raises PermissionDenied, ValidationError."""
    require(actor, P.KEEP_ACCOUNTS, agency_id=None)
    return open_account(person, username, at)


@service
def enter_account(*, actor: Actor, at: dt.datetime, person: Person, username: str) -> User:
    """An account that nothing opens until its slip is printed, as files bring them.

    Raises as ``create_account``.
    """
    entitled(actor, P.KEEP_ACCOUNTS, agency_id=None)
    user = _new_user(person, username)
    user.set_unusable_password()
    user.must_change_password = True
    return _kept(user)


@service
def lock_account(*, actor: Actor, at: dt.datetime, user: User, reason: str) -> User:
    """Close the account and end all its sessions at once. Raises as ``create_account``."""
    require(actor, P.KEEP_ACCOUNTS, agency_id=None)
    if user.pk == actor.user_id:
        refuse("reason", _("Không tự khóa tài khoản đang dùng. Nhờ quản trị hệ thống khác."))
    if not clean(reason):
        refuse("reason", _("Ghi lý do khóa để người xem lại sau này hiểu."))
    shut(user)
    record(user, "people.lock_account", changes={"is_active": (True, False)}, comment=clean(reason))
    return user


@service
def unlock_account(*, actor: Actor, at: dt.datetime, user: User) -> User:
    """Open a locked account again and forget its failed tries; its disuse counts from now.

    Raises PermissionDenied.
    """
    entitled(actor, P.KEEP_ACCOUNTS, agency_id=None)
    was = user.is_active
    user.is_active, user.reopened_at = True, at
    user.save(update_fields=["is_active", "reopened_at"])
    throttle.forgive(user.username)
    record(user, "people.unlock_account", changes={"is_active": (was, True)})
    return user


@service
def reset_password(*, actor: Actor, at: dt.datetime, user: User) -> Slip:
    """Give a new slip; the old password and all sessions end. Raises PermissionDenied."""
    entitled(actor, P.KEEP_ACCOUNTS, agency_id=None)
    slip = _slip(user, at)
    user.save()
    throttle.forgive(user.username)
    record(user, "people.reset_password")
    return slip


@service
def change_own_password(
    *, actor: Actor, at: dt.datetime, user: User, current: str, new: str
) -> User:
    """The holder chooses a password; every other session of the account ends.

    Without a second factor beside it the longer rule holds; an administrator does not come back to
    a former one (SEC-03).

    Raises PermissionDenied for another's account, ValidationError on fields current and new.
    """
    if actor.user_id is None or user.pk != actor.user_id:
        raise PermissionDenied
    if not user.check_password(current):
        refuse("current", _("Mật khẩu đang dùng chưa khớp."))
    if new == current:
        refuse("new", _("Mật khẩu mới phải khác mật khẩu đang dùng."))
    try:
        validate_choice(new, user, alone=stands_alone(actor, user))
    except ValidationError as refused:
        raise ValidationError({"new": refused.messages}) from None
    if is_administrator(actor):
        if was_used(user, new):
            refuse("new", _("Mật khẩu này đã dùng trước đây. Chọn mật khẩu khác."))
        remember(user, user.password, at)
    user.set_password(new)
    user.must_change_password, user.one_time_until = False, None
    user.password_changed_at = at
    user.session_epoch += 1
    user.save()
    record(user, "people.change_password")
    return user


def stands_alone(actor: Actor, user: User) -> bool:
    """Whether the account's password has no second factor beside it, now or by its rights."""
    guarded = factors.has_factor(user) or (settings.SECOND_FACTOR and by_right(actor))
    return bool(settings.LONE_PASSWORDS) and not guarded


def open_account(person: Person, username: str, at: dt.datetime) -> Slip:
    """Insert and record a new account; inside a service that has judged the right."""
    user = _new_user(person, username)
    slip = _slip(user, at)
    _kept(user)
    return slip


def one_time_password() -> str:
    """Four groups of four: about 79 bits, easy to read off paper."""
    groups = [
        "".join(secrets.choice(ALPHABET) for _i in range(GROUP_LENGTH)) for _g in range(GROUPS)
    ]
    return "-".join(groups)


def _new_user(person: Person, username: str) -> User:
    """The account as it would be, its name fit and free."""
    need_living(person)
    name = clean(username).lower()
    if not USERNAME.fullmatch(name):
        refuse(
            "username",
            _("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu . _ -"),
        )
    if User.objects.filter(username=name).exists():
        refuse("username", _("Tên đăng nhập này đã có người dùng. Chọn tên khác."))
    return User(username=name, person=person)


def _kept(user: User) -> User:
    user.save()
    holder = str(user.person.public_id) if user.person else None
    changes = {"username": (None, user.username), "person": (None, holder)}
    record(user, "people.create_account", changes=changes)
    return user


def _slip(user: User, at: dt.datetime) -> Slip:
    password = one_time_password()
    until = at + dt.timedelta(hours=settings.ONE_TIME_PASSWORD_HOURS)
    user.set_password(password)
    user.must_change_password, user.one_time_until = True, until
    user.session_epoch += 1
    return Slip(user, password, until)
