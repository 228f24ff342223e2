"""How the head of a paper names a People's Committee (Decree 30/2020, Annex I, part II, 2)."""

from __future__ import annotations

import re
from typing import Final

_COMMITTEE: Final = re.compile(
    r"(?:UBND|Ủy ban nhân dân) (?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu) (.+)"
)


def is_committee(name: str) -> bool:
    """Whether the agency is a People's Committee below the province: it issues under no other."""
    return _COMMITTEE.fullmatch(name) is not None


def place_of(name: str, usual: str) -> str:
    """A People's Committee writes the name of its own place, others that of the province's seat."""
    found = _COMMITTEE.fullmatch(name)
    return found[1] if found else usual


def in_full(name: str) -> str:
    """The letterhead writes the People's Committee out."""
    return re.sub(r"\bUBND\b", "Ủy ban nhân dân", name)
