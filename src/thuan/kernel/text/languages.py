"""Words that are the same at every row of a list."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


def once_per_language(say: Callable[P, T]) -> Callable[P, T]:
    """Remember what ``say`` gives for few, hashable arguments, apart for each language.

    Looking a word up in the catalogues takes longer than drawing the cell it stands in; a list asks
    for the same few words hundreds of times. What ``say`` gives must be words, not lazy ones.
    """

    @lru_cache(maxsize=512)
    def said(_language: str | None, *args: P.args, **kwargs: P.kwargs) -> T:
        return say(*args, **kwargs)

    @wraps(say)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> T:
        return said(get_language(), *args, **kwargs)  # type: ignore[arg-type]

    return remembered
