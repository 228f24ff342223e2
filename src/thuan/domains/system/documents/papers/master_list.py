"""The master list of a day as an official paper (Decree 30/2020/NĐ-CP), to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import override

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.documents.papers.marks import MARK
from thuan.domains.system.documents.words import numbers
from thuan.kernel.reports.committees import in_full, is_committee, place_of
from thuan.kernel.reports.document import (
    Annex,
    DataTable,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.tenancy.models import Agency

_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Mã số", 3),
    TableColumn("Tên tài liệu", 7),
    TableColumn("Loại", 4),
    TableColumn("Lần ban hành/sửa đổi", 2, "center"),
    TableColumn("Hiệu lực từ", 2, "center"),
    TableColumn("Số quyết định", 3),
    TableColumn("Bộ phận chủ trì", 3),
)


def master_list_paper(
    agency: Agency,
    rows: Sequence[DocumentVersion],
    day: dt.date,
    kind: str,
    *,
    parent: str,
    is_demo: bool,
) -> tuple[bytes, str]:
    """The file and its name; official papers stay Vietnamese."""
    with override("vi"):
        document = master_list_document(agency, rows, day, parent=parent, is_demo=is_demo)
        content = to_pdf(document) if kind == "pdf" else to_docx(document)
    return content, f"danh-muc-tai-lieu-{day:%Y-%m-%d}.{kind}"


def master_list_document(
    agency: Agency,
    rows: Sequence[DocumentVersion],
    day: dt.date,
    *,
    parent: str,
    is_demo: bool,
) -> OfficialDocument:
    """The documents in force on the day, by code; ``parent`` is the agency above, in words."""
    lines = tuple(
        (
            str(place),
            row.document.code,
            row.document.title,
            str(DocumentType(row.document.kind).label),
            numbers(row.issue, row.revision),
            format_date(row.effective_from) if row.effective_from else "",
            row.decision_no,
            row.document.owner_unit,
        )
        for place, row in enumerate(rows, 1)
    )
    return OfficialDocument(
        issuer_parent="" if is_committee(agency.name) else parent,
        issuer=in_full(agency.name),
        number=None,
        notation="DM",
        place=place_of(agency.name, settings.LETTERHEAD["place"]),
        day=None,
        year=day.year,
        type_name="Danh mục",
        abstract=f"Thông tin dạng văn bản đang kiểm soát tại ngày {format_date(day)}",
        body=(
            Paragraph.of(
                f"Tính đến ngày {format_date(day)}, cơ quan kiểm soát {len(lines)} tài liệu nội "
                "bộ đang hiệu lực theo điều khoản 7.5 của TCVN ISO 9001:2015, ghi tại phụ lục."
            ),
        ),
        recipients=("Các bộ phận trong cơ quan",),
        kept_at="ISO",
        signer_title="Thủ trưởng cơ quan",
        signer_name="",
        annexes=(
            Annex(
                "Phụ lục",
                "Tài liệu đang hiệu lực",
                (DataTable(_COLUMNS, lines),),
                landscape=True,
            ),
        ),
        watermark=MARK if is_demo else None,
    )
