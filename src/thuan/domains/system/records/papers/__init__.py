"""The minutes of a disposal in the layout of official papers (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import override

from thuan.domains.registry.agencies.api import letterhead
from thuan.domains.system.records.enums import DisposalState
from thuan.kernel.calendar.clock import business_day
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
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from thuan.domains.system.records.models import DisposalCase

FORMATS = {"pdf": MEDIA_TYPES[Kind.PDF], "docx": MEDIA_TYPES[Kind.DOCX]}
MARK = "DỮ LIỆU MINH HỌA"
_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Tiêu đề hồ sơ", 6),
    TableColumn("Loại hồ sơ", 4),
    TableColumn("Ngày đóng", 2, "center"),
    TableColumn("Lưu đến hết ngày", 2, "center"),
)


def minutes_paper(case: DisposalCase, kind: str, *, is_demo: bool) -> tuple[bytes, str]:
    """The file and its name; official papers stay Vietnamese."""
    with override("vi"):
        document = minutes_document(case, is_demo=is_demo)
        content = to_pdf(document) if kind == "pdf" else to_docx(document)
    return content, f"bien-ban-huy-{str(case.public_id)[:8]}.{kind}"


def minutes_document(case: DisposalCase, *, is_demo: bool) -> OfficialDocument:
    """Decided list and what was done; before it is done the day and the words stay open."""
    if case.decided_at is None:
        raise ValueError("minutes are written of a disposal that was decided")
    moment = case.done_at or case.decided_at
    day = business_day(moment)
    done = case.state == DisposalState.DONE
    left = {str(key) for key in case.records.values_list("public_id", flat=True)}
    lines = [line for line in case.listed if line["record"] in left]
    head = letterhead(case.agency, day)
    return OfficialDocument(
        issuer_parent=head.parent,
        issuer=head.issuer,
        place=head.place,
        number=None,
        notation="BB",
        day=day if done else None,
        year=day.year,
        type_name="Biên bản",
        abstract="Về việc hủy hồ sơ hết thời hạn lưu",
        body=(
            Paragraph.of(
                f"Căn cứ Quyết định số {case.decision_no} về việc hủy hồ sơ hết thời hạn lưu và "
                f"Quyết định số {case.council_no} về việc lập hội đồng xét hủy, cơ quan tiến hành "
                f"hủy {len(lines)} hồ sơ trong danh mục dưới đây."
            ),
            Heading(1, "Danh mục hồ sơ hủy"),
            DataTable(_COLUMNS, tuple(_row(n, line) for n, line in enumerate(lines, start=1))),
            Heading(1, "Nội dung thực hiện"),
            Paragraph.of(
                case.minutes or "Thời gian, địa điểm: ……  Cách hủy: ……  Người chứng kiến: ……"
            ),
            Paragraph.of(
                f"Mã kiểm tra của danh mục được quyết định (SHA-256): {case.content_hash}."
            ),
        ),
        recipients=("Như trên",),
        kept_at="hồ sơ hủy",
        signer_title="Hội đồng xét hủy",
        signer_name="",
        fingerprint=case.content_hash,
        watermark=MARK if is_demo else None,
    )


def _row(number: int, line: dict[str, str]) -> tuple[str, ...]:
    until = dt.date.fromisoformat(line["retention_until"]) - dt.timedelta(days=1)
    title = f"{line['code']} {line['title']}".strip()
    closed = format_date(dt.date.fromisoformat(line["closed_on"]))
    return (str(number), title, line["record_type"], closed, format_date(until))
