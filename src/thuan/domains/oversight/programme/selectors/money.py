"""The money of a plan: planned and spent by line, and sums that keep what is unknown apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.models import Spending

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.oversight.programme.content import Budget, PlanContent
    from thuan.domains.oversight.programme.models import ProvincialPlan


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line with the newest entry of what was spent; None where nobody has entered any."""

    budget: Budget
    entry: Spending | None

    @property
    def spent(self) -> Decimal | None:
        return None if self.entry is None else self.entry.amount


@dataclass(frozen=True, slots=True)
class MoneySum:
    """A sum over the lines that are known, and how many are not: missing is not zero."""

    amount: Decimal
    known: int
    missing: int


def money_lines(
    plan: ProvincialPlan, content: PlanContent, on: dt.date | None = None
) -> list[MoneyLine]:
    """Every line of the plan's money as of a day; one statement."""
    rows = Spending.objects.filter(plan=plan)
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    newest = {row.line: row for row in rows.order_by("as_of", "pk").select_related("entered_by")}
    return [MoneyLine(one, newest.get(one.code)) for one in content.budget]


def planned(lines: Sequence[MoneyLine]) -> MoneySum:
    """What the plan names."""
    return _sum([line.budget.amount for line in lines])


def spent(lines: Sequence[MoneyLine]) -> MoneySum:
    """What was spent."""
    return _sum([line.spent for line in lines])


def _sum(amounts: Sequence[Decimal | None]) -> MoneySum:
    known = [amount for amount in amounts if amount is not None]
    return MoneySum(sum(known, Decimal(0)), len(known), len(amounts) - len(known))
