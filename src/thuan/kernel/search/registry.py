"""One box over everything: domains answer, the page groups (U44). Never wider than the scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q

from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Args:
        type: what it is, in the words of the page ("Cơ quan"); results are grouped by it.
        id: public id, which also settles the order of equal hits.
        title: its name; ``url`` its page.
        sort_key: order inside the type.
        rank: order of the types, smaller first.
        agency, code, snippet: the code of whose it is, its own code, one line about it.
    """

    type: str | Promise
    id: str
    title: str
    url: str
    sort_key: str
    rank: int = 100
    agency: str = ""
    code: str = ""
    snippet: str = ""


def holds_word(column: str, word: str) -> Q:
    """Whether a folded search key has a word that begins with ``word``: "an" is not "ban"."""
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"})


class Provider(Protocol):
    """Finds what this person may see by folded words; at most ``limit`` hits, in stable order."""

    def __call__(
        self, actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
    ) -> Sequence[Hit]: ...


_providers: dict[str, Provider] = {}


def register_search(provider: Provider) -> None:
    """Let a domain answer the search box; raises ValueError when it does already."""
    key = f"{getattr(provider, '__module__', '')}.{getattr(provider, '__qualname__', provider)}"
    if key in _providers:
        raise ValueError(f"search {key} is registered twice")
    _providers[key] = provider


def search(actor: Actor, at: dt.datetime, text: str, limit: int = 20) -> list[Hit]:
    """What this person may see that holds every word of ``text``, without accents.

    The order is rank, sort key, id; each provider gives at most ``limit`` hits.
    """
    words = fold(text).split()
    if not words:
        return []
    hits = [hit for give in _providers.values() for hit in give(actor, at, words, limit)]
    return sorted(hits, key=lambda hit: (hit.rank, hit.sort_key, hit.id))
