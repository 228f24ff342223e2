"""The plan as an official document (outline of the province's yearly plans); its words in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thuan.domains.oversight.programme.enums import Metric
from thuan.kernel.reports.document import (
    Annex,
    Authority,
    Block,
    Bullets,
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_amount, format_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from thuan.domains.oversight.programme.content import PlanContent, Target, Task

NOTHING: Final = "Không có nội dung."
UNKNOWN_AMOUNT: Final = "chưa có số liệu"
KINDS: Final = {
    "NEW_AGENCY": "Cơ quan mới áp dụng",
    "SCOPE_EXTENSION": "Mở rộng phạm vi đã công bố",
    "UNKNOWN": "Chưa rõ",
}
# Under which heading of part IV a target stands.
PARTS: Final = {
    "Duy trì, cải tiến": (Metric.MAINTAIN,),
    "Mở rộng phạm vi áp dụng": (Metric.EXTEND,),
    "Đào tạo, tập huấn": (Metric.PROVINCE_CLASSES, Metric.AUDIT_CLASSES),
    "Kiểm tra": (Metric.INSPECTIONS,),
    "Báo cáo, tổng hợp": (Metric.REPORTS_ON_TIME, Metric.SYNTHESIS),
}


def plan_document(
    content: PlanContent,
    names: Mapping[str, str],
    *,
    year: int,
    issuer: str,
    place: str,
    number: int | None = None,
    day: dt.date | None = None,
    fingerprint: str | None = None,
    watermark: str | None = None,
) -> OfficialDocument:
    """The plan as a value; ``names`` gives the agencies of the lists by their codes."""
    return OfficialDocument(
        issuer_parent="",
        issuer=issuer,
        number=number,
        notation="KH-UBND",
        place=place,
        day=day,
        year=day.year if day else year,
        type_name="Kế hoạch",
        abstract=content.title,
        legal_bases=content.legal_bases,
        body=tuple(_body(content)),
        recipients=("Sở Khoa học và Công nghệ", "Các cơ quan có tên trong phụ lục"),
        kept_at="KGVX",
        signer_title="Chủ tịch",
        signer_name="",
        signer_authority=(Authority("TM", "Ủy ban nhân dân"),),
        annexes=tuple(_annexes(content, names)),
        fingerprint=fingerprint,
        watermark=watermark,
    )


def _body(content: PlanContent) -> list[Block]:
    return [
        Heading(1, "Mục đích, yêu cầu"),
        *said(content.purpose),
        Heading(1, "Mục tiêu"),
        Bullets.of(content.objectives) if content.objectives else Paragraph.of(NOTHING),
        Heading(1, "Đối tượng, phạm vi"),
        *said(content.scope),
        Heading(1, f"Nhiệm vụ trọng tâm{_year(content)}"),
        *_tasks(content),
        Heading(1, "Kinh phí"),
        _money(content),
        Heading(1, "Tổ chức thực hiện"),
        *said(content.organisation),
    ]


def said(text: str) -> list[Block]:
    """The paragraphs of a text; a part that says nothing says so."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [Paragraph.of(line) for line in lines] or [Paragraph.of(NOTHING)]


def _year(content: PlanContent) -> str:
    years = {target.due_on.year for target in content.targets}
    return f" năm {years.pop()}" if len(years) == 1 else ""


def _tasks(content: PlanContent) -> list[Block]:
    """The targets under their headings, each with its tasks."""
    blocks: list[Block] = []
    told: set[str] = set()
    for title, metrics in PARTS.items():
        targets = [target for target in content.targets if target.metric in metrics]
        if not targets:
            continue
        blocks.append(Heading(2, title))
        blocks.append(Bullets.of(target_sentence(target) for target in targets))
        codes = {target.code for target in targets}
        tasks = [task for task in content.tasks if task.target in codes]
        told |= {task.code for task in tasks}
        blocks += [Paragraph.of(_task_sentence(task)) for task in tasks]
    left = [task for task in content.tasks if task.code not in told]
    if left:
        blocks += [Heading(2, "Nhiệm vụ khác"), *(Paragraph.of(_task_sentence(t)) for t in left)]
    return blocks


