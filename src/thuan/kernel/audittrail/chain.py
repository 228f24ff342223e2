"""Chaining of events: ordered locks, consecutive numbers, each hash over the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    """Give each entry its place and write all of them; call once, at the end of the act.

    A year that the chain has left stays closed: an act that arrives with a moment of the old year
    (taken at 23:59, committed after another's of 00:01) stands in the new one and says what it
    follows, because the new year began from the last hash of the old.
    """
    if not entries:
        return
    # Year by year within one act: a year begins with the hash that the year before ends with.
    entries = sorted(entries, key=lambda entry: entry.key)
    heads = _locked_heads(entries)
    touched: dict[Key, ChainHead] = {}
    rows = []
    for entry in entries:
        head = heads[entry.agency_id]
        if entry.key[1] > head.year:
            head = heads[entry.agency_id] = _next_year(head, entry.key[1])
        rows.append(_placed(entry, head))
        touched[head.agency_id, head.year] = head
    AuditEvent.objects.bulk_create(rows)
    _keep(list(touched.values()))


def _keep(heads: list[ChainHead]) -> None:
    """Write the new ends of the chains; all in one statement, for an act may touch thousands."""
    columns = ["seq", "hash", "last_at"]
    if len(heads) == 1:
        heads[0].save(update_fields=columns)
        return
    ChainHead.objects.bulk_create(
        heads, update_conflicts=True, unique_fields=["id"], update_fields=columns
    )


def _next_year(head: ChainHead, year: int) -> ChainHead:
    """Close the locked head and open the year that begins with its hash."""
    head.followed_by = year
    head.save(update_fields=["seq", "hash", "last_at", "followed_by"])
    return ChainHead.objects.create(
        agency_id=head.agency_id, year=year, hash=head.hash, last_at=head.last_at
    )


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


def _locked_heads(entries: list[Entry]) -> dict[int, ChainHead]:
    """The open head of each chain, locked in one order; missing chains begin here."""
    first_year: dict[int, int] = {}
    for entry in entries:
        first_year.setdefault(entry.agency_id, entry.key[1])
    found = _lock(first_year)
    missing = [agency_id for agency_id in sorted(first_year) if agency_id not in found]
    if missing:
        ChainHead.objects.bulk_create(
            [ChainHead(agency_id=a, year=first_year[a], hash=GENESIS) for a in missing],
            ignore_conflicts=True,
        )
        found = _lock(first_year)
    return found


def _lock(agency_ids: Iterable[int]) -> dict[int, ChainHead]:
    wanted = sorted(agency_ids)
    while True:
        heads = (
            ChainHead.objects.select_for_update()
            .filter(agency_id__in=wanted, followed_by__isnull=True)
            .order_by("agency_id", "year")
        )
        found = {head.agency_id: head for head in heads}
        if len(found) == len(wanted) or not _left_behind(wanted, found):
            return found


def _left_behind(wanted: list[int], found: dict[int, ChainHead]) -> bool:
    """Whether a chain went into its next year while we waited for its lock: look again."""
    absent = [agency_id for agency_id in wanted if agency_id not in found]
    return ChainHead.objects.filter(agency_id__in=absent).exists()
