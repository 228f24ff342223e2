"""What stands behind the addresses of processes, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

# Page → what it is about among the rows that ``hold_processes`` makes.
PAGES = {
    **dict.fromkeys(("process", "sheet", "flows", "criteria", "documents", "retire"), "process"),
    **dict.fromkeys(("past_map", "void_review"), "review"),
    **dict.fromkeys(
        ("instrument", "edit_instrument", "check", "set_aside", "retire_instrument"), "instrument"
    ),
    "use_again": "aside",
    "void_check": "check",
    **dict.fromkeys(("item", "edit_item", "confirm_item", "retire_item"), "item"),
}


def _of(name: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.processes[name].public_id}


PROCESS_SUPPLIERS = {f"processes:{page}": _of(name) for page, name in PAGES.items()}
HEAD = {"code": "C77", "name": "Quá trình mới", "kind": "CORE"}
INSTRUMENT = {
    "code": "PT-77",
    "name": "Cân mới",
    "used_for": "Đối chứng",
    "check_kind": "VERIFICATION",
    "interval_months": "12",
}
ITEM = {"title": "Kinh nghiệm mới", "kind": "LESSON", "content": "Gọi trước khi gửi."}
ROWS = {"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0"}
WHY = {"comment": "Không còn dùng"}
PROCESS_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "processes:add": lambda place: HEAD,
    "processes:sheet": lambda place: HEAD,
    "processes:flows": lambda place: {**ROWS, "dong-0-direction": "IN", "dong-0-what": "Hồ sơ"},
    "processes:criteria": lambda place: {
        **ROWS,
        "dong-0-name": "Đúng hạn",
        "dong-0-target": "≥ 95 %",
        "dong-0-frequency": "MONTH",
    },
    "processes:documents": lambda place: {"no_document_reason": "Việc đơn giản"},
    "processes:review_map": lambda place: {"conclusion": "Còn đúng với cơ cấu."},
    "processes:add_instrument": lambda place: INSTRUMENT,
    "processes:edit_instrument": lambda place: INSTRUMENT,
    "processes:check": lambda place: {
        "kind": "VERIFICATION",
        "done_on": "01/03/2022",
        "result": "PASS",
        "done_by": "Chi cục",
    },
    "processes:note": lambda place: ITEM,
    "processes:edit_item": lambda place: ITEM,
    **{
        f"processes:{page}": lambda place: WHY
        for page in ("retire", "void_review", "set_aside", "retire_instrument", "void_check")
    },
    "processes:retire_item": lambda place: WHY,
}
