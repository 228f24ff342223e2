"""A version on paper: cover and control blocks as real documents have them (programme.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import override

from thuan.domains.system.documents.content import structure_of
from thuan.domains.system.documents.enums import ONCE_IN_FORCE, DocumentType
from thuan.domains.system.documents.papers.marks import MARK
from thuan.domains.system.documents.selectors.documents import copies_of, versions_of
from thuan.domains.system.documents.selectors.forms import named_forms
from thuan.domains.system.documents.selectors.people import signers_of
from thuan.domains.system.documents.words import kept_as, numbers, origin
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.reports.committees import in_full
from thuan.kernel.reports.controlled import ControlledPaper
from thuan.kernel.reports.document import DataTable, Heading, Paragraph, TableColumn
from thuan.kernel.reports.pdf import controlled_to_pdf
from thuan.kernel.reports.word import controlled_to_docx
from thuan.kernel.text.dates import format_date, format_moment

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.reports.document import Block

TASKS: Final = {"AUTHOR": "Soạn thảo", "REVIEWER": "Xem xét", "APPROVER": "Phê duyệt"}


def version_paper(
    version: DocumentVersion, kind: str, *, by: str, at: dt.datetime, is_demo: bool
) -> tuple[bytes, str]:
    """The file and its name; controlled documents are Vietnamese. ``by`` has it printed."""
    with override("vi"):
        paper = paper_of(version, by=by, at=at, is_demo=is_demo)
        content = controlled_to_pdf(paper) if kind == "pdf" else controlled_to_docx(paper)
    code = version.document.code.replace("/", "-")
    return content, f"{code}-{version.issue:02}-{version.revision:02}.{kind}"


def paper_of(
    version: DocumentVersion, *, by: str, at: dt.datetime, is_demo: bool
) -> ControlledPaper:
    """Cover, revisions, distribution, then the words, the data of the type, the forms.

    Of a file-first version the file itself is the content: the paper is its cover and control
    pages and names the file.
    """
    document = version.document
    issue = numbers(version.issue, version.revision)
    words = {"by": by, "at": format_moment(at)}
    return ControlledPaper(
        issuer=in_full(document.agency.name),
        type_name=str(DocumentType(document.kind).label),
        title=document.title,
        code=document.code,
        running=f"{document.code} · {document.title} · Lần ban hành/sửa đổi {issue}",
        page_word="Trang",
        numbers=_numbers(version),
        signers=tuple(
            (TASKS[part], name, format_date(business_day(when)))
            for part, name, when in signers_of(version)
            if part in TASKS
        ),
        blocks=tuple(_blocks(version)),
        copy_line="Bản in không kiểm soát, {by} in lúc {at}. Bản có hiệu lực xem trong hệ "
        "thống.".format(**words),
        code_word="Mã kiểm tra",
        stamp=kept_as(version),
        watermark=MARK if is_demo else "",
        fingerprint=version.content_hash,
    )


def _numbers(version: DocumentVersion) -> tuple[tuple[str, str], ...]:
    days = [
        ("Ngày hiệu lực", version.effective_from),
        ("Hết hiệu lực từ", version.effective_to),
        ("Xem xét lại trước", version.next_review),
    ]
    return (
        ("Mã số", version.document.code),
        ("Lần ban hành", f"{version.issue:02}"),
        ("Lần sửa đổi", f"{version.revision:02}"),
        *((name, format_date(day)) for name, day in days if day),
        *((("Quyết định ban hành", version.decision_no),) if version.decision_no else ()),
        *((("Nguồn", told),) if (told := origin(version)) else ()),
    )


def _blocks(version: DocumentVersion) -> list[Block]:
    found: list[Block] = [_revisions(version), *_distribution(version)]
    if version.text.strip():
        lines = (line.strip() for line in version.text.splitlines())
        found += [Paragraph.of(line) for line in lines if line]
    known = structure_of(version.document.kind) if version.structure else None
    if known is not None:
        found += known.blocks(version)
    if version.file is not None:
        name, print_of = version.file.name, version.file.sha256
        found.append(
            Paragraph.of(f"Nội dung tài liệu nằm trong tệp “{name}” (SHA-256: {print_of}).")
        )
    if forms := named_forms(version):
        columns = (TableColumn("TT", 1, "center"), TableColumn("Mã", 3), TableColumn("Tên", 8))
        rows = tuple((str(n), one.code, one.title) for n, one in enumerate(forms, 1))
        found += [Heading(1, "Biểu mẫu"), DataTable(columns, rows)]
    return found


def _revisions(version: DocumentVersion) -> DataTable:
    """Bảng theo dõi sửa đổi: every version that was in force up to this one, the oldest first."""
    here = (version.issue, version.revision)
    rows = [
        (
            numbers(one.issue, one.revision),
            one.summary or one.get_reason_display(),
            format_date(one.effective_from) if one.effective_from else "",
            one.decision_no,
        )
        for one in reversed(versions_of(version.document))
        if one.pk == version.pk or (one.state in ONCE_IN_FORCE and (one.issue, one.revision) < here)
    ]
    columns = (
        TableColumn("Lần ban hành/sửa đổi", 2, "center"),
        TableColumn("Nội dung sửa đổi", 6),
        TableColumn("Ngày hiệu lực", 2, "center"),
        TableColumn("Quyết định", 3),
    )
    return DataTable(columns, tuple(rows), caption="Bảng theo dõi sửa đổi")


def _distribution(version: DocumentVersion) -> list[Block]:
    """Phân phối: who is to read it and who has; nothing where nobody was given it."""
    copies = copies_of(version)
    if not copies:
        return []
    columns = (
        TableColumn("TT", 1, "center"),
        TableColumn("Người nhận", 6),
        TableColumn("Xác nhận đã đọc", 3, "center"),
    )
    rows = tuple(
        (
            str(n),
            one.person.full_name,
            format_date(business_day(one.acknowledged_at)) if one.acknowledged_at else "",
        )
        for n, one in enumerate(copies, 1)
    )
    return [DataTable(columns, rows, caption="Phân phối")]
