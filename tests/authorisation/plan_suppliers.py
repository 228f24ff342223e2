"""What stands behind the addresses of plans and their tasks, and what a person would send there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.authorisation.world import Place
from thuan.domains.oversight.programme.content import PlanContent, read_plan
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.views.amending import digest
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import business_day

# Page of the programme → the state of the plan it is for, and further arguments.
PLAN_PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "plan": ("RUNNING", {}),
    "target": ("RUNNING", {"code": "T3"}),
    "plan_paper": ("RUNNING", {"what": "ke-hoach", "kind": "docx"}),
    "enter_progress": ("RUNNING", {"code": "T3"}),
    "enter_spending": ("RUNNING", {"code": "K1"}),
    "evaluate": ("RUNNING", {}),
    "amend": ("RUNNING", {}),
    "scenario": ("RUNNING", {}),
    "edit_plan": ("DRAFT", {}),
    "edit_budget": ("DRAFT", {}),
    "edit_target": ("DRAFT", {"code": "T3"}),
    "add_task": ("DRAFT", {}),
    "edit_task": ("DRAFT", {"code": "N1"}),
    "remove_task": ("DRAFT", {"code": "N1"}),
    "consult": ("DRAFT", {}),
    "redraft": ("CONSULTED", {}),
    "submit": ("CONSULTED", {}),
    "return_plan": ("SUBMITTED", {}),
    "issue": ("SUBMITTED", {}),
    "start": ("ISSUED", {}),
    "close": ("EVALUATED", {}),
}
TASK_PAGES = {
    "task": "NOT_STARTED",
    "begin_task": "NOT_STARTED",
    "report_task": "NOT_STARTED",
    "finish_task": "NOT_STARTED",
    "reopen_task": "DONE",
    "verify_task": "DONE",
}


def _of_plan(state: str, more: dict[str, str]) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.plans.of[state].public_id, **more}


def _of_task(state: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.plans.tasks[state].public_id}


PLAN_SUPPLIERS = {
    **{f"programme:{name}": _of_plan(*page) for name, page in PLAN_PAGES.items()},
    **{f"programme:{name}": _of_task(state) for name, state in TASK_PAGES.items()},
}


def _task(code: str) -> dict[str, Any]:
    days = {"from_on": "01/05/2027", "due_on": "30/06/2027"}
    return {"code": code, "text": "Mở lớp", "lead": "Sở", "target": "T3", **days}


def _amended(plan: ProvincialPlan) -> PlanContent:
    """What the form of an amendment makes of the running plan: other days, a number for T3."""
    content, day = read_plan(plan.content), dt.date(2026, 12, 31)
    for target in content.targets:
        content = content.with_target(replace(target, due_on=day, stated=None))
    return content.with_target(replace(content.target("T3"), due_on=day, stated=4))


PLAN_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "programme:draft_plan": lambda place: {"year": "2031", "start": "usual"},
    "programme:edit_plan": lambda place: {"title": "Kế hoạch"},
    "programme:edit_budget": lambda place: {"budget": "Tập huấn; ngân sách tỉnh; 120"},
    "programme:edit_target": lambda place: {
        "text": "Tập huấn",
        "stated": "3",
        "due_on": "30/06/2027",
        "roster": "UNKNOWN",
    },
    "programme:add_task": lambda place: _task("N3"),
    "programme:edit_task": lambda place: _task("N1"),
    "programme:enter_progress": lambda place: {
        "value": "1",
        "as_of": business_day(clock.now()).strftime("%d/%m/%Y"),
        "evidence": "Danh sách lớp",
    },
    "programme:consult": lambda place: {"comment": "11 ý kiến"},
    "programme:return_plan": lambda place: {"comment": "Bổ sung kinh phí"},
    "programme:issue": lambda place: {"number": "31/KH-UBND", "signed_on": "15/04/2026"},
    "programme:amend": lambda place: {
        "number": "88/KH-UBND",
        "signed_on": "20/07/2026",
        "reason": "Thêm một lớp",
        **{f"due.T{n}": "31/12/2026" for n in range(1, 8)},
        **{f"task_due.N{n}": "30/06/2026" for n in (1, 2)},
        "roster.T1": "UNKNOWN",
        "roster.T2": "UNKNOWN",
        "stated.T3": "4",
        "da_xem": digest(_amended(place.plans.of["RUNNING"])),
    },
    "programme:enter_spending": lambda place: {
        "amount": "45,5",
        "as_of": business_day(clock.now()).strftime("%d/%m/%Y"),
        "note": "Bảng kê 12",
    },
    "programme:report_task": lambda place: {
        "as_of": "20/06/2026",
        "said": "Mở 1 lớp",
        "evidence": "Quyết định 21",
    },
    "programme:finish_task": lambda place: {"done_on": "20/06/2026", "evidence": "Báo cáo 66"},
    "programme:reopen_task": lambda place: {"comment": "Thiếu danh sách"},
}
