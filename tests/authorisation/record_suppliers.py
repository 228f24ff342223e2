"""What stands behind the addresses of records, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

# Page → what it is about among the rows that ``hold_records`` makes.
PAGES = {
    "record": "closed",
    "edit": "open",
    "file_in": "open",
    "close": "open",
    "void": "open",
    "hold": "closed",
    "take_out": "listed",
    "type": "type",
    "edit_type": "type",
    "retire_type": "type",
    "lift": "hold",
    "disposal": "DRAFT",
    "choose": "DRAFT",
    "propose": "DRAFT",
    "approve": "PROPOSED",
    "reject": "PROPOSED",
    "cancel": "DRAFT",
    "carry_out": "APPROVED",
    "minutes": "APPROVED",
}


def _of(name: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.records[name].public_id}


RECORD_SUPPLIERS = {f"records:{page}": _of(name) for page, name in PAGES.items()}
WORDS = {"title": "Hồ sơ mới", "opened_on": "01/03/2015"}
TYPE = {
    "name": "Loại mới",
    "format": "PAPER",
    "retention": "YEARS",
    "retention_years": "5",
    "retention_from": "CASE_CLOSED",
    "disposal_method": "SHRED",
}
RECORD_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "records:open": lambda place: {
        **WORDS,
        "record_type": str(place.records["type"].public_id),
    },
    "records:edit": lambda place: WORDS,
    "records:close": lambda place: {"closed_on": "01/06/2015"},
    "records:void": lambda place: {"comment": "Ghi nhầm"},
    "records:hold": lambda place: {"reason": "COMPLAINT", "reference": "Đơn 05/KN"},
    "records:lift": lambda place: {"comment": "Đã giải quyết xong"},
    "records:take_out": lambda place: {"comment": "Có đơn khiếu nại"},
    "records:define_type": lambda place: TYPE,
    "records:edit_type": lambda place: TYPE,
    "records:retire_type": lambda place: {"comment": "Không còn dùng"},
    "records:draft_disposal": lambda place: {"title": "Đợt hủy 2022"},
    "records:reject": lambda place: {"comment": "Còn cần dùng"},
    "records:cancel": lambda place: {"comment": "Để năm sau"},
    "records:carry_out": lambda place: {"minutes": "Đã nghiền giấy, xóa tệp ngày 07/03/2022."},
}
