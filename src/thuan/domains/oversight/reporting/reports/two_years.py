"""The key figures of two years for the document and the workbook, from the contract alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from thuan.kernel.reports.document import Block, DataTable, Heading, Paragraph, TableColumn
from thuan.kernel.text.numbers import format_amount, format_number, format_percent

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.reports.tables import Contract

RULE: Final = (
    "So sánh trên cùng những cơ quan có số liệu cả hai năm; cơ quan thiếu số liệu không tính là 0. "
    "Cột cuối là tổng của mọi cơ quan có số liệu trong năm."
)


def compared_blocks(contract: Contract) -> list[Block]:
    """Heading, rule and table; [] where no figure is known of both years."""
    rows = [row for row in contract.get("comparison", ()) if row["n"]]
    if not rows:
        return []
    year = contract["year"]
    columns = (
        TableColumn("Số liệu", 6),
        TableColumn(f"Năm {year - 1}", 2.4, "right"),
        TableColumn(f"Năm {year}", 2.4, "right"),
        TableColumn("Thay đổi", 2.4, "right"),
        TableColumn("Số cơ quan so sánh", 2, "right"),
        TableColumn(f"Cả tỉnh năm {year}", 3, "right"),
    )
    table = DataTable(columns, tuple(compared_row(row) for row in rows))
    return [Heading(2, f"So với năm {year - 1}"), Paragraph.of(RULE), table]


def compared_row(row: dict[str, Any]) -> tuple[str, ...]:
    """Label, last year, this year, change, how many agencies, and all agencies of this year."""
    now, before = Decimal(row["now"]), Decimal(row["before"])
    label = f"{row['label']} ({row['unit']})" if row["unit"] else row["label"]
    whole = f"{format_amount(Decimal(row['all_now']))} ({format_number(row['n_now'])} cơ quan)"
    return (
        label,
        format_amount(before),
        format_amount(now),
        change(now, before),
        format_number(row["n"]),
        whole,
    )


def change(now: Decimal, before: Decimal) -> str:
    """``tăng 7,9 %``; a dash where there is nothing to compare with."""
    if now == before:
        return "không đổi"
    if not before:
        return "–"
    share = format_percent(abs(now - before), before, 1)
    return f"tăng {share}" if now > before else f"giảm {share}"
