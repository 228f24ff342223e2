"""Second factors of an account: codes of an app, security keys, recovery codes (SEC-02, ASVS 6.5).

The tables and the arithmetic are allauth's. Ours is that a code of an app opens once and never
again: the step of the last one used is kept with it (RFC 6238, 5.2), on the real clock.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.webauthn.internal import auth as keys
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from thuan.kernel.accounts import sealing
from thuan.kernel.calendar import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.kernel.accounts.models import User

logger = logging.getLogger("thuan.login")
KIND = Authenticator.Type
STEP_SECONDS = 30
# Telephones run a little fast or slow: the step before and the one after are taken too.
NEIGHBOURS = (0, -1, 1)
SEEDS = ("secret", "seed")


def new_secret() -> str:
    """A fresh secret for an app, in base32."""
    return str(generate_totp_secret())


def step_of(secret: str, code: str) -> int | None:
    """The step of time whose code this is; None when it is none of the present ones."""
    present = int(clock.real_now().timestamp()) // STEP_SECONDS
    for step in (present + near for near in NEIGHBOURS):
        expected = format_hotp_value(hotp_value(secret, step))
        if compare_user_code(actual=code, expected=expected):
            return step
    return None


def factors_of(user: User) -> list[Authenticator]:
    """Everything set up for the account, in the order it came."""
    return list(Authenticator.objects.filter(user=user).order_by("pk"))


def has_factor(user: User) -> bool:
    """Whether the account is asked for a second factor: an app or a key is set up, and it is on."""
    real = (KIND.TOTP, KIND.WEBAUTHN)
    return bool(settings.SECOND_FACTOR) and _of(user, real).exists()


def has_key(user: User) -> bool:
    """Whether a security key is set up."""
    return bool(_of(user, (KIND.WEBAUTHN,)).exists())


def add_app(user: User, secret: str, step: int) -> None:
    """Take an app into use in place of a former one; the code that proved it is used up."""
    _of(user, (KIND.TOTP,)).delete()
    data = {"secret": sealing.seal(secret), "step": step}
    Authenticator.objects.create(user=user, type=KIND.TOTP, data=data)


def add_key(user: User, name: str, credential: dict[str, Any]) -> None:
    """Take a security key into use."""
    keys.WebAuthn.add(user, name, credential)


def remove(user: User, kinds: Iterable[str], pk: int | None = None) -> int:
    """Forget factors; recovery codes go with the last of the others. Gives how many went."""
    rows = _of(user, kinds)
    gone = (rows if pk is None else rows.filter(pk=pk)).delete()[0]
    if not _of(user, (KIND.TOTP, KIND.WEBAUTHN)).exists():
        _of(user, (KIND.RECOVERY_CODES,)).delete()
    return int(gone)


def new_recovery_codes(user: User) -> list[str]:
    """Ten codes in place of the former ones; they are shown now and never again."""
    _of(user, (KIND.RECOVERY_CODES,)).delete()
    return [f"{code[:5]}-{code[5:]}" for code in RecoveryCodes.activate(user).generate_codes()]


def codes_left(user: User) -> int:
    """How many recovery codes are unused."""
    row = _of(user, (KIND.RECOVERY_CODES,)).first()
    try:
        return len(row.wrap().get_unused_codes()) if row else 0
    except InvalidToken:
        _say_unreadable(user)
        return 0


@transaction.atomic
def use_code(user: User, code: str) -> str:
    """Use up a code of the app or a recovery code; gives which kind it was, "" for neither.

    The rows are locked: two presses at the same moment cannot both use one code.
    """
    bare = re.sub(r"[\s-]", "", code)
    rows = _of(user, (KIND.TOTP, KIND.RECOVERY_CODES)).select_for_update()
    for row in sorted(rows, key=lambda one: one.type != KIND.TOTP):
        if _use(row, user, bare):
            _stamp(row)
            return str(row.type)
    return ""


def use_key(user: User, credential: dict[str, Any]) -> bool:
    """Whether a key of the account answered the question put to it; a question is put once."""
    try:
        keys.parse_authentication_response(credential)
        row = keys.complete_authentication(user, credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        keys.clear_state()
        return False
    _stamp(row)
    return True


def key_question(user: User) -> dict[str, Any]:
    """What the browser asks the account's keys, for this session."""
    return dict(keys.begin_authentication(user))


def key_offer(user: User) -> dict[str, Any]:
    """What the browser asks a key that is to be added."""
    return dict(keys.begin_registration(user, passwordless=False))


def accept_key(credential: dict[str, Any]) -> bool:
    """Whether the browser's answer fits the offer made in this session."""
    try:
        keys.parse_registration_response(credential)
        keys.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        return False
    return True


def reseal_all() -> int:
    """Seal every stored secret with the present key; gives how many changed hands."""
    rows = Authenticator.objects.exclude(type=KIND.WEBAUTHN)
    for row in rows:
        for name in SEEDS:
            if name in row.data:
                row.data[name] = sealing.resealed(row.data[name])
        row.save(update_fields=["data"])
    return len(rows)


def _use(row: Authenticator, user: User, code: str) -> bool:
    """Whether the code is one of this factor; a secret that another key sealed opens nothing."""
    try:
        return _use_step(row, code) if row.type == KIND.TOTP else row.wrap().validate_code(code)
    except InvalidToken:
        _say_unreadable(user)
        return False


def _say_unreadable(user: User) -> None:
    logger.error("second factor of account %s: no key of this installation opens it", user.pk)


def _use_step(row: Authenticator, code: str) -> bool:
    step = step_of(sealing.unseal(row.data["secret"]), code)
    if step is None or step <= row.data.get("step", 0):
        return False
    row.data["step"] = step
    row.save(update_fields=["data"])
    return True


def _stamp(row: Authenticator) -> None:
    row.last_used_at = clock.real_now()
    row.save(update_fields=["last_used_at"])


def _of(user: User, kinds: Iterable[str]) -> Any:
    return Authenticator.objects.filter(user=user, type__in=list(kinds))
