"""Heads in other hands: what makes a chain that we keep ourselves into evidence (F9, B5).

Each day's anchor lists the hashes of all entries since the anchor before, the heads of all chains,
a Merkle root over them and an Ed25519 signature. It is written to a folder, mailed to DOST's head,
and its root is printed in the foot of official papers. A copy kept elsewhere shows a tail cut off
and a history rewritten, and names the first entry that differs.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from thuan.kernel.audittrail.models import AuditEvent, ChainHead
from thuan.kernel.audittrail.verifying import Bad, Why
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.canonical import canonical_json
from thuan.kernel.text.merkle import root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLIC_KEY = "public_key.pem"
PRIVATE_KEY = "anchor_key.pem"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Everything a folder of anchors knows: the hash of each anchored entry."""

    hashes: dict[tuple[int, int, int], str]
    forged: tuple[str, ...] = ()

    def broken(
        self, present: dict[tuple[int, int, int], str], *, agency_id: int | None = None
    ) -> Iterator[Bad]:
        """Anchored entries that are gone or other than they were."""
        if self.forged:
            yield Bad(0, 0, 0, Why.ANCHOR)
        for place, value in self.hashes.items():
            if agency_id in (None, place[0]) and present.get(place) != value:
                yield Bad(*place, Why.ANCHOR)


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The installation's key, made on first use and readable by its owner alone."""
    path = folder / PRIVATE_KEY
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(made)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    return cast("Ed25519PrivateKey", key)


def write_anchor(folder: Path, key: Ed25519PrivateKey, at: dt.datetime) -> Path:
    """Write the anchor of the business day of ``at``; a second one of the day gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    known = read_anchors(folder).hashes
    reached: dict[tuple[int, int], int] = {}
    for agency_id, year, seq in known:
        reached[agency_id, year] = max(seq, reached.get((agency_id, year), 0))
    entries = [[event.agency_id, event.year, event.seq, event.hash] for event in _since(reached)]
    heads = [
        [head.agency_id, head.year, head.seq, head.hash]
        for head in ChainHead.objects.order_by("agency_id", "year")
    ]
    content = {
        "format": "thuan-anchor-1",
        "algorithms": {"hash": "SHA-256", "signature": "Ed25519"},
        "at": at,
        "heads": heads,
        "entries": entries,
        "root": root([canonical_json(head).encode() for head in heads]),
    }
    body = canonical_json(content)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (folder / PUBLIC_KEY).write_bytes(public)
    signed = {"body": body, "signature": key.sign(body.encode()).hex()}
    path = _free_name(folder, business_day(at))
    temporary = path.with_suffix(".part")
    temporary.write_text(canonical_json(signed), encoding="utf-8")
    temporary.replace(path)
    return path


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest anchor of a folder: when, and the root over all heads."""

    at: dt.datetime
    root: str


def latest_anchor(folder: Path) -> Newest | None:
    """The newest anchor that its signature vouches for; None where there is none."""
    for path in sorted(folder.glob("????-??-??*.json"), reverse=True):
        try:
            content = _checked(path, _key_beside(path))
        except (InvalidSignature, ValueError, KeyError, OSError):
            continue
        return Newest(dt.datetime.fromisoformat(content["at"]), content["root"])
    return None


def _since(reached: dict[tuple[int, int], int]) -> Iterator[AuditEvent]:
    events = AuditEvent.objects.order_by("agency_id", "year", "seq")
    for event in events.only("agency_id", "year", "seq", "hash").iterator(chunk_size=5000):
        if event.seq > reached.get((event.agency_id, event.year), 0):
            yield event


def _free_name(folder: Path, day: dt.date) -> Path:
    path = folder / f"{day.isoformat()}.json"
    number = 2
    while path.exists():
        path = folder / f"{day.isoformat()}-{number}.json"
        number += 1
    return path


def read_anchors(folder: Path, *, trusted: Ed25519PublicKey | None = None) -> Anchored:
    """Read and check every anchor of a folder.

    ``trusted``: the key known from elsewhere; without it the one beside the anchors, which a
    forger of the whole folder could have put there.
    """
    hashes: dict[tuple[int, int, int], str] = {}
    forged: list[str] = []
    if not folder.is_dir():
        return Anchored(hashes)
    for path in sorted(folder.glob("????-??-??*.json")):
        try:
            content = _checked(path, trusted or _key_beside(path))
        except (InvalidSignature, ValueError, KeyError, OSError):
            forged.append(path.name)
            continue
        for agency_id, year, seq, value in content["entries"]:
            hashes.setdefault((agency_id, year, seq), value)
    return Anchored(hashes, tuple(forged))


def _key_beside(path: Path) -> Ed25519PublicKey:
    content = (path.parent / PUBLIC_KEY).read_bytes()
    return cast("Ed25519PublicKey", serialization.load_pem_public_key(content))


def known_key(folder: Path) -> Ed25519PublicKey | None:
    """The public half of this installation's own key, or None where it has none yet."""
    return signing_key(folder).public_key() if (folder / PRIVATE_KEY).exists() else None


def _checked(path: Path, key: Ed25519PublicKey) -> dict[str, Any]:
    signed = json.loads(path.read_text(encoding="utf-8"))
    key.verify(bytes.fromhex(signed["signature"]), signed["body"].encode())
    content: dict[str, Any] = json.loads(signed["body"])
    return content
