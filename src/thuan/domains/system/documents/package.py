"""What of a version is bound by its approval: the content in one shape, and its hash (INV-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping


def bound_content(document: Any, version: Any) -> Mapping[str, Any]:
    """What a reader holds in hand: code, title, type, numbers, words, data, forms, the file's hash.

    ``document`` and ``version`` are the rows, or anything with their columns.
    """
    content = {
        "code": document.code,
        "title": document.title,
        "kind": document.kind,
        "issue": version.issue,
        "revision": version.revision,
        "reason": version.reason,
        "summary": version.summary,
        "text": version.text,
        "file": version.file.sha256 if version.file_id else "",
    }
    more = {"structure": version.structure, "forms": version.forms}
    return {**content, **{name: value for name, value in more.items() if value}}


def hash_of(document: Any, version: Any) -> str:
    """The fingerprint under which the version is approved."""
    return sha256_hex(canonical_json(bound_content(document, version)))
