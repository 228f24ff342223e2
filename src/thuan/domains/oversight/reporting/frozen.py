"""A line of a synthesis to JSON and back, without loss: what is frozen is what was counted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.aggregate import (
    InspectionMode,
    Line,
    Obligation,
    ReportStatus,
    line_to_contract,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def line_content(line: Line) -> dict[str, Any]:
    """The line as plain JSON, the shape the command and the package print."""
    return line_to_contract(line)


def line_from_content(content: Mapping[str, Any]) -> Line:
    """The line that ``line_content`` wrote."""
    return Line(
        code=content["code"],
        name=content["name"],
        group=content["group"],
        system=content["system"],
        obligation=_as(Obligation, content["obligation"]),
        declared=content["declared"],
        redeclared=content["redeclared"],
        edition=content["edition"],
        report_status=_as(ReportStatus, content["report_status"]),
        inspection_mode=_as(InspectionMode, content["inspection_mode"]),
        rating=content["rating"],
        status=content["status"],
        first_submitted_at=_as(dt.datetime.fromisoformat, content["first_submitted_at"]),
        late=content["late"],
        waived=content.get("waived", False),
        report_version=content["report_version"],
        report_sha256=content["report_sha256"],
        values={code: _number(value) for code, value in content["values"].items()},
    )


def _as(make: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else make(value)


def _number(value: Any) -> int | Decimal | None:
    return Decimal(value) if isinstance(value, str) else value
