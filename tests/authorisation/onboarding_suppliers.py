"""What stands behind the addresses of old papers, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.authorisation.world import Place
from tests.factories.onboarding import book, row, word

# Page of a set → the state of the set it is for.
SET_PAGES = {
    **dict.fromkeys(("onboarding", "add_files", "try_out", "submit", "abandon"), "PREPARING"),
    **dict.fromkeys(("take_back", "give_back", "confirm"), "AWAITING"),
    "run_again": "RUNNING",
}
ENTRY_PAGES = {"change_entry": "WAITING", "leave_out": "WAITING", "bring_back": "LEFT_OUT"}


def _set(state: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.old_papers[state].public_id}


def _entry(state: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.old_rows[state].public_id}


ONBOARDING_SUPPLIERS = {
    **{f"onboarding:{name}": _set(state) for name, state in SET_PAGES.items()},
    **{f"onboarding:{name}": _entry(state) for name, state in ENTRY_PAGES.items()},
}


def _list(place: Place) -> dict[str, Any]:
    content = book(row("QT.01", f"Kiểm soát hồ sơ {place.word}"))
    return {"listing": SimpleUploadedFile("danh-sach.xlsx", content)}


def _files(place: Place) -> dict[str, Any]:
    return {"uploads": [SimpleUploadedFile("QT.01.docx", word(place.word))]}


ONBOARDING_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "onboarding:open": _list,
    "onboarding:add_files": _files,
    "onboarding:change_entry": lambda place: {
        "code": "QT.01",
        "title": "Kiểm soát hồ sơ",
        "kind": "PROCEDURE",
        "issue": "1",
        "revision": "0",
        "effective_from": "01/07/2021",
    },
}
