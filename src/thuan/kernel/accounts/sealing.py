"""Secrets of second factors lie sealed in the database (SEC-16).

The key is derived from the installation's secret. Former secrets in ``SECRET_KEY_FALLBACKS`` still
open what they sealed; new seals are always of the present one.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"thuan.second-factor"


def seal(text: str) -> str:
    """The text as it is stored."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; raises InvalidToken where no secret of this installation sealed it."""
    return _keys().decrypt(sealed.encode()).decode()


def resealed(sealed: str) -> str:
    """The same text under the present secret, so that a former one can be forgotten."""
    return _keys().rotate(sealed.encode()).decode()


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in _secrets()])


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
