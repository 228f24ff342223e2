"""What stands behind the addresses of declarations, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place
from tests.factories.standards import make_edition

# Page → what it is about among the rows that ``hold_declarations`` makes.
PAGES = {
    "declaration": "standing",
    "change": "draft",
    "publish": "draft",
    "cancel": "draft",
    "lapse": "standing",
    "withdraw": "standing",
    "receive": "standing",
    "paper": "standing",
}


def _of(name: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.declarations[name].public_id}


def _words(place: Place) -> dict[str, Any]:
    return {
        "number": f"40/CB {place.word}",
        "declared_on": "05/01/2022",
        "edition": make_edition().slug,
        "reason": "FIRST",
        "signed_by": "Nguyễn Văn An",
    }


DECLARATION_SUPPLIERS = {f"declarations:{page}": _of(name) for page, name in PAGES.items()}
RECEIVED = {"received_on": "10/01/2022"}
DECLARATION_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "declarations:enter": _words,
    "declarations:change": _words,
    "declarations:publish": lambda place: {"published_on": "06/01/2022", "places": "Bảng tin"},
    "declarations:cancel": lambda place: {"comment": "Ghi nhầm"},
    "declarations:lapse": lambda place: {"comment": "Sáp nhập xã"},
    "declarations:withdraw": lambda place: {"comment": "Công bố nhầm"},
    "declarations:receive": lambda place: RECEIVED,
    "declarations:receive_many": lambda place: {
        **RECEIVED,
        "xac_nhan": "1",
        "chon": str(place.declarations["standing"].public_id),
    },
    "declarations:terms": lambda place: {"redeclare_days": "45", "legal_basis": "KH 12/KH-UBND"},
}
