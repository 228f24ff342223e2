"""Reading the whole trail again and naming the first entry that does not hold (F9, INV-46)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from thuan.kernel.audittrail import guards
from thuan.kernel.audittrail.chain import link
from thuan.kernel.audittrail.models import GENESIS, AuditEvent, ChainHead
from thuan.kernel.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.kernel.audittrail.anchors import Anchored

REPEATED = ("agency", "year", "seq", "at", "action", "person", "on_behalf_of", "about")


class Why(StrEnum):
    CONTENT = "CONTENT"
    LINK = "LINK"
    GAP = "GAP"
    ANCHOR = "ANCHOR"
    TRIGGER_MISSING = "TRIGGER_MISSING"


@dataclass(frozen=True, slots=True, order=True)
class Bad:
    """The place of an entry that does not hold, and why."""

    agency_id: int
    year: int
    seq: int
    why: Why


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result over all chains asked for; ``first_bad`` None means that all of it holds."""

    chains: int
    entries: int
    first_bad: Bad | None

    @property
    def ok(self) -> bool:
        return self.first_bad is None


def verify(*, agency_id: int | None = None, anchored: Anchored | None = None) -> Verdict:
    """Check every entry of one agency's chain or of all: content, links, numbers, heads, anchors.

    ``anchored``: hashes in other hands; only they show a tail cut off or a history rewritten.
    """
    events = AuditEvent.objects.order_by("agency_id", "year", "seq")
    heads = ChainHead.objects.order_by("agency_id", "year")
    if agency_id is not None:
        events, heads = events.filter(agency_id=agency_id), heads.filter(agency_id=agency_id)
    count, hashes, bad = 0, dict[tuple[int, int, int], str](), list[Bad]()
    for event, fault in _walk(events.iterator(chunk_size=2000)):
        count += 1
        hashes[event.agency_id, event.year, event.seq] = event.hash
        if fault:
            bad.append(fault)
    chains = {(a, y) for a, y, _ in hashes}
    bad += _heads_that_differ(list(heads), hashes)
    if anchored is not None:
        bad += anchored.broken(hashes, agency_id=agency_id)
    if guards.missing():
        bad.append(Bad(0, 0, 0, Why.TRIGGER_MISSING))
    agencies = {a for a, _ in chains} | {head.agency_id for head in heads}
    # A fault of content is named before the loss of a guard, which may be what allowed it.
    first = min(bad, key=lambda item: (item.why is Why.TRIGGER_MISSING, item), default=None)
    return Verdict(len(agencies), count, first)


def _walk(events: Iterator[AuditEvent]) -> Iterator[tuple[AuditEvent, Bad | None]]:
    """Each event with what is wrong with it, knowing the one before it."""
    agency_id, year, seq, previous = -1, -1, 0, GENESIS
    for event in events:
        if event.agency_id != agency_id:
            agency_id, year, seq, previous = event.agency_id, event.year, 0, GENESIS
        elif event.year != year:
            year, seq = event.year, 0
        yield event, _fault(event, seq, previous)
        seq, previous = event.seq, event.hash


def _fault(event: AuditEvent, seq: int, previous: str) -> Bad | None:
    place = (event.agency_id, event.year)
    if event.seq != seq + 1:
        return Bad(*place, seq + 1, Why.GAP)
    if not _columns_agree(event):
        return Bad(*place, event.seq, Why.CONTENT)
    if link(previous, event.body) == event.hash:
        return None
    # The body alone cannot tell whether it or its predecessor moved; a predecessor that was
    # rehashed shows here as a broken link, an altered body as altered content.
    return Bad(*place, event.seq, Why.CONTENT)


def _columns_agree(event: AuditEvent) -> bool:
    """Whether the look-up columns still say what was hashed."""
    try:
        body: dict[str, Any] = json.loads(event.body)
    except ValueError:
        return False
    columns = {
        "agency": event.agency_id,
        "year": event.year,
        "seq": event.seq,
        "at": event.at,
        "action": event.action,
        "person": event.person_id,
        "on_behalf_of": event.on_behalf_of_id,
        "about": event.about_agency_id,
    }
    said = {name: body.get(name) for name in REPEATED}
    if canonical_json(said) != canonical_json(columns):
        return False
    return bool(body.get("target") == [event.target_type, event.target_id])


def _heads_that_differ(
    heads: list[ChainHead], hashes: dict[tuple[int, int, int], str]
) -> Iterator[Bad]:
    """Heads that do not stand on the last entry of their chain."""
    last: dict[tuple[int, int], int] = {}
    for agency_id, year, seq in hashes:
        last[agency_id, year] = max(seq, last.get((agency_id, year), 0))
    for head in heads:
        at_end = last.pop((head.agency_id, head.year), 0)
        if head.seq > at_end:
            yield Bad(head.agency_id, head.year, at_end + 1, Why.GAP)
        elif head.seq < at_end:
            yield Bad(head.agency_id, head.year, head.seq + 1, Why.LINK)
        elif head.seq and hashes[head.agency_id, head.year, head.seq] != head.hash:
            yield Bad(head.agency_id, head.year, head.seq, Why.LINK)
    for agency_id, year in last:
        yield Bad(agency_id, year, 1, Why.LINK)
