"""One text for one value, so that a hash can be taken of it and checked years later.

Standard library only and nothing of this product: the off-line verifier carries this file.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID


def canonical_json(value: object) -> str:
    """JSON with keys sorted by code point, no spaces, Vietnamese letters as they are.

    Strings and keys are NFC. A Decimal is a string without exponent and without zeros at the end
    (``1.50`` and ``1.5`` are one number, whatever scale a database gave back), a datetime
    ``2026-10-15T08:20:00.000000Z`` in UTC, a date ISO, a UUID its text, an enum its value.

    Raises TypeError for floats (their text depends on who writes it) and every other type, for
    keys that are not strings and for datetimes without a zone; ValueError for decimals that are
    not finite and for two keys that are one after NFC.
    """
    return json.dumps(
        _plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def sha256_hex(content: bytes | str) -> str:
    """SHA-256 in 64 small hexadecimal digits; a string is hashed as its UTF-8 bytes."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, datetime):  # before date: a datetime is a date
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _object(value: Mapping[object, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key must be a string, not {type(key).__name__}")
        name = unicodedata.normalize("NFC", key.value if isinstance(key, Enum) else key)
        if name in plain:
            raise ValueError(f"two keys are {name!r} after NFC")
        plain[name] = _plain(item)
    return plain


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("a decimal must be finite")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _instant(value: datetime) -> str:
    if value.utcoffset() is None:
        raise TypeError("a datetime needs a zone")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
