"""What a password must be: long, and not one that others would try first (SEC-03, ASVS 6.2)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.text import fold

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from thuan.kernel.accounts.models import User

CLASSES = (r"[a-zà-ỹđ]", r"[A-ZÀ-ỸĐ]", r"\d", r"[^\w]|_")
# Words that people of a province reach for first; digits and signs around them add nothing.
LOCAL_WORDS = frozenset(
    [
        "ninhthuan",
        "thuanhoa",
        "phanrang",
        "thapcham",
        "khanhhoa",
        "vietnam",
        "quocgia",
        "tinh",
        "huyen",
        "xa",
        "phuong",
        "ubnd",
        "hdnd",
        "uybannhandan",
        "sokhcn",
        "khoahoccongnghe",
        "sokhoahocvacongnghe",
        "iso",
        "tcvn",
        "chatluong",
        "qlcl",
        "htqlcl",
        "matkhau",
        "password",
        "passwd",
        "admin",
        "administrator",
        "quantri",
        "quantrihethong",
        "thuan",
        "chungthuan",
        "hanhchinh",
        "congchuc",
        "vienchuc",
        "canbo",
        "thuky",
        "thutruong",
        "chutich",
        "giamdoc",
        "motcua",
        "xinchao",
        "welcome",
        "qwerty",
        "asdfgh",
        "zxcvbn",
        "letmein",
        "iloveyou",
        "anhyeuem",
        "emyeuanh",
    ]
)
SHORTEST_OWN_WORD = 4


class LengthAndClasses:
    """At least ``min_length`` characters; of ``classes`` kinds of characters where asked.

    The kinds are small letters, capitals, digits, signs. By default length alone counts; the
    profile without a second factor asks 14 characters of 4 kinds (TCVN 14423:2026, 4.6.2.2).
    """

    def __init__(self, min_length: int = 12, classes: int = 0) -> None:
        self.min_length = min_length
        self.classes = classes

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < self.min_length:
            words = _("Mật khẩu có %(n)d ký tự, cần ít nhất %(least)d ký tự.")
            parts = {"n": len(password), "least": self.min_length}
            raise ValidationError(words, "short", parts)
        if sum(bool(re.search(kind, password)) for kind in CLASSES) < self.classes:
            words = _("Mật khẩu cần đủ chữ thường, chữ hoa, chữ số và dấu.")
            raise ValidationError(words, "classes")

    def get_help_text(self) -> str:
        if self.classes:
            words = _("Ít nhất %(n)d ký tự, đủ chữ thường, chữ hoa, chữ số và dấu.")
        else:
            words = _("Ít nhất %(n)d ký tự; một câu dễ nhớ là tốt nhất.")
        return words % {"n": self.min_length}


class NotCommon:
    """Not in the list of common passwords, and not a local word dressed with digits and signs."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        bare = letters(password)
        if password.lower().strip() in self.common or not _leftover(bare, LOCAL_WORDS):
            raise ValidationError(
                _("Mật khẩu này nhiều người đoán được. Chọn một câu chỉ mình biết."), "common"
            )

    def get_help_text(self) -> str:
        return _("Không dùng tên tỉnh, tên cơ quan, dãy số hay từ thông dụng.")


class NotAboutPerson:
    """Not made of the account's name or of its holder's name."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if user is None:
            return
        names = [user.get_username(), getattr(getattr(user, "person", None), "full_name", "")]
        own = {letters(name) for name in names}
        own |= {letters(part) for name in names for part in name.split()}
        own = {word for word in own if len(word) >= SHORTEST_OWN_WORD}
        bare = letters(password)
        named = any(word in bare for word in own)
        if named and not _leftover(bare, frozenset(own) | LOCAL_WORDS):
            raise ValidationError(
                _("Mật khẩu trùng tên đăng nhập hoặc họ tên. Chọn một câu khác."), "own_name"
            )

    def get_help_text(self) -> str:
        return _("Không dùng tên đăng nhập hay họ tên của mình.")


def lone_rule() -> LengthAndClasses:
    """What the profile asks of a password that no second factor stands beside."""
    profile = settings.SECURITY
    return LengthAndClasses(profile.lone_password_length, profile.lone_password_classes)


def rules_for(*, alone: bool) -> list[str]:
    """The rules in words, for whoever is about to choose a password."""
    words = [str(words) for words in password_validators_help_texts()]
    return [lone_rule().get_help_text(), *words[1:]] if alone else words


def validate_choice(password: str, user: User, *, alone: bool) -> None:
    """Every rule for a password that the holder chose; raises ValidationError."""
    if alone:
        lone_rule().validate(password, user)
    validate_password(password, user)


def was_used(user: User, password: str) -> bool:
    """Whether it is one of the last passwords that the profile remembers for administrators."""
    count = settings.SECURITY.passwords_remembered
    rows = user.former_passwords.order_by("-replaced_at", "-pk")[:count]
    return any(check_password(password, row.password) for row in rows)


def remember(user: User, replaced: str, at: dt.datetime) -> None:
    """Keep the hash that is being replaced, and no more of them than the profile says."""
    count = settings.SECURITY.passwords_remembered
    if count:
        user.former_passwords.create(password=replaced, replaced_at=at)
    kept = user.former_passwords.order_by("-replaced_at", "-pk").values_list("pk", flat=True)
    user.former_passwords.exclude(pk__in=list(kept[:count])).delete()


def is_too_old(user: User, at: dt.datetime) -> bool:
    """Whether an administrator's password has stood longer than the profile allows."""
    days = settings.SECURITY.administrator_password_days
    since = user.password_changed_at or user.date_joined
    return bool(days) and at - since > dt.timedelta(days=days)


def letters(text: str) -> str:
    """Letters alone, without accents: "Ninh-Thuận 2026" → "ninhthuan"."""
    return re.sub(r"[^a-z]", "", fold(text))


def _leftover(bare: str, words: frozenset[str]) -> str:
    """What stays of ``bare`` when the longest of ``words`` are taken out one after another."""
    for word in sorted(words, key=len, reverse=True):
        bare = bare.replace(word, "")
    return bare
