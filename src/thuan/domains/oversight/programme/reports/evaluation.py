"""The yearly evaluation of a plan as an official report: figures as they were kept, then words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.programme.reports.plan import amount_words, lagging_rows, said, sum_of
from thuan.kernel.reports.document import (
    Annex,
    Block,
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.programme.content import PlanContent

WORDS: Final = {
    "results": "Kết quả nổi bật",
    "shortcomings": "Tồn tại, hạn chế và nguyên nhân",
    "next_year": "Phương hướng năm sau",
}
SOURCES: Final = {"AUTO": "hệ thống đếm", "ENTERED": "cơ quan chủ trì ghi, có minh chứng"}


def evaluation_document(
    content: PlanContent,
    evaluation: Mapping[str, Any],
    lagging: Sequence[tuple[str, str]],
    *,
    year: int,
    plan_number: str,
    signed_on: dt.date,
    letterhead: Mapping[str, str],
    watermark: str | None = None,
) -> OfficialDocument:
    """The report on a year's plan; ``evaluation`` is what the plan kept when it was evaluated.

    ``lagging``: name and what lacks of every agency that did not keep its system alive.
    """
    plan = f"Kế hoạch số {plan_number} ngày {format_date(signed_on)}"
    return OfficialDocument(
        issuer_parent=letterhead["issuer_parent"],
        issuer=letterhead["issuer"],
        number=None,
        notation=letterhead["notation"],
        place=letterhead["place"],
        day=None,
        year=year,
        type_name="Báo cáo",
        abstract=f"Kết quả thực hiện {plan} của Ủy ban nhân dân tỉnh",
        body=tuple(_body(content, evaluation)),
        recipients=("UBND tỉnh (b/c)",),
        kept_at="TĐC",
        signer_title="Giám đốc",
        signer_name="",
        annexes=(
            (Annex("Phụ lục", "Cơ quan chưa đạt yêu cầu duy trì", (lagging_rows(lagging),)),)
            if lagging
            else ()
        ),
        watermark=watermark,
    )


def _body(content: PlanContent, evaluation: Mapping[str, Any]) -> list[Block]:
    day = format_date(dt.date.fromisoformat(evaluation["as_of"]))
    blocks: list[Block] = [
        Heading(1, "Kết quả thực hiện chỉ tiêu"),
        Paragraph.of(f"Tính đến ngày {day}, kết quả các chỉ tiêu của kế hoạch như sau:"),
        _targets(content, evaluation["targets"]),
    ]
    blocks += _money(evaluation.get("budget", ()))
    words = evaluation.get("words", {})
    for key, title in WORDS.items():
        blocks += [Heading(1, title), *said(words.get(key, ""))]
    return blocks


def _money(kept: Sequence[Mapping[str, Any]]) -> list[Block]:
    """Planned and spent by line as they were kept; [] for a plan without money."""
    if not kept:
        return []
    columns = (
        TableColumn("Khoản", 5),
        TableColumn("Nguồn", 3),
        TableColumn("Kế hoạch (triệu đồng)", 2.2, "right"),
        TableColumn("Đã chi (triệu đồng)", 2.2, "right"),
        TableColumn("Tính đến; chứng từ", 4.5),
    )
    amounts = [(_decimal(one["planned"]), _decimal(one["spent"])) for one in kept]
    rows = tuple(
        (one["text"], one["source"], amount_words(plan), amount_words(spent), _shown_by(one))
        for one, (plan, spent) in zip(kept, amounts, strict=True)
    )
    total = (
        "Cộng",
        "",
        sum_of([plan for plan, _spent in amounts]),
        sum_of([spent for _plan, spent in amounts]),
        "",
    )
    return [Heading(1, "Kinh phí"), DataTable(columns, rows, total=total)]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _shown_by(line: Mapping[str, Any]) -> str:
    if not line["as_of"]:
        return ""
    return f"{format_date(dt.date.fromisoformat(line['as_of']))}; {line['note']}"


def _targets(content: PlanContent, kept: Sequence[Mapping[str, Any]]) -> DataTable:
    columns = (
        TableColumn("Mã", 1.2, "center"),
        TableColumn("Chỉ tiêu", 7),
        TableColumn("Kế hoạch", 2, "right"),
        TableColumn("Đạt", 2, "right"),
        TableColumn("Tỷ lệ", 2, "right"),
        TableColumn("Nguồn", 4),
    )
    rows = []
    for one in kept:
        target = content.target(one["code"])
        achieved, aim = one["achieved"], one["target"]
        share = format_percent(achieved, aim) if achieved is not None and aim else None
        missing = f"; {one['missing']} chưa có số liệu" if one["missing"] else ""
        rows.append(
            (
                one["code"],
                target.text if target else "",
                "…" if aim is None else format_number(aim),
                "chưa có số liệu" if achieved is None else format_number(achieved),
                share or "",
                f"{SOURCES[one['source']]}{missing}",
            )
        )
    return DataTable(columns, tuple(rows))
