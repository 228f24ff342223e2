"""Named places where a test may cut the power (F18, promise P2).

Nothing is armed in production; ``reach`` is then one look into an empty dictionary.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEAMS = ("before_commit", "after_commit", "between_file_and_row")
_armed: dict[str, Callable[[], None]] = {}


def reach(name: str) -> None:
    """Pass the seam; runs what a test armed there."""
    if name in _armed:
        _armed[name]()


@contextmanager
def armed(name: str, action: Callable[[], None]) -> Iterator[None]:
    """Run ``action`` whenever the seam is passed."""
    if name not in SEAMS:
        raise KeyError(name)
    _armed[name] = action
    try:
        yield
    finally:
        del _armed[name]
