"""Plans in every state of their life, for the pages that each state opens."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.factories.plans import make_plan, make_task
from thuan.domains.oversight.programme.content import (
    Budget,
    PlanContent,
    Task,
    usual_content,
)
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.kernel.tenancy.models import Agency

YEARS = {
    "EVALUATED": 2025,
    "RUNNING": 2026,
    "DRAFT": 2027,
    "CONSULTED": 2028,
    "SUBMITTED": 2029,
    "ISSUED": 2030,
}


@dataclass(frozen=True, slots=True)
class Plans:
    """State → a plan in it; and tasks of the running one, by state."""

    of: dict[str, ProvincialPlan]
    tasks: dict[str, PlanTask]


def hold_plans(lead: Agency) -> Plans:
    """``lead`` leads the tasks of the plan that runs."""
    of = {state: make_plan(year, state, _content(year)) for state, year in YEARS.items()}
    tasks = {
        state: make_task(of["RUNNING"], code, state, lead)
        for code, state in (("N1", "NOT_STARTED"), ("N2", "DONE"))
    }
    return Plans(of, tasks)


def _content(year: int) -> PlanContent:
    content = usual_content(year)
    target = replace(content.target("T3"), stated=3)
    first, last = dt.date(year, 5, 1), dt.date(year, 6, 30)
    listed = tuple(Task(code, "Mở lớp", "Sở", "", first, last, "T3") for code in ("N1", "N2"))
    money = (Budget("Tập huấn", "ngân sách tỉnh", Decimal(180), "K1"),)
    return replace(content.with_target(target), tasks=listed, budget=money)