def target_sentence(target: Target) -> str:
    """The target in one sentence, with what of its list is not known."""
    number = f"{format_number(target.stated)} {target.unit}" if target.stated else target.unit
    listed = {
        "COMPLETE": "danh sách kèm theo" if target.units else "",
        "PARTIAL": "danh sách chưa đủ",
        "UNKNOWN": "",
    }[str(target.roster)]
    tail = f" ({listed})" if listed else ""
    note = f" {target.note}" if target.note else ""
    due = format_date(target.due_on)
    return f"{target.text}: {number}{tail}; hoàn thành trước hết ngày {due}.{note}"


def _task_sentence(task: Task) -> str:
    whom = f"; phối hợp: {task.with_whom}" if task.with_whom else ""
    days = f"từ {format_date(task.from_on)} đến {format_date(task.due_on)}"
    return f"{task.text} Chủ trì: {task.lead}{whom}; thời gian: {days}."


def _money(content: PlanContent) -> Block:
    if not content.budget:
        return Paragraph.of("Thực hiện trong dự toán được giao của các cơ quan.")
    columns = (
        TableColumn("TT", 1, "center"),
        TableColumn("Nội dung", 8),
        TableColumn("Nguồn", 4),
        TableColumn("Số tiền (triệu đồng)", 3, "right"),
    )
    rows = tuple(
        (str(place), one.text, one.source, amount_words(one.amount))
        for place, one in enumerate(content.budget, 1)
    )
    total = sum_of([one.amount for one in content.budget])
    return DataTable(columns, rows, total=("", "Cộng", "", total))


def amount_words(amount: Decimal | None) -> str:
    """An amount as printed; one that nobody has named says so and is no 0."""
    return UNKNOWN_AMOUNT if amount is None else format_amount(amount)


def sum_of(amounts: Sequence[Decimal | None]) -> str:
    """The sum over what is known, with how many lines are not."""
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return UNKNOWN_AMOUNT
    missing = len(amounts) - len(known)
    told = format_amount(sum(known[1:], known[0]))
    return f"{told} (chưa có số liệu: {missing} khoản)" if missing else told


def _annexes(content: PlanContent, names: Mapping[str, str]) -> list[Annex]:
    listed = [target for target in content.targets if target.units]
    many = len(listed) > 1
    return [
        Annex(
            f"Phụ lục {_roman(place)}" if many else "Phụ lục",
            f"Danh sách cơ quan: {target.text.lower()}",
            (_list(target, names),),
        )
        for place, target in enumerate(listed, 1)
    ]


def _list(target: Target, names: Mapping[str, str]) -> DataTable:
    kinds = any(unit.kind for unit in target.units)
    columns: list[TableColumn] = [TableColumn("TT", 1, "center"), TableColumn("Cơ quan", 10)]
    columns += [TableColumn("Hình thức", 4)] if kinds else []
    rows = []
    for place, unit in enumerate(target.units, 1):
        kind = [KINDS[str(unit.kind)] if unit.kind else ""] if kinds else []
        rows.append((str(place), names.get(unit.code, unit.code), *kind))
    return DataTable(tuple(columns), tuple(rows))


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII")[number - 1]


def lagging_rows(lines: Sequence[tuple[str, str]]) -> DataTable:
    """Agencies that lag, each with what it lacks."""
    columns = (
        TableColumn("TT", 1, "center"),
        TableColumn("Cơ quan", 7),
        TableColumn("Còn thiếu", 7),
    )
    rows = tuple((str(place), name, lacks) for place, (name, lacks) in enumerate(lines, 1))
    return DataTable(columns, rows)
