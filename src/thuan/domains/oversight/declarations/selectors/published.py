"""What the register publishes on the fact board for the annual report (R08 of Annex I).

A figure speaks of the agency that declared. An agency that another one's system covers has no
declaration of its own, and an agency that the register has nothing of is left out: both enter what
they know by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.enums import PUBLIC, DeclarationReason, ScopeChange
from thuan.domains.oversight.declarations.models import Declaration
from thuan.kernel.facts.registry import Computed, FactSpec, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    Row = dict[str, Any]
    Told = Callable[["_History"], Computed | None]

# Reasons of the register → choices of the report form.
_CHANGES = {
    ScopeChange.ADJUSTED: "dieu_chinh",
    ScopeChange.WIDENED: "mo_rong",
    ScopeChange.NARROWED: "thu_hep",
}
_REASONS = {
    DeclarationReason.REDECLARE_REORG: "to_chuc",
    DeclarationReason.EDITION_CHANGE: "phien_ban",
}


class _History:
    """The declarations of one agency up to a day, the oldest first."""

    def __init__(self, rows: list[Row], period: Period, day: dt.date) -> None:
        self.rows, self.period, self.day = rows, period, day

    @property
    def stands(self) -> Row | None:
        """The last one, where it still stands on the day."""
        last = self.rows[-1]
        ended = last["ended_on"]
        return last if ended is None or ended > self.day else None

    @property
    def again(self) -> Row | None:
        """The last new declaration within the period."""
        found = [
            row
            for row in self.rows
            if row["reason"] != DeclarationReason.FIRST and row["declared_on"] >= self.period.start
        ]
        return found[-1] if found else None

    @property
    def main(self) -> Row | None:
        """The declaration that the form asks for beside a new one of the period: the one that
        stood before; without an earlier one, the new one itself. None where none stands.
        """
        if self.stands is None:
            return None
        first = self.period.start
        before = [
            row
            for row in self.rows
            if row["reason"] == DeclarationReason.FIRST or row["declared_on"] < first
        ]
        return before[-1] if before else self.stands


def _declared(history: _History) -> Computed:
    row = history.stands
    return Computed(row is not None, ids=(str((row or history.rows[-1])["public_id"]),))


def _number(history: _History) -> Computed | None:
    row = history.main
    return _told(row, row["number"]) if row else None


def _declared_on(history: _History) -> Computed | None:
    row = history.main
    return _told(row, row["declared_on"].isoformat()) if row else None


def _edition(history: _History) -> Computed | None:
    row = history.stands
    code = str(row["edition__code"]) if row else ""
    year = next((year for year in ("2008", "2015") if code.endswith(year)), "")
    return _told(row, year) if row and year else None


def _redeclared(history: _History) -> Computed:
    row = history.again
    return _told(row or history.rows[-1], row is not None)


def _redeclared_on(history: _History) -> Computed | None:
    row = history.again
    return _told(row, row["declared_on"].isoformat()) if row else None


def _redeclared_why(history: _History) -> Computed | None:
    row = history.again
    if row is None:
        return None
    why = _REASONS.get(row["reason"]) or _CHANGES.get(row["scope_change"])
    return _told(row, why) if why else None


def _told(row: Row, value: str | bool) -> Computed:
    return Computed(value, ids=(str(row["public_id"]),))


def _of(tell: Told) -> Callable[[Sequence[int], Period, dt.date], dict[int, Computed]]:
    def compute(agency_ids: Sequence[int], period: Period, day: dt.date) -> dict[int, Computed]:
        """One query for any number of agencies."""
        rows = Declaration.objects.filter(
            agency__in=agency_ids, state__in=sorted(PUBLIC), declared_on__lte=day
        )
        columns = ("public_id", "number", "declared_on", "reason", "scope_change", "ended_on")
        by_agency: dict[int, list[Row]] = {}
        for row in rows.order_by("declared_on", "pk").values(
            "agency_id", "edition__code", *columns
        ):
            by_agency.setdefault(row["agency_id"], []).append(row)
        told = {pk: tell(_History(found, period, day)) for pk, found in by_agency.items()}
        return {pk: one for pk, one in told.items() if one is not None}

    compute.__qualname__ = f"published.{tell.__name__.removeprefix('_')}"
    return compute


FACTS = tuple(
    FactSpec(
        key,
        "",
        _of(tell),
        "declarations:register",
        _("sổ công bố"),
        of_agency=False,
    )
    for key, tell in (
        ("declarations.declared", _declared),
        ("declarations.number", _number),
        ("declarations.declared_on", _declared_on),
        ("declarations.edition", _edition),
        ("declarations.redeclared", _redeclared),
        ("declarations.redeclared_on", _redeclared_on),
        ("declarations.redeclared_why", _redeclared_why),
    )
)
