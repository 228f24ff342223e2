"""What stands behind the addresses of model documents, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place


def _model(place: Place) -> dict[str, Any]:
    return {"public_id": place.models["issued"].model_document.public_id}


def _of(name: str) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.models[name].public_id}


# The models are the province's, whoever reads them.
MODELS_OF_THE_PROVINCE: dict[str, Callable[[Place], dict[str, Any]]] = {
    **{
        f"model_documents:{page}": _model
        for page in ("model", "edit", "begin", "withdraw", "agencies", "adopt")
    },
    **{f"model_documents:{page}": _of("draft") for page in ("write", "issue", "cancel")},
    "model_documents:version": _of("issued"),
}
MODEL_SUPPLIERS: dict[str, Callable[[Place], dict[str, Any]]] = {
    **MODELS_OF_THE_PROVINCE,
    **{f"model_documents:{page}": _of("adoption") for page in ("difference", "revise", "confirm")},
}
HEAD = {"title": "Sổ tay", "kind": "MANUAL", "types": ["XA"]}
MODEL_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "model_documents:create": lambda place: {**HEAD, "code": "M.99"},
    "model_documents:edit": lambda place: HEAD,
    "model_documents:write": lambda place: {"text": "1. Mục đích"},
    "model_documents:withdraw": lambda place: {"comment": "Đã có mẫu khác"},
    "model_documents:cancel": lambda place: {"comment": "Chưa cần"},
    "model_documents:adopt": lambda place: {"code": "QT-M9", "title": "Đánh giá nội bộ"},
    "model_documents:confirm": lambda place: {
        "number": "2",
        "comment": "Đã thêm mục 6 về lưu hồ sơ",
    },
}
