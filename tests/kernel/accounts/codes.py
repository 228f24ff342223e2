"""A telephone for tests: RFC 6238 written out, apart from the product's own arithmetic."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct


def code_at(secret: str, moment: float) -> str:
    """Six digits of the step of 30 seconds, HMAC-SHA-1 (RFC 4226, 5.3; RFC 6238, 4.2)."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
