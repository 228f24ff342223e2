"""What a declaration said, as one canonical content and its fingerprint."""

from __future__ import annotations

from typing import Any

from thuan.kernel.text.canonical import canonical_json, sha256_hex


def content_of(declaration: Any) -> dict[str, Any]:
    """Number, day, edition, reason, scope, signer and the hash of the scan."""
    return {
        "agency": declaration.agency.code,
        "number": declaration.number,
        "declared_on": declaration.declared_on.isoformat(),
        "edition": declaration.edition.code if declaration.edition else "",
        "reason": declaration.reason,
        "scope_change": declaration.scope_change,
        "signed_by": declaration.signed_by,
        "scope_text": declaration.scope_text,
        "scope": declaration.scope,
        "scan": declaration.scan.sha256 if declaration.scan else "",
    }


def content_hash(declaration: Any) -> str:
    """SHA-256 of the canonical content, in hex."""
    return sha256_hex(canonical_json(content_of(declaration)))
