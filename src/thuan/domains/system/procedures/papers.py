"""An internal procedure on paper, in the practised layout (programme.md 8.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import limit_words, terms_of
from thuan.domains.system.procedures.content import read, time_of
from thuan.domains.system.procedures.words import first_day_of, output_words
from thuan.kernel.reports.document import DataTable, Heading, Paragraph, TableColumn

if TYPE_CHECKING:
    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.domains.system.procedures.content import ProcedureContent
    from thuan.kernel.reports.document import Block


def blocks(version: DocumentVersion) -> tuple[Block, ...]:
    """Sections, the TTHC with their limits, and the step table of the version."""
    content = read(version.structure)
    found: list[Block] = []
    for heading, words in (
        (_("Mục đích"), content.purpose),
        (_("Phạm vi"), content.scope),
        (_("Định nghĩa, viết tắt"), content.definitions),
    ):
        found += _section(1, heading, words)
    found += [Heading(1, _("Nội dung")), _covers(content, version), *_promised(content)]
    for heading, words in (
        (_("Thành phần hồ sơ"), content.dossier),
        (_("Số lượng hồ sơ"), content.sets),
        (_("Đối tượng, nơi tiếp nhận và trả kết quả"), content.applicants),
        (_("Yêu cầu, điều kiện"), content.conditions),
    ):
        found += _section(2, heading, words)
    found += [Heading(2, _("Quy trình xử lý công việc")), _steps(content)]
    found += _section(1, _("Hồ sơ lưu"), content.records)
    return tuple(found)


def _section(level: Literal[1, 2], heading: str, words: str) -> list[Block]:
    """A heading with its lines; nothing where nothing is said."""
    lines = [Paragraph.of(line.strip()) for line in words.splitlines() if line.strip()]
    return [Heading(level, heading), *lines] if lines else []


def _covers(content: ProcedureContent, version: DocumentVersion) -> DataTable:
    terms = terms_of(content.covers, first_day_of(version))
    columns = (
        TableColumn(_("Mã TTHC"), 2),
        TableColumn(_("Tên thủ tục"), 5),
        TableColumn(_("Thời hạn giải quyết"), 3),
        TableColumn(_("Phí, lệ phí"), 2),
        TableColumn(_("Kết quả"), 3),
    )
    rows = []
    for code in content.covers:
        row = terms.get(code)
        if row is None:
            rows.append((code, "", "", "", ""))
            continue
        limit = limit_words(row.limit_value, row.limit_unit)
        rows.append((code, row.name, limit, row.fee, row.result))
    return DataTable(columns, tuple(rows), caption=_("Thủ tục hành chính được giải quyết"))


def _promised(content: ProcedureContent) -> list[Block]:
    promised = content.committed
    if promised is None:
        return []
    words = {"limit": limit_words(promised.value, promised.unit)}
    return [Paragraph.of(_("Cơ quan cam kết giải quyết trong %(limit)s.") % words)]


def _steps(content: ProcedureContent) -> DataTable:
    columns = (
        TableColumn(_("TT"), 1, "center"),
        TableColumn(_("Trình tự (bước)"), 5),
        TableColumn(_("Trách nhiệm"), 3),
        TableColumn(_("Thời gian"), 2),
        TableColumn(_("Biểu mẫu/Kết quả"), 3),
    )
    rows = []
    for number, step in enumerate(content.steps, 1):
        name = f"{step.name}. {step.action}" if step.action else step.name
        if step.with_previous:
            name = _("%(step)s (làm cùng lúc với bước trên)") % {"step": name}
        rows.append((str(number), name, step.role, time_of(step), output_words(step)))
    return DataTable(columns, tuple(rows), caption=_("Các bước xử lý"))
