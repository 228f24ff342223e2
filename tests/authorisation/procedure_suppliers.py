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
PROCEDURE_SUPPLIERS: dict[str, Callable[[Place], dict[str, Any]]] = {**PROCEDURES_OF_EVERYBODY}
PROCEDURE_FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "administrative_procedures:import": lambda place: {"number": "1/QĐ"},
    "administrative_procedures:import_write": lambda place: {"noi_dung": "x:y:z"},
}
