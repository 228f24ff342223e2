"""What stands behind the addresses of documents, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

# Page of a version → the state of the version it is for.
VERSION_PAGES = {
    "version": "EFFECTIVE",
    "paper": "EFFECTIVE",
    "file": "FILED",
    "write": "DRAFT",
    "forms": "DRAFT",
    "submit": "DRAFT",
    "abandon": "DRAFT",
    "endorse": "IN_REVIEW",
    "return_version": "IN_REVIEW",
    "approve": "PENDING_APPROVAL",
    "reject": "PENDING_APPROVAL",
    "cancel": "APPROVED",
    "confirm_review": "EFFECTIVE",
    "suspend": "EFFECTIVE",
    "withdraw": "EFFECTIVE",
    "resume": "SUSPENDED",
    "distribute": "EFFECTIVE",
    "acknowledge": "EFFECTIVE",
}


def _version(state: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.documents[state].public_id}


DOCUMENT_SUPPLIERS = {
    **{f"documents:{name}": _version(state) for name, state in VERSION_PAGES.items()},
    **{
        f"documents:{name}": lambda place: {"public_id": place.change_request.public_id}
        for name in ("request", "accept_request", "decline_request", "withdraw_request")
    },
    **{
        f"documents:{name}": lambda place: {
            "public_id": place.documents["EFFECTIVE"].document.public_id
        }
        for name in ("document", "edit_head", "revise", "compare", "ask")
    },
}
HEAD = {"kind": "PROCEDURE", "clauses": "7.5", "review_months": "24"}
DOCUMENT_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "documents:create": lambda place: {**HEAD, "code": "QT-99", "title": "Tài liệu mới"},
    "documents:edit_head": lambda place: {**HEAD, "owner_unit": "Văn phòng"},
    "documents:revise": lambda place: {"reason": "IMPROVEMENT"},
    "documents:write": lambda place: {"text": "1. Mục đích"},
    "documents:forms": lambda place: {},
    "documents:ask": lambda place: {"reason": "ERROR", "wrong": "Mục 2 sai"},
    "documents:accept_request": lambda place: {},
    "documents:decline_request": lambda place: {"comment": "Không sai"},
    "documents:withdraw_request": lambda place: {},
}
