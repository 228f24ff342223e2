"""Annexes I (by group), II (agencies) and III (inspections) of the synthesis report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.reports import wording
from thuan.domains.oversight.reporting.reports.tables import (
    Contract,
    failed_checks,
    group_numbers,
    line_values,
    rating_rows,
    whole,
)
from thuan.kernel.reports.document import Annex, DataTable, TableColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANSWERED = (
    ("Số cơ quan", 1.5),
    ("Trên số đã có số liệu", 1.6),
    ("Tỷ lệ", 2.4),
    (wording.UNKNOWN, 1.5),
)
_GROUP_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Nhóm cơ quan", 5.5),
    TableColumn("Tổng số", 1.4, "right"),
    *(
        TableColumn(title, share, "right", group)
        for group in wording.QUESTIONS.values()
        for title, share in _ANSWERED
    ),
    *(
        TableColumn(title, 1.5, "right", "Gửi báo cáo")
        for title in (*wording.REPORTS.values(), wording.UNKNOWN)
    ),
    *(
        TableColumn(title, 1.8, "right", "Kiểm tra")
        for title in ("Trực tiếp", "Qua hồ sơ", "Không", wording.UNKNOWN)
    ),
)
_LINE_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Mã", 2),
    TableColumn("Tên cơ quan", 6),
    TableColumn("Nhóm cơ quan", 4),
    TableColumn("Đã công bố", 2),
    TableColumn("Công bố lại", 2),
    TableColumn("Phiên bản", 1.5),
    TableColumn("Báo cáo", 2),
    TableColumn("Gửi lần đầu", 2.5),
    TableColumn("Kiểm tra", 2.5),
    TableColumn("Xếp loại", 2),
)
_RATING_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Xếp loại", 4),
    TableColumn("Số cơ quan", 2, "right"),
    TableColumn("Trên số được kiểm tra", 2, "right"),
    TableColumn("Tỷ lệ", 2, "right"),
)
_MODE_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Hình thức", 4),
    TableColumn("Số cơ quan", 2, "right"),
)


def annexes(
    contract: Contract, names: Mapping[str, str], lines: Sequence[Mapping[str, Any]]
) -> tuple[Annex, ...]:
    """The three annexes; wide ones lie across the page, heads repeat on every page."""
    return (
        Annex(
            "Phụ lục I", "Tổng hợp theo nhóm cơ quan", (_by_group(contract, names),), landscape=True
        ),
        Annex("Phụ lục II", "Danh sách cơ quan", (_agencies(lines, names),), landscape=True),
        Annex("Phụ lục III", "Kết quả kiểm tra", (_modes(contract), _ratings(contract))),
    )


def _by_group(contract: Contract, names: Mapping[str, str]) -> DataTable:
    rows = tuple(
        (str(place), names.get(group["group"], group["group"]), *_printed(group))
        for place, group in enumerate(contract["groups"], 1)
    )
    return DataTable(
        _GROUP_COLUMNS,
        rows,
        total=("", "Cộng", *_printed(whole(contract))),
        notes=(
            "Tỷ lệ tính trên số cơ quan đã có số liệu, làm tròn hai chữ số thập phân.",
            *failed_checks(contract),
        ),
    )


def _printed(block: Mapping[str, Any]) -> list[str]:
    """Numbers with dots, percentages with a comma; a rate of nothing known is a dash."""
    return [
        wording.number(value) if isinstance(value, int) else wording.percentage(value)
        for value in group_numbers(block)
    ]


def _agencies(lines: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> DataTable:
    rows = tuple(
        (
            str(place),
            line["code"],
            line["name"],
            group,
            wording.yes_no(line["declared"]),
            wording.yes_no(line["redeclared"]),
            line["edition"] or "",
            wording.arrival(line),
            wording.moment(line["first_submitted_at"]),
            wording.INSPECTIONS.get(line["inspection_mode"], wording.UNKNOWN),
            line["rating"] or "",
        )
        for place, (line, group) in enumerate(line_values(lines, names), 1)
    )
    return DataTable(_LINE_COLUMNS, rows)


def _modes(contract: Contract) -> DataTable:
    found = contract["inspections"]
    words = {**wording.INSPECTIONS, "unknown": wording.UNKNOWN}
    rows = tuple(
        (str(place), word, wording.number(found[key]))
        for place, (key, word) in enumerate(words.items(), 1)
    )
    total = ("", "Cộng", wording.number(contract["n_agencies"]))
    return DataTable(_MODE_COLUMNS, rows, caption="Hình thức kiểm tra", total=total)


def _ratings(contract: Contract) -> DataTable:
    rows = tuple(
        (
            str(place),
            label,
            wording.number(n),
            wording.number(of),
            wording.percentage(pct),
        )
        for place, (label, n, of, pct) in enumerate(rating_rows(contract), 1)
    )
    return DataTable(_RATING_COLUMNS, rows, caption="Xếp loại")
