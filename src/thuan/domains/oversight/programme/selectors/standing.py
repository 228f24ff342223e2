"""How one agency stands in the year, as its own report tells it (qms.md 3.20).

The report of the year says when declarations, audits and reviews were: the last version that had
arrived. Its declarations are filled in from the register of declarations (docs/adr/0026); audits
and reviews have no domain of their own yet.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.programme.enums import ExpansionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.api import SentReport

DECLARED, DECLARED_ON = "R08.declared", "R08.declared_on"
REDECLARED, REDECLARED_ON = "R08.redeclared_in_year", "R08.redeclared_on"
REASON, WIDER = "R08.redeclare_reason", "mo_rong"
AUDIT, AUDIT_ON = "R27.audit_held", "R27.audit_to"
REVIEW, REVIEW_ON = "R29.review_held", "R29.review_on"


@dataclass(frozen=True, slots=True)
class Conditions:
    """The four conditions of "maintained"; None where nothing is known, never taken for yes."""

    reported: bool | None
    declared: bool | None
    audited: bool | None
    reviewed: bool | None

    @property
    def holds(self) -> bool | None:
        """All four; False as soon as one fails, None while one is unknown."""
        four = (self.reported, self.declared, self.audited, self.reviewed)
        if False in four:
            return False
        return None if None in four else True


def conditions(sent: SentReport | None, on: dt.date, *, due: bool) -> Conditions:
    """Whether the system is kept alive, judged on ``on``.

    ``due``: whether the day of reporting has passed, so that a report that has not come is a no.
    """
    if sent is None:
        return Conditions(False if due else None, None, None, None)
    values = sent.values
    return Conditions(
        reported=True,
        declared=_answer(values, DECLARED),
        audited=_within_a_year(values, AUDIT, AUDIT_ON, on),
        reviewed=_within_a_year(values, REVIEW, REVIEW_ON, on),
    )


def widened(
    kind: ExpansionKind | None, own: SentReport | None, lead: SentReport | None, year: int
) -> bool | None:
    """Whether an agency of the list of T2 has come in: by its kind, None where it is unknown.

    A new agency declares for the first time in the year; a scope is widened by the re-declaration
    of the agency whose system covers it.
    """
    if kind is ExpansionKind.NEW_AGENCY and own is not None:
        declared, day = _answer(own.values, DECLARED), _day(own.values, DECLARED_ON)
        if not declared:
            return declared
        return None if day is None else day.year == year
    if kind is ExpansionKind.SCOPE_EXTENSION and lead is not None:
        again, day = _answer(lead.values, REDECLARED), _day(lead.values, REDECLARED_ON)
        if not again:
            return again
        if lead.values.get(REASON) is None or day is None:
            return None
        return lead.values[REASON] == WIDER and day.year == year
    return None


def year_before(day: dt.date) -> dt.date:
    """The same day of the year before; 29/02 becomes 28/02."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _within_a_year(values: Mapping[str, Any], held: str, when: str, on: dt.date) -> bool | None:
    answer = _answer(values, held)
    if not answer:
        return answer
    day = _day(values, when)
    return None if day is None else year_before(on) <= day <= on


def _answer(values: Mapping[str, Any], code: str) -> bool | None:
    value = values.get(code)
    return value if isinstance(value, bool) else None


def _day(values: Mapping[str, Any], code: str) -> dt.date | None:
    value = values.get(code)
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None
