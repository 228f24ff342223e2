"""The processes of an agency on official paper: the table, what goes between them, each sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import override

from thuan.domains.registry.agencies.api import letterhead
from thuan.domains.system.processes.content import arrows, read_criteria, read_flows
from thuan.domains.system.processes.enums import Direction, ProcessKind
from thuan.domains.system.processes.selectors.processes import names_by_key, sheet_of
from thuan.domains.system.processes.words import criterion_words, owner_words
from thuan.kernel.files.enums import MEDIA_TYPES, Kind
from thuan.kernel.reports.document import (
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.processes.models import Process
    from thuan.kernel.reports.document import Block

FORMATS = {"pdf": MEDIA_TYPES[Kind.PDF], "docx": MEDIA_TYPES[Kind.DOCX]}
MARK = "DỮ LIỆU MINH HỌA"
_TABLE = (
    TableColumn("Mã", 1, "center"),
    TableColumn("Quá trình", 5),
    TableColumn("Nhóm", 3),
    TableColumn("Chủ quá trình", 4),
)
_ARROWS = (TableColumn("Từ", 3), TableColumn("Đến", 3), TableColumn("Cái gì", 5))


def process_paper(
    rows: Sequence[Process], kind: str, day: dt.date, *, is_demo: bool
) -> tuple[bytes, str]:
    """The file and its name; official papers stay Vietnamese."""
    with override("vi"):
        document = process_document(rows, day, is_demo=is_demo)
        content = to_pdf(document) if kind == "pdf" else to_docx(document)
    return content, f"so-do-qua-trinh-{rows[0].agency.code}.{kind}"


def process_document(rows: Sequence[Process], day: dt.date, *, is_demo: bool) -> OfficialDocument:
    """The processes of one agency in use on a day; ``rows`` is not empty."""
    agency = rows[0].agency
    head = letterhead(agency, day)
    return OfficialDocument(
        issuer_parent=head.parent,
        issuer=head.issuer,
        place=head.place,
        number=None,
        notation="DM",
        day=day,
        year=day.year,
        type_name="Danh mục",
        abstract="Các quá trình của hệ thống quản lý chất lượng và phiếu mô tả",
        body=(
            Heading(1, "Các quá trình"),
            DataTable(_TABLE, tuple(_line(one) for one in rows)),
            *_between(rows),
            Heading(1, "Phiếu mô tả quá trình"),
            *(block for one in rows for block in _sheet(one, rows)),
        ),
        recipients=("Như trên",),
        kept_at="VT",
        signer_title="Thủ trưởng cơ quan",
        signer_name="",
        watermark=MARK if is_demo else None,
    )


def _line(process: Process) -> tuple[str, ...]:
    kind = str(ProcessKind(process.kind).label)
    return (process.code, process.name, kind, owner_words(process))


def _between(rows: Sequence[Process]) -> list[Block]:
    sheets = [sheet_of(one) for one in rows]
    names = {sheet.key: f"{sheet.code} {sheet.name}" for sheet in sheets}
    found = arrows(sheets)
    if not found:
        return []
    lines = [(names[one.source], names[one.target], "; ".join(one.what)) for one in found]
    return [Heading(1, "Tương tác giữa các quá trình"), DataTable(_ARROWS, tuple(lines))]


def _sheet(process: Process, rows: Sequence[Process]) -> list[Block]:
    known = names_by_key(rows)
    flows = read_flows(process.flows)
    measured = [
        criterion_words(one.name, one.target, one.frequency)
        for one in read_criteria(process.criteria)
    ]
    told: list[tuple[str, str]] = [
        ("Mục đích", process.purpose),
        ("Chủ quá trình", owner_words(process)),
        ("Đầu vào", _told(flows, Direction.IN, known)),
        ("Đầu ra", _told(flows, Direction.OUT, known)),
        ("Chỉ số, tiêu chí", "; ".join(measured)),
        ("Nguồn lực", process.resources),
        ("Cách đánh giá", process.evaluation),
        ("Cách cải tiến", process.improvement),
        ("Điều khoản", ", ".join(process.clauses)),
    ]
    level: Literal[2] = 2
    lines = [Paragraph.of(f"{head}: {words}") for head, words in told if words.strip()]
    return [Heading(level, str(process)), *lines]


def _told(flows: Sequence[Any], direction: Direction, known: Any) -> str:
    parts = []
    for flow in flows:
        if flow.direction != direction:
            continue
        others = [str(known[flow.process])] if flow.process in known else []
        others += [flow.party] if flow.party else []
        where = f" ({', '.join(others)})" if others else ""
        parts.append(f"{flow.what}{where}")
    return "; ".join(parts)
