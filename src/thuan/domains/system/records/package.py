"""What of a record is bound when it is closed, and of a disposal when it is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


def record_hash(
    *,
    record_type: str,
    code: str,
    title: str,
    opened_on: dt.date,
    closed_on: dt.date,
    location: str,
    files: Iterable[str],
) -> str:
    """The fingerprint of a closed record over its words and the hashes of its files (INV-03)."""
    content = {
        "record_type": record_type,
        "code": code,
        "title": title,
        "opened_on": opened_on.isoformat(),
        "closed_on": closed_on.isoformat(),
        "location": location,
        "files": sorted(files),
    }
    return sha256_hex(canonical_json(content))


def listed_line(record: Any) -> dict[str, str]:
    """A record as it stands in a list for disposal; ``record`` with its type at hand."""
    return {
        "record": str(record.public_id),
        "code": record.code,
        "title": record.title,
        "record_type": record.record_type.name,
        "closed_on": record.closed_on.isoformat() if record.closed_on else "",
        "retention_until": record.retention_until.isoformat() if record.retention_until else "",
        "location": record.location,
        "content_hash": record.content_hash,
    }


def list_hash(listed: Iterable[dict[str, str]]) -> str:
    """The fingerprint under which a list is decided on."""
    return sha256_hex(canonical_json(list(listed)))
