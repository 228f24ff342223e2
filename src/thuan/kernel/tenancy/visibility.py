"""What the province may see of an agency's rows (F5), one line per model."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q


class Openness(StrEnum):
    SHARED = "SHARED"
    AGGREGATE = "AGGREGATE"
    PRIVATE = "PRIVATE"


@dataclass(frozen=True, slots=True)
class Visibility:
    """SHARED: rows in ``states`` (empty = all) that fulfil ``when``. AGGREGATE, PRIVATE: none.

    AGGREGATE tables may be counted by code through the fact board, never read row by row.
    """

    openness: Openness
    states: frozenset[str] = frozenset()
    when: Q = field(default_factory=Q)

    def q(self) -> Q | None:
        """The condition on rows that oversight sees; None where it sees none."""
        if self.openness is not Openness.SHARED:
            return None
        return (Q(state__in=sorted(self.states)) if self.states else Q()) & self.when


def shared(*states: str, when: Q | None = None) -> Visibility:
    """Rows are open to oversight in these states (or all), where the condition holds."""
    return Visibility(Openness.SHARED, frozenset(states), when or Q())


AGGREGATE = Visibility(Openness.AGGREGATE)
PRIVATE = Visibility(Openness.PRIVATE)
