"""Writing the words of objects into the index, in the act that changes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thuan.kernel.search.models import IndexedText
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

# Letters of one object that are read: some 40 pages.
LONGEST: Final = 100_000
# Letters kept as they are, for the line that is shown with a hit.
SHOWN: Final = 20_000
_SIGN: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What an object is found by; ``agency_id`` None: it belongs to nobody."""

    target_type: str
    target_id: UUID
    agency_id: int | None
    text: str


def put(found: Iterable[Words]) -> None:
    """Let the index say this of the objects from now on; one statement for many.

    The index is no record: what it says is derived, so no event is written.
    """
    IndexedText.objects.bulk_create(
        [
            IndexedText(
                target_type=one.target_type,
                target_id=one.target_id,
                folded=f"{agency_mark(one.agency_id)} {plain_words(one.text[:LONGEST])}",
                words=" ".join(one.text[:SHOWN].replace("\x00", " ").split()),
            )
            for one in found
        ],
        update_conflicts=True,
        unique_fields=["target_type", "target_id"],
        update_fields=["folded", "words"],
    )


def plain_words(text: str) -> str:
    """The words folded, with nothing but letters and digits between single spaces."""
    return _SIGN.sub(" ", fold(text)).strip()


def agency_mark(agency_id: int | None) -> str:
    """The word that stands for whose an object is, which no text holds."""
    return f"agency{agency_id or 0}mark"
