"""The declaration as a paper to be signed, in the layout of Decree 30/2020/NĐ-CP.

Decision 19/2014/QĐ-TTg asks for a declaration and gives no form that we know of [U]: the fields
are those of practice (agency, edition, scope, what it replaces), without a form number. The paper
is printed before it is signed or to be looked at again; what binds is the signed scan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

from thuan.domains.oversight.declarations.enums import DeclarationReason, ScopeChange
from thuan.domains.registry.agencies.api import letterhead
from thuan.kernel.files.enums import MEDIA_TYPES, Kind
from thuan.kernel.reports.committees import in_full
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
    from thuan.domains.oversight.declarations.models import Declaration

FORMATS = {"pdf": MEDIA_TYPES[Kind.PDF], "docx": MEDIA_TYPES[Kind.DOCX]}
MARK = "DỮ LIỆU MINH HỌA"
_COLUMNS = (
    TableColumn("TT", 1, "center"),
    TableColumn("Mã thủ tục", 3),
    TableColumn("Tên thủ tục hành chính", 10),
)


def declaration_paper(declaration: Declaration, kind: str, *, is_demo: bool) -> tuple[bytes, str]:
    """The file and its name; official papers stay Vietnamese."""
    with override("vi"):
        document = declaration_document(declaration, is_demo=is_demo)
        content = to_pdf(document) if kind == "pdf" else to_docx(document)
    return content, f"ban-cong-bo-{str(declaration.public_id)[:8]}.{kind}"


def declaration_document(declaration: Declaration, *, is_demo: bool) -> OfficialDocument:
    """The paper as the agency would sign it."""
    day = declaration.declared_on
    edition = declaration.edition.name_vi if declaration.edition else "TCVN ISO 9001"
    head = letterhead(declaration.agency, day)
    return OfficialDocument(
        issuer_parent=head.parent,
        issuer=head.issuer,
        place=head.place,
        number=None,
        notation=declaration.number.partition("/")[2] or "CB",
        day=day,
        year=day.year,
        type_name="Bản công bố",
        abstract=f"Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {edition}",
        legal_bases=(
            "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ;",
            "Căn cứ kết quả đánh giá nội bộ và xem xét của lãnh đạo,",
        ),
        body=_body(declaration, edition),
        recipients=("Sở Khoa học và Công nghệ", "Niêm yết tại trụ sở"),
        kept_at="VT",
        signer_title="Thủ trưởng cơ quan",
        signer_name="",
        annexes=_annexes(declaration),
        fingerprint=declaration.content_hash or None,
        watermark=MARK if is_demo else None,
    )


def _body(declaration: Declaration, edition: str) -> tuple[Paragraph, ...]:
    name = in_full(declaration.agency.name)
    told = [
        f"{name} công bố hệ thống quản lý chất lượng của cơ quan phù hợp tiêu chuẩn quốc gia "
        f"{edition}.",
        _scope_words(declaration),
        f"Lý do: {_why(declaration)}.",
    ]
    before = declaration.previous
    if before is not None:
        told.append(
            f"Bản công bố này thay thế bản công bố số {before.number} ngày "
            f"{format_date(before.declared_on)}."
        )
    told.append("Bản công bố có hiệu lực kể từ ngày ký.")
    return tuple(Paragraph.of(words) for words in told)


def _scope_words(declaration: Declaration) -> str:
    listed = (
        f"{len(declaration.scope)} thủ tục hành chính tại Phụ lục kèm theo"
        if declaration.scope
        else ""
    )
    both = "; ".join(part for part in (listed, declaration.scope_text) if part)
    return f"Phạm vi áp dụng: {both or '……'}."


def _why(declaration: Declaration) -> str:
    words = str(DeclarationReason(declaration.reason).label).lower()
    if not declaration.scope_change:
        return words
    return f"{words} ({str(ScopeChange(declaration.scope_change).label).lower()})"


def _annexes(declaration: Declaration) -> tuple[Annex, ...]:
    if not declaration.scope:
        return ()
    rows = tuple(
        (str(n), line["code"], line["name"]) for n, line in enumerate(declaration.scope, start=1)
    )
    title = "Danh mục thủ tục hành chính trong phạm vi áp dụng"
    return (Annex("Phụ lục", title, (DataTable(_COLUMNS, rows),)),)
