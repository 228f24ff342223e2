"""What can be published: every key with how it is worked out and where its rows are seen (F13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.kernel.calendar.clock import business_day, start_of_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal
    from uuid import UUID

    from django.utils.functional import _StrPromise

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to, not including, ``end`` (F2)."""

    start: dt.date
    end: dt.date

    def as_of(self, at: dt.datetime) -> dt.datetime:
        """The moment a figure of the period speaks of: now, or the end once that has passed."""
        return min(at, start_of_day(self.end))

    def day(self, as_of: dt.datetime) -> dt.date:
        """The business day of that moment; the last day of the period once it has ended."""
        return min(business_day(as_of), self.end - dt.timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Computed:
    """One worked-out figure and the public ids of the rows it was worked out from."""

    value: Value
    ids: tuple[str, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    n: int | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A key of the board.

    ``compute`` takes agencies, the period and the day, and gives each agency its figure, with the
    same number of queries for one agency and for many; it leaves out agencies of which nothing is
    known. ``unit`` names what is counted ("hồ sơ"), empty for a fact that is no count; ``origin``
    where it comes from ("sổ cơ quan"). ``list_view`` names the page of the rows behind it, which
    takes the public id of the agency where ``of_agency`` says so.
    """

    key: str
    unit: str | _StrPromise
    compute: Callable[[Sequence[int], Period, dt.date], Mapping[int, Computed]]
    list_view: str
    origin: str | _StrPromise
    of_agency: bool = True

    @property
    def domain(self) -> str:
        """Who publishes it: the part of the key before the first dot."""
        return self.key.partition(".")[0]

    @property
    def selector(self) -> str:
        """The function that works it out, for whoever follows a figure back to its rows."""
        return f"{self.compute.__module__}.{self.compute.__qualname__}"

    def address(self, agency: UUID) -> str:
        """Where the rows behind the figure of this agency are shown."""
        return reverse(self.list_view, args=[agency] if self.of_agency else [])

    def provenance(self, count: int) -> str:
        """The words of the chip: "Từ 12 hồ sơ" for a count, "Từ sổ cơ quan" for another fact."""
        if self.unit:
            return _("Từ %(count)s %(unit)s") % {"count": count, "unit": self.unit}
        return _("Từ %(origin)s") % {"origin": self.origin}


_specs: dict[str, FactSpec] = {}


def register_fact(spec: FactSpec) -> None:
    """Make a key known; raises ValueError when it is taken."""
    if spec.key in _specs:
        raise ValueError(f"fact {spec.key} is registered twice")
    _specs[spec.key] = spec


def fact_specs() -> dict[str, FactSpec]:
    """Key → specification, in the order of registration."""
    return dict(_specs)
