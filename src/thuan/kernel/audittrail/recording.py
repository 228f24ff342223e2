"""Recording what happened, inside a service: single acts and the bulk door (F8)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from thuan.kernel.audittrail.chain import Entry
from thuan.kernel.audittrail.models import PROVINCE_CHAIN, PersonalValue
from thuan.kernel.audittrail.unit import current_unit
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.text.merkle import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db import models

Changes = dict[str, list[Any]]


# The names of an event's own facts; the verifier compares them with the columns beside.
SAID_BY_EVERY_EVENT = frozenset(
    {"agency", "year", "seq", "at", "action", "target", "person", "on_behalf_of", "about", "after"}
    | {"request", "job", "changes", "comment"}
)


def record(
    target: models.Model,
    action: str,
    *,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    comment: str = "",
    on_behalf_of: int | None = None,
    personal: Iterable[str] = (),
    extra: Mapping[str, Any] | None = None,
) -> None:
    """Record one act on ``target``; raises NotInService outside a service.

    ``changes``: field → (old, new). ``personal`` names fields of which the event keeps only salted
    hashes. An agency's act goes to its chain; a case to its owner's, with the other side named.
    ``extra`` stands beside what every event says; ValueError where it would take its place.
    """
    if taken := SAID_BY_EVERY_EVENT & set(extra or {}):
        raise ValueError(f"an event says this itself: {', '.join(sorted(taken))}")
    unit = current_unit()
    actor, at = unit.frames[-1]
    details: dict[str, Any] = {"request": actor.request_id}
    if actor.job:
        details["job"] = actor.job
    if changes:
        details["changes"] = _veiled(changes, frozenset(personal))
    if comment:
        details["comment"] = comment
    details.update(extra or {})
    agency_id, about = places(target)
    unit.entries.append(
        Entry(
            agency_id=agency_id,
            at=at,
            action=action,
            target_type=target._meta.label_lower,
            target_id=str(getattr(target, "public_id", target.pk)),
            person_id=actor.person_id,
            on_behalf_of_id=on_behalf_of,
            about_agency_id=about,
            details=details,
        )
    )


def batch(
    agency_id: int | None,
    action: str,
    *,
    rows: Iterable[Mapping[str, Any]],
    file_hash: str = "",
    comment: str = "",
) -> str:
    """Record many rows as one act (imports, demo, midnight jobs); gives their Merkle root.

    The event keeps the count, the hash of the file they came from and the root over the hashes of
    the canonical rows, so that each row can still be proved to belong to it.
    """
    unit = current_unit()
    actor, at = unit.frames[-1]
    leaves = [canonical_json(dict(row)).encode() for row in rows]
    details = {
        "request": actor.request_id,
        "count": len(leaves),
        "file": file_hash,
        "root": root(leaves),
        "comment": comment,
    }
    unit.entries.append(
        Entry(
            agency_id=agency_id or PROVINCE_CHAIN,
            at=at,
            action=action,
            target_type="batch",
            target_id=str(details["root"]),
            person_id=actor.person_id,
            on_behalf_of_id=None,
            about_agency_id=None,
            details=details,
        )
    )
    return str(details["root"])


def places(target: models.Model) -> tuple[int, int | None]:
    """The chain an act on ``target`` belongs to, and the other agency it is about."""
    if hasattr(target, "owner_id") and hasattr(target, "subject_agency_id"):
        return target.owner_id, target.subject_agency_id
    if hasattr(target, "origin_agency_id"):
        return target.agency_id, None  # type: ignore[attr-defined]
    if hasattr(target, "at_agency_id"):
        return target.at_agency_id, None
    if hasattr(target, "trail_agency_id"):
        return target.trail_agency_id or PROVINCE_CHAIN, None
    return PROVINCE_CHAIN, None


def _veiled(changes: Mapping[str, tuple[Any, Any]], personal: frozenset[str]) -> Changes:
    shown: Changes = {}
    for name, (old, new) in changes.items():
        shown[name] = [_hashed(old), _hashed(new)] if name in personal else [old, new]
    return shown


def _hashed(value: Any) -> dict[str, str] | None:
    """A salted hash in the event; value and salt beside it, in a table that may be erased."""
    if value in (None, ""):
        return None
    salt = secrets.token_hex(16)
    digest = sha256_hex(salt + canonical_json(value))
    PersonalValue.objects.create(digest=digest, salt=salt, value=canonical_json(value))
    return {"salted_sha256": digest}
