"""What stands behind the addresses of procedures, and what a person would send there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

# One register for everybody: the same procedure in every place.
CODE = "9.000001"
PROCEDURES_OF_EVERYBODY: dict[str, Callable[[Place], dict[str, Any]]] = {
    "administrative_procedures:record": lambda place: {"code": CODE},
}
PROCEDURE_SUPPLIERS: dict[str, Callable[[Place], dict[str, Any]]] = {
    **PROCEDURES_OF_EVERYBODY,
    "internal_procedures:of_agency": lambda place: {"public_id": place.agency.public_id},
    **{
        f"internal_procedures:{name}": lambda place: {
            "public_id": place.documents["FLOW"].public_id
        }
        for name in ("sections", "steps", "paste")
    },
}
PROCEDURE_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "administrative_procedures:import": lambda place: {"number": "1/QĐ"},
    "administrative_procedures:import_write": lambda place: {"noi_dung": "x:y:z"},
    "internal_procedures:begin": lambda place: {
        "covers": CODE,
        "code": "QT-98",
        "title": "Đăng ký khai sinh",
    },
    "internal_procedures:sections": lambda place: {"covers": CODE, "purpose": "Thống nhất"},
    "internal_procedures:steps": lambda place: {
        "dong-TOTAL_FORMS": "1",
        "dong-INITIAL_FORMS": "0",
        "dong-0-name": "Tiếp nhận",
        "dong-0-role": "Một cửa",
        "dong-0-time": "4 giờ",
    },
    "internal_procedures:paste": lambda place: {"table": "1\tTiếp nhận\tMột cửa\t4 giờ"},
}
