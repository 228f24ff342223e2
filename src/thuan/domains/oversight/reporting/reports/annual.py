"""An agency's annual report as an official document: its template's sections (Decree 30/2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.template import FieldType, computed, figure, shown
from thuan.domains.oversight.reporting.template.showing import MISSING
from thuan.kernel.reports.document import (
    Authority,
    Block,
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    Run,
    TableColumn,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.template import Field, Section, Template

OVERRIDDEN = "(*)"
EXPLAINED = "(**)"
_TITLE = (
    "Kết quả áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001 năm {}"
)


@dataclass(frozen=True, slots=True)
class AgencyHead:
    """Who issues the report and who signs for it, as the register and the layout data say."""

    issuer_parent: str
    issuer: str
    place: str
    authority: str
    signer_title: str
    signer_name: str
    recipient: str


@dataclass(frozen=True, slots=True)
class AnnualContent:
    """What is printed: the signed values, what stands beside them, how they were signed.

    ``last_year`` None leaves the column of last year out. ``overridden``: field code to
    ``{"fact", "reason"}``. ``signature``: how it was signed, electronically or on paper, ""
    on the print that still waits for a signature by hand.
    """

    template: Template
    group: str
    on: dt.date
    year: int
    number: int | None
    notation: str
    day: dt.date | None
    values: Mapping[str, Any]
    reasons: Mapping[str, str]
    overridden: Mapping[str, Mapping[str, Any]]
    last_year: Mapping[str, Any] | None
    content_hash: str
    signature: str
    legal_bases: tuple[str, ...]


def annual_document(head: AgencyHead, content: AnnualContent) -> OfficialDocument:
    """The report as a value; every figure stands as it was signed, missing ones say so."""
    authority = (Authority("TM", head.authority),) if head.authority else ()
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=content.number,
        notation=content.notation,
        place=head.place,
        day=content.day,
        year=content.day.year if content.day else content.year,
        type_name="Báo cáo",
        abstract=_TITLE.format(content.year),
        body=tuple(_body(content)),
        recipients=(head.recipient,),
        kept_at="",
        signer_title=head.signer_title,
        signer_name=head.signer_name,
        signer_authority=authority,
        legal_bases=content.legal_bases,
        addressees=(head.recipient,),
        fingerprint=content.content_hash,
    )


def _body(content: AnnualContent) -> list[Block]:
    template = content.template
    whole = {**computed(template, content.values), **content.values}
    before = content.last_year and {**computed(template, content.last_year), **content.last_year}
    body: list[Block] = []
    for section in template.sections:
        if section.numeral:
            body += _section(content, section, whole, before)
    body += _explanations(content, whole, before)
    if content.signature:
        # The hash cannot break: justified, the words before it would be torn apart.
        body.append(Paragraph((Run(content.signature, italic=True),), align="left"))
    return body


def _section(
    content: AnnualContent,
    section: Section,
    whole: Mapping[str, Any],
    before: Mapping[str, Any] | None,
) -> list[Block]:
    asked = [
        field
        for field in content.template.section_fields(section, content.group, content.on)
        if field.type is not FieldType.FILE
        and (not field.folded or whole.get(field.code) is not None)
    ]
    title = section.title.text("vi")
    short = [field for field in asked if not field.long]
    long = [field for field in asked if field.long]
    # A part without an answer keeps its heading, so that the numerals stay those of the form.
    blocks: list[Block] = [Heading(1, title)]
    if not asked:
        blocks.append(Paragraph.of(f"{MISSING.text('vi')}."))
    if short:
        rows = tuple(
            _row(place, field, content, whole, before) for place, field in enumerate(short, 1)
        )
        blocks.append(DataTable(_columns(before), rows))
    for field in long:
        label = Run(f"{field.label.text('vi')}: ", bold=True)
        blocks.append(Paragraph((label, Run(shown(field, whole.get(field.code))))))
    return blocks


def _columns(before: Mapping[str, Any] | None) -> tuple[TableColumn, ...]:
    last = () if before is None else (TableColumn("Năm trước", 2.2, "right"),)
    return (
        TableColumn("TT", 0.8, "center"),
        TableColumn("Nội dung", 6),
        TableColumn("Kết quả", 4, "right"),
        TableColumn("Đơn vị", 1.8, "center"),
        *last,
    )


def _row(
    place: int,
    field: Field,
    content: AnnualContent,
    whole: Mapping[str, Any],
    before: Mapping[str, Any] | None,
) -> tuple[str, ...]:
    marks = [
        mark
        for mark, marked in ((OVERRIDDEN, content.overridden), (EXPLAINED, content.reasons))
        if marked.get(field.code)
    ]
    words = " ".join([_words(field, whole.get(field.code)), *marks])
    unit = "" if field.type is FieldType.RATIO else field.unit.text("vi")
    cells = (str(place), field.label.text("vi"), words, unit)
    return cells if before is None else (*cells, shown(field, before.get(field.code)))


def _words(field: Field, value: Any) -> str:
    """A ratio stands with its two numbers: ``95,56 % (43/45)``."""
    words = shown(field, value)
    if field.type is FieldType.RATIO and isinstance(value, dict) and figure(value.get("d")):
        return f"{words} ({value['n']}/{value['d']})"
    return words


def _explanations(
    content: AnnualContent, whole: Mapping[str, Any], before: Mapping[str, Any] | None
) -> list[Block]:
    """Figures changed by hand with both values, and changes that were explained (rule U27)."""
    fields = content.template.fields
    by_hand = [
        (
            fields[code].label.text("vi"),
            shown(fields[code], told["fact"]),
            shown(fields[code], whole.get(code)),
            told["reason"] or "Chưa ghi lý do",
        )
        for code, told in content.overridden.items()
        if code in fields
    ]
    explained = [
        (
            fields[code].label.text("vi"),
            "" if before is None else shown(fields[code], before.get(code)),
            shown(fields[code], whole.get(code)),
            reason,
        )
        for code, reason in content.reasons.items()
        if reason and code in fields
    ]
    blocks: list[Block] = []
    if by_hand or explained:
        blocks.append(Heading(1, "Giải trình số liệu"))
    if by_hand:
        caption = f"{OVERRIDDEN} Số liệu khác số hệ thống điền sẵn"
        blocks.append(_table(caption, "Hệ thống", by_hand))
    if explained:
        blocks.append(_table(f"{EXPLAINED} Thay đổi lớn so với năm trước", "Năm trước", explained))
    return blocks


def _table(caption: str, beside: str, rows: Sequence[tuple[str, str, str, str]]) -> DataTable:
    columns = (
        TableColumn("Nội dung", 5),
        TableColumn(beside, 2, "right"),
        TableColumn("Báo cáo", 2, "right"),
        TableColumn("Lý do", 5),
    )
    return DataTable(columns, tuple(rows), caption=caption)
