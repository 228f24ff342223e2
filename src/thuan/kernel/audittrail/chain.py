"""Chaining of events: ordered locks, consecutive numbers, each hash over the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from thuan.kernel.audittrail.models import GENESIS, AuditEvent, ChainHead
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act waiting for its place in the chain of ``agency_id`` (0 = the province)."""

    agency_id: int
    at: dt.datetime
    action: str
    target_type: str
    target_id: str
    person_id: int | None
    on_behalf_of_id: int | None
    about_agency_id: int | None
    details: dict[str, Any]

    @property
    def key(self) -> Key:
        return (self.agency_id, business_day(self.at).year)


def link(previous: str, body: str) -> str:
    """The hash of an entry: over the hash before it and its own canonical JSON."""
    return sha256_hex(previous + body)


def append(entries: list[Entry]) -> None:
    """Give each entry its place and write all of them; call once, at the end of the act."""
    if not entries:
        return
    by_chain: dict[Key, list[Entry]] = {}
    for entry in entries:
        by_chain.setdefault(entry.key, []).append(entry)
    heads = _locked_heads(by_chain)
    rows = []
    # Year by year, because a year begins with the hash that the year before ends with.
    for key in sorted(heads):
        head = heads[key]
        if not head.seq:
            head.hash = _opening(key, heads)
        rows += [_placed(entry, head) for entry in by_chain[key]]
    AuditEvent.objects.bulk_create(rows)
    for head in heads.values():
        head.save(update_fields=["seq", "hash", "last_at"])


def _placed(entry: Entry, head: ChainHead) -> AuditEvent:
    head.seq += 1
    content = {
        "agency": entry.agency_id,
        "year": head.year,
        "seq": head.seq,
        "at": entry.at,
        "action": entry.action,
        "target": [entry.target_type, entry.target_id],
        "person": entry.person_id,
        "on_behalf_of": entry.on_behalf_of_id,
        "about": entry.about_agency_id,
        **entry.details,
    }
    if head.last_at and entry.at < head.last_at:
        # A clock that stepped back must not pass for order: the entry says what it follows.
        content["after"] = head.last_at
    body = canonical_json(content)
    head.hash = link(head.hash, body)
    head.last_at = max(entry.at, head.last_at or entry.at)
    return AuditEvent(
        agency_id=entry.agency_id,
        year=head.year,
        seq=head.seq,
        at=entry.at,
        action=entry.action,
        target_type=entry.target_type,
        target_id=entry.target_id,
        person_id=entry.person_id,
        on_behalf_of_id=entry.on_behalf_of_id,
        about_agency_id=entry.about_agency_id,
        body=body,
        hash=head.hash,
    )


def _locked_heads(keys: Iterable[Key]) -> dict[Key, ChainHead]:
    """The heads of these chains, locked in one order; missing ones begin here."""
    wanted = sorted(keys)
    found = _lock(wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        ChainHead.objects.bulk_create(
            [ChainHead(agency_id=a, year=y, hash=GENESIS) for a, y in missing],
            ignore_conflicts=True,
        )
        found = _lock(wanted)
    return {key: found[key] for key in wanted}


def _lock(keys: list[Key]) -> dict[Key, ChainHead]:
    condition = models.Q(pk__in=[])
    for agency_id, year in keys:
        condition |= models.Q(agency_id=agency_id, year=year)
    if len(keys) > 50:
        # Long conditions cost more than reading a superset of heads.
        condition = models.Q(agency_id__in={a for a, _ in keys}, year__in={y for _, y in keys})
    heads = ChainHead.objects.select_for_update().filter(condition).order_by("agency_id", "year")
    return {(head.agency_id, head.year): head for head in heads}


def _opening(key: Key, heads: dict[Key, ChainHead]) -> str:
    """The hash a new year starts from: the end of the last year before, in this act or stored."""
    agency_id, year = key
    here = [head for (agency, y), head in heads.items() if agency == agency_id and y < year]
    if here:
        return max(here, key=lambda head: head.year).hash
    before = ChainHead.objects.filter(agency_id=agency_id, year__lt=year).order_by("-year").first()
    return before.hash if before else GENESIS
