"""Who answers which check: domains register, pages and judges ask (F13).

A check says of one agency on one day what it looked at and what it found; it writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from thuan.kernel.checks.catalogue import CheckRule, check_rules

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Offender:
    """One thing that does not meet the check; ``page``: name and arguments of where to mend it."""

    words: str
    page: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check looked at and what it found.

    ``checked`` 0: there was nothing to look at, so nothing is known; missing is neither good nor
    bad. ``offenders`` are all there are.
    """

    checked: int
    offenders: tuple[Offender, ...] = ()

    @property
    def met(self) -> bool | None:
        """Whether it is met; None where nothing is known."""
        return None if not self.checked else not self.offenders


class Run(Protocol):
    """Answers for one agency as of a day; a fixed number of statements."""

    def __call__(self, agency_id: int, day: dt.date) -> Outcome: ...


_runs: dict[str, Run] = {}


def register_check(code: str, run: Run) -> None:
    """Answer a check of the catalogue; called from a ``registration`` module.

    Raises ValueError for a code that the catalogue does not have, or that is answered already.
    """
    if code not in check_rules():
        raise ValueError(f"the catalogue has no check {code}")
    if code in _runs:
        raise ValueError(f"check {code} is answered twice")
    _runs[code] = run


def checks() -> dict[str, Run]:
    """Every check that is answered, by code."""
    return dict(_runs)


def answered(
    clauses: Collection[str], agency_id: int, day: dt.date
) -> list[tuple[CheckRule, Outcome]]:
    """The checks about any of these clauses with what they find, in the order of the catalogue.

    ``clauses`` are numbers of TCVN ISO 9001:2015. A check that was not in force yet is left out.
    """
    wanted = set(clauses)
    return [
        (rule, _runs[rule.code](agency_id, day))
        for rule in check_rules().values()
        if rule.code in _runs
        and wanted & set(rule.clauses)
        and (rule.valid_from is None or rule.valid_from <= day)
    ]
