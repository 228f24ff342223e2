"""What stands behind the addresses of legal texts and bases, and what would be sent there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place


def _text(place: Place) -> dict[str, Any]:
    """The text that took the place of another: it still holds."""
    return {"public_id": place.update.change.by_text.public_id}


def _change(place: Place) -> dict[str, Any]:
    return {"public_id": place.update.change.public_id}


def _document(place: Place) -> dict[str, Any]:
    return {"public_id": place.update.document.public_id}


def _basis(place: Place) -> dict[str, Any]:
    return {"public_id": place.basis.public_id}


def _update(place: Place) -> dict[str, Any]:
    return {"public_id": place.update.public_id}


# The register is the province's, the progress too.
OF_THE_REGISTER: dict[str, Callable[[Place], dict[str, Any]]] = {
    **{f"law:{name}": _text for name in ("text", "edit", "change", "check")},
    "law:undo": _change,
    "legal:change": _change,
}
LAW_SUPPLIERS: dict[str, Callable[[Place], dict[str, Any]]] = {
    **OF_THE_REGISTER,
    "legal:bases": _document,
    "legal:add": _document,
    "legal:end": _basis,
    "legal:update": _update,
    "legal:confirm": _update,
}
WORDS = {"number": "9/2022/NĐ-CP", "kind": "DECREE", "issuer": "Chính phủ", "title": "Chín"}
LAW_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "law:create": lambda place: WORDS,
    "law:edit": lambda place: {**WORDS, "effective_from": "21/06/2018"},
    "law:change": lambda place: {"status": "EXPIRED", "valid_from": "01/11/2022"},
    "law:undo": lambda place: {"comment": "Ghi nhầm"},
    "law:terms": lambda place: {
        "check_days": "60",
        "update_days": "20",
        "legal_basis": "KH 12/KH-UBND",
    },
    "legal:add": lambda place: {"own_number": "15/QĐ", "own_title": "Quy chế làm việc"},
    "legal:end": lambda place: {"comment": "Không còn viện dẫn"},
    "legal:confirm": lambda place: {"comment": "Phần viện dẫn không đổi"},
}
