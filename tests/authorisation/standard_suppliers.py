"""What stands behind the addresses of the standard, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

EDITION = {"slug": "tcvn-iso-9001-2015"}
STANDARD_PAGES: dict[str, dict[str, str]] = {
    "edition": EDITION,
    "clause": {**EDITION, "number": "9.2"},
    "propose": {**EDITION, "number": "8.5.5"},
}
# Step of a proposal → which of the proposals of the place it is about.
STEPS = {
    "nonapplicability": "PROPOSED",
    "endorse": "PROPOSED",
    "approve": "PROPOSED",
    "decline": "PROPOSED",
    "withdraw": "PROPOSED",
    "end": "APPROVED",
}


def _same(page: dict[str, str]) -> Callable[[Place], dict[str, Any]]:
    return lambda place: dict(page)


def _row(state: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.left_out[state].public_id}


OF_EVERYBODY = {f"standards:{name}": _same(page) for name, page in STANDARD_PAGES.items()}
STANDARD_SUPPLIERS = {
    **OF_EVERYBODY,
    **{f"standards:{name}": _row(state) for name, state in STEPS.items()},
}
REASON = "Cơ quan giải quyết thủ tục theo quy định có sẵn, không thiết kế dịch vụ."
STANDARD_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "standards:propose": lambda place: {"reason": REASON},
    "standards:decline": lambda place: {"comment": "Xã có cân dùng ở chợ"},
    "standards:end": lambda place: {"comment": "Đã nhận thiết bị đo"},
}
