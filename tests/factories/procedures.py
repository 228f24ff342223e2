"""A register of administrative procedures, as a decision's list brings it."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from tests.factories import RECORDED
from thuan.domains.registry.procedures.models import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)
from thuan.kernel.importing import Sheet
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.text import fold, sort_key

HEADS = ("code", "name", "field", "level", "competent", "limit", "online", "fee", "result", "act")
PUBLISHED = dt.date(2021, 1, 1)
_numbers = count(1)


def sheet_of(*rows: dict[str, str]) -> Sheet:
    """A list as it was read from a file: heads in their order, one row a procedure."""
    cells = [[row.get(head, "") for head in HEADS] for row in rows]
    return Sheet("danh-muc.xlsx", "0" * 64, {head: at for at, head in enumerate(HEADS)}, cells)


def line(code: str, limit: str = "10 ngày làm việc", **more: str) -> dict[str, str]:
    """One line of a list, complete."""
    return {
        "code": code,
        "name": f"Thủ tục {code}",
        "field": "Hộ tịch",
        "level": "xã",
        "competent": "UBND cấp xã",
        "limit": limit,
        **more,
    }


def make_terms(code: str = "", **fields: Any) -> ProcedureTerms:
    """A procedure in the register, straight into the tables: ten working days by default."""
    with every_agency(reason="a test arranges"):
        return _terms(code, fields)


def _terms(code: str, fields: dict[str, Any]) -> ProcedureTerms:
    code = code or f"9.{next(_numbers):06}"
    stamp = {"state": "REGISTERED", "created_at": RECORDED, "updated_at": RECORDED}
    procedure, _made = AdministrativeProcedure.objects.get_or_create(code=code, defaults=stamp)
    decision = PublicationDecision.objects.create(
        **stamp,
        number=f"{next(_numbers)}/QĐ-UBND",
        decided_on=PUBLISHED,
        effective_from=fields.get("valid_from", PUBLISHED),
        file_hash="0" * 64,
    )
    values = {
        "name": f"Thủ tục {code}",
        "field": "Hộ tịch",
        "level": "COMMUNE",
        "competent": "UBND cấp xã",
        "limit_value": 10,
        "limit_unit": "WORKING_DAYS",
        "online": "NONE",
        "valid_from": PUBLISHED,
        **fields,
    }
    return ProcedureTerms.objects.create(
        procedure=procedure,
        decision=decision,
        recorded_at=RECORDED,
        search_key=fold(f"{code} {values['name']}"),
        field_key=sort_key(values["field"]),
        field_search=fold(values["field"]),
        **values,
    )
