"""What of a version of a model is bound by its issue, and its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping


def bound_content(model: Any, version: Any) -> Mapping[str, Any]:
    """What a reader holds in hand: code, title, type, number, words, data, the file's hash."""
    return {
        "code": model.code,
        "title": model.title,
        "kind": model.kind,
        "number": version.number,
        "summary": version.summary,
        "text": version.text,
        "structure": version.structure,
        "file": version.file.sha256 if version.file_id else "",
    }


def hash_of(model: Any, version: Any) -> str:
    """The fingerprint under which the version is issued."""
    return sha256_hex(canonical_json(bound_content(model, version)))
