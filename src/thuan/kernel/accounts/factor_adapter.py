"""How allauth's second factors behave in this house: sealed, in our words, off where asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts import sealing

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

ISSUER = "Thuận"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The few answers in which we differ from allauth's own."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Khóa bảo mật chưa nhận được. Thử lại, hoặc dùng mã xác thực."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def is_mfa_enabled(self, user: AbstractBaseUser, types: list[str] | None = None) -> bool:
        """Never where the second factor is off: a demonstration's shared accounts stay open."""
        return bool(settings.SECOND_FACTOR) and super().is_mfa_enabled(user, types)

    def get_totp_issuer(self) -> str:
        return ISSUER

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": ISSUER}

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()
