"""What the province may see of an agency's rows (F5), one line per model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q


class Openness(StrEnum):
    SHARED = "SHARED"
    AGGREGATE = "AGGREGATE"
    PRIVATE = "PRIVATE"


@dataclass(frozen=True, slots=True)
class Visibility:
    """SHARED: rows in ``states`` (empty = all) exist for oversight. AGGREGATE and PRIVATE: none.

    AGGREGATE tables may be counted by code through the fact board, never read row by row.
    """

    openness: Openness
    states: frozenset[str] = frozenset()

    def q(self) -> Q | None:
        """The condition on rows that oversight sees; None where it sees none."""
        if self.openness is not Openness.SHARED:
            return None
        return Q(state__in=sorted(self.states)) if self.states else Q()


def shared(*states: str) -> Visibility:
    """Rows are open to oversight in these states, or always when none is named."""
    return Visibility(Openness.SHARED, frozenset(states))


AGGREGATE = Visibility(Openness.AGGREGATE)
PRIVATE = Visibility(Openness.PRIVATE)
