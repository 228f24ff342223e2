"""One subject of help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: what it is about, then what to press in which order.

    ``pages`` are the URL names whose help link leads here.
    """

    slug: str
    title: str | Promise
    pages: tuple[str, ...]
    explained: tuple[str | Promise, ...]
    steps: tuple[str | Promise, ...]
