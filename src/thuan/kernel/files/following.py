"""What follows when the words of a content were read: whoever shows or finds them is told (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_follows: list[Callable[[str], None]] = []


def after_reading(follow: Callable[[str], None]) -> None:
    """Tell ``follow`` of every content that was read; raises ValueError when it hears already."""
    if follow in _follows:
        raise ValueError(f"{follow} follows already")
    _follows.append(follow)


def read(sha256: str) -> None:
    """Tell those who follow."""
    for follow in _follows:
        follow(sha256)
