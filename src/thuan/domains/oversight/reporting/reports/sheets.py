"""The synthesis as a workbook: the same figures as numbers, to work on elsewhere."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.reports import wording
from thuan.domains.oversight.reporting.reports.tables import (
    Contract,
    failed_checks,
    group_names,
    group_numbers,
    line_values,
    obligation_blocks,
    rating_rows,
    whole,
)
from thuan.kernel.reports.workbook import Cell, Kind, Sheet, SheetColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.aggregate import Group

_ANSWERED: tuple[tuple[str, Kind], ...] = (
    ("số cơ quan", "integer"),
    ("trên số đã có số liệu", "integer"),
    ("tỷ lệ (%)", "percent"),
    ("chưa có số liệu", "integer"),
)
_FIGURES = (
    SheetColumn("Nhóm cơ quan", width=40),
    SheetColumn("Tổng số", "integer", 10),
    *(
        SheetColumn(f"{question}: {title}", kind, 14)
        for question in wording.QUESTIONS.values()
        for title, kind in _ANSWERED
    ),
    *(
        SheetColumn(f"Gửi báo cáo: {title.lower()}", "integer", 12)
        for title in (*wording.REPORTS.values(), wording.UNKNOWN)
    ),
    *(SheetColumn(title, "integer", 12) for title in wording.INSPECTIONS.values()),
    SheetColumn("Kiểm tra: chưa có số liệu", "integer", 12),
)
_RATINGS = (
    SheetColumn("Xếp loại", width=20),
    SheetColumn("Số cơ quan", "integer", 12),
    SheetColumn("Trên số được kiểm tra", "integer", 12),
    SheetColumn("Tỷ lệ (%)", "percent", 12),
)
_LINES = (
    SheetColumn("Mã", width=12),
    SheetColumn("Tên cơ quan", width=40),
    SheetColumn("Nhóm cơ quan", width=30),
    SheetColumn("Đã công bố"),
    SheetColumn("Công bố lại"),
    SheetColumn("Phiên bản", width=10),
    SheetColumn("Báo cáo"),
    SheetColumn("Gửi lần đầu", "datetime"),
    SheetColumn("Kiểm tra"),
    SheetColumn("Xếp loại"),
)
_TWO_YEARS = (
    SheetColumn("Số liệu", width=40),
    SheetColumn("Đơn vị", width=12),
    SheetColumn("Năm trước, cùng cơ quan", "decimal", 16),
    SheetColumn("Năm nay, cùng cơ quan", "decimal", 16),
    SheetColumn("Số cơ quan so sánh", "integer", 12),
    SheetColumn("Năm trước, mọi cơ quan", "decimal", 16),
    SheetColumn("Số cơ quan năm trước", "integer", 12),
    SheetColumn("Năm nay, mọi cơ quan", "decimal", 16),
    SheetColumn("Số cơ quan năm nay", "integer", 12),
)
_CHECKS = (
    SheetColumn("Đối chiếu", width=30),
    SheetColumn("Kết quả", width=12),
    SheetColumn("Nội dung", width=90),
)


def synthesis_sheets(
    contract: Contract, groups: Sequence[Group] = (), lines: Sequence[Mapping[str, Any]] = ()
) -> list[Sheet]:
    """Figures by group, ratings, agencies and checks; nothing known is an empty cell, not a 0."""
    names, year = group_names(groups), contract["year"]
    at = _moment(contract["as_of"])
    return [
        Sheet(
            "Theo nhóm",
            f"Tổng hợp theo nhóm cơ quan năm {year}",
            _FIGURES,
            _figures(contract, names),
            notes=tuple(failed_checks(contract)),
            as_of=at,
        ),
        Sheet("Xếp loại", f"Xếp loại năm {year}", _RATINGS, _ratings(contract), as_of=at),
        Sheet(
            "Cơ quan", f"Danh sách cơ quan năm {year}", _LINES, _agencies(lines, names), as_of=at
        ),
        *_two_years(contract, at),
        Sheet("Đối chiếu", f"Đối chiếu số liệu năm {year}", _CHECKS, _checks(contract), as_of=at),
    ]


def _figures(contract: Contract, names: Mapping[str, str]) -> list[list[Cell]]:
    named = [(names.get(block["group"], block["group"]), block) for block in contract["groups"]]
    rows = [*named, *obligation_blocks(contract), ("Cộng", whole(contract))]
    return [[name, *map(_number, group_numbers(block))] for name, block in rows]


def _ratings(contract: Contract) -> list[list[Cell]]:
    return [[label, n, of, _number(pct)] for label, n, of, pct in rating_rows(contract)]


def _agencies(lines: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[list[Cell]]:
    return [
        [
            line["code"],
            line["name"],
            group,
            wording.yes_no(line["declared"]),
            wording.yes_no(line["redeclared"]),
            line["edition"],
            wording.arrival(line),
            _moment(line["first_submitted_at"]),
            wording.INSPECTIONS.get(line["inspection_mode"], wording.UNKNOWN),
            line["rating"],
        ]
        for line, group in line_values(lines, names)
    ]


def _two_years(contract: Contract, at: datetime | None) -> list[Sheet]:
    """Key figures beside those of the year before; no sheet where nothing was compared."""
    rows: list[list[Cell]] = [
        [
            row["label"],
            row["unit"],
            *(Decimal(row[name]) if row["n"] else None for name in ("before", "now")),
            row["n"],
            Decimal(row["all_before"]),
            row["n_before"],
            Decimal(row["all_now"]),
            row["n_now"],
        ]
        for row in contract.get("comparison", ())
    ]
    if not rows:
        return []
    title = f"So với năm {contract['year'] - 1}"
    return [Sheet("So với năm trước", title, _TWO_YEARS, rows, as_of=at)]


def _checks(contract: Contract) -> list[list[Cell]]:
    return [
        [check["name"], "khớp" if check["ok"] else "không khớp", check["detail"]]
        for check in contract["checks"]
    ]


def _number(value: int | str | None) -> Cell:
    """A percentage text of the contract as an exact number."""
    return Decimal(value) if isinstance(value, str) else value


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
