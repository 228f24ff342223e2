"""What an agency can show for a clause: later domains say it, the clause browser shows it (F13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from thuan.domains.registry.standards.selectors.editions import numbers_of_2015

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.registry.standards.models import Edition
    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the agency has for a clause: what, in which words, where it is read.

    ``page`` is the name of an address with its arguments; empty where there is none to open.
    """

    label: str
    words: str
    page: tuple[str, ...] = ()


class Gather(Protocol):
    """Clause of TCVN ISO 9001:2015 → what the agency has, as far as the reader may see it.

    Costs the same number of statements for one clause and for many.
    """

    def __call__(
        self, actor: Actor, agency_id: int, at: dt.datetime
    ) -> Mapping[str, Sequence[Evidence]]: ...


_sources: dict[str, tuple[frozenset[str], Gather]] = {}


def register_clause_evidence(key: str, clauses: Sequence[str], gather: Gather) -> None:
    """Let a domain show what it holds for these clauses of TCVN ISO 9001:2015.

    On another edition they are found through its mapping. Raises ValueError for a key twice.
    """
    if key in _sources:
        raise ValueError(f"evidence {key} is registered twice")
    _sources[key] = (frozenset(clauses), gather)


def evidence_sources() -> dict[str, frozenset[str]]:
    """Every source with its clauses."""
    return {key: clauses for key, (clauses, _gather) in _sources.items()}


def evidence_for(
    edition: Edition, number: str, actor: Actor, agency_id: int, at: dt.datetime
) -> list[Evidence] | None:
    """What the agency has for the clause and all under it; None where no source speaks of it."""
    wanted = numbers_of_2015(edition, number)
    asked = [gather for clauses, gather in _sources.values() if clauses & wanted]
    if not asked:
        return None
    found: dict[Evidence, None] = {}
    for gather in asked:
        for clause, lines in gather(actor, agency_id, at).items():
            if clause in wanted:
                found |= dict.fromkeys(lines)
    return list(found)
