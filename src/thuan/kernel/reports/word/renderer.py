"""The Word file from top to bottom: header cells, title, text, signature, annexes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.shared import Emu, Mm, Pt

from thuan.kernel.reports.composition import compose
from thuan.kernel.reports.document import Run
from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.metrics import text_width_mm
from thuan.kernel.reports.seal import qr_png
from thuan.kernel.reports.word.blocks import (
    keep_last_with_next,
    write_blocks,
    write_body,
    write_line,
)
from thuan.kernel.reports.word.page import (
    add_annex_section,
    set_first_section,
    set_properties,
    set_styles,
)
from thuan.kernel.reports.word.xml import (
    describe_picture,
    fix_columns,
    pad_cells,
    row_property,
    rule_above,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from thuan.kernel.reports.composition import ComposedAnnex, Composition
    from thuan.kernel.reports.document import OfficialDocument

_RULE_HEIGHT = Pt(4)
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def to_docx(document: OfficialDocument) -> bytes:
    """The document in the layout of Decree 30/2020; the same document gives the same bytes."""
    composed = compose(document)
    word = docx.Document()
    set_styles(word, document.language)
    set_first_section(word.sections[0], composed)
    set_properties(word, document, composed)
    _write_header_cells(word, composed)
    _write_title(word, composed)
    _write_opening(word, composed)
    write_blocks(word, composed.blocks, decree_30().text_width_mm())
    keep_last_with_next(word, composed.blocks)
    _write_signature(word, composed, document.fingerprint)
    for annex in composed.annexes:
        _write_annex(word, annex)
    return packed(word)


def layout_row(word: Document, shares: Sequence[float], rows: int) -> list[list[_Cell]]:
    """A table without borders: layout cells, never tabs."""
    table = word.add_table(rows=rows, cols=len(shares))
    pad_cells(table)
    room = decree_30().text_width_mm()
    fix_columns(table, [Emu(Mm(room * share)) for share in shares])
    for row in table.rows:
        row_property(row, "cantSplit")
    return [list(row.cells) for row in table.rows]


def _lines(cell: _Cell, lines: Sequence[tuple[str, float, bool]]) -> None:
    """Centred lines (text, size, bold) in a cell."""
    for place, (text, size, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        write_line(paragraph, text, size, bold=bold)


def _rule(paragraph: Paragraph, text: str, size: float, share: float, room_mm: float) -> None:
    """A rule under a bold text, ``share`` of its longest line, centred in ``room_mm``."""
    longest = max(text_width_mm(line, size, bold=True) for line in text.split("\n"))
    indent = (room_mm - min(longest, room_mm) * share) / 2
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent)
    form.space_before, form.line_spacing = Pt(2), _RULE_HEIGHT
    rule_above(paragraph)


def _write_header_cells(word: Document, composed: Composition) -> None:
    layout = decree_30()
    sizes, room = layout.sizes, layout.text_width_mm()
    (agency, nation), (number, when) = layout_row(word, layout.header_columns, 2)
    parent = [(composed.issuer_parent, sizes["co_quan_chu_quan"], False)]
    issuer = (composed.issuer, sizes["co_quan_ban_hanh"], True)
    _lines(agency, [*(parent if composed.issuer_parent else []), issuer])
    left, right = (room * share for share in layout.header_columns)
    _rule(agency.add_paragraph(), issuer[0], issuer[1], layout.rule_share, left)
    motto = (composed.motto, sizes["tieu_ngu"], True)
    _lines(nation, [(composed.nation, sizes["quoc_hieu"], True), motto])
    _rule(nation.add_paragraph(), motto[0], motto[1], 1, right)
    _lines(number, [(composed.number_line, sizes["so_ky_hieu"], False)])
    if composed.subject_line:
        write_line(number.add_paragraph(), composed.subject_line, sizes["trich_yeu_cv"])
    write_line(when.paragraphs[0], composed.date_line, sizes["dia_danh_ngay"], italic=True)


def _write_title(word: Document, composed: Composition) -> None:
    if not composed.type_name:
        return
    layout = decree_30()
    kind = word.add_paragraph()
    write_line(kind, composed.type_name, layout.sizes["ten_loai"], bold=True)
    kind.paragraph_format.space_before = Pt(14)
    size = layout.sizes["trich_yeu"]
    write_line(word.add_paragraph(), composed.abstract, size, bold=True)
    _rule(word.add_paragraph(), composed.abstract, size, layout.rule_share, layout.text_width_mm())


def _write_opening(word: Document, composed: Composition) -> None:
    """Addressees and legal bases."""
    layout = decree_30()
    _spacer(word)
    size = layout.sizes["kinh_gui"]
    if len(composed.addressees) == 1:
        only = f"{composed.addressees_label} {composed.addressees[0]}"
        write_line(word.add_paragraph(), only, size)
        _spacer(word)
    elif composed.addressees:
        indent = layout.text_width_mm() / 4
        for place, text in enumerate((composed.addressees_label, *composed.addressees)):
            paragraph = word.add_paragraph()
            write_line(paragraph, text, size, align="left")
            paragraph.paragraph_format.left_indent = Mm(indent + (8 if place else 0))
        _spacer(word)
    for basis in composed.legal_bases:
        write_body(word.add_paragraph(), [Run(basis, italic=True)], align="justify", indent=True)


def _spacer(word: Document) -> Paragraph:
    spacer = word.add_paragraph()
    spacer.paragraph_format.line_spacing = Pt(10)
    return spacer


def _write_signature(word: Document, composed: Composition, fingerprint: str | None) -> None:
    layout = decree_30()
    sizes = layout.sizes
    _spacer(word).paragraph_format.keep_with_next = True
    ((left, right),) = layout_row(word, layout.signature_columns, 1)
    write_line(
        left.paragraphs[0], composed.recipients_label, sizes["noi_nhan_label"],
        align="left", bold=True, italic=True,
    )  # fmt: skip
    for recipient in composed.recipients:
        write_line(left.add_paragraph(), recipient, sizes["noi_nhan_list"], align="left")
    if fingerprint:
        _write_code(left, composed.code_line, fingerprint)
    title = [*composed.authority, composed.signer_title]
    _lines(right, [(line, sizes["chuc_vu"], True) for line in title])
    name = right.add_paragraph()
    write_line(name, composed.signer_name, sizes["ho_ten"], bold=True)
    name.paragraph_format.space_before = Mm(layout.signature_gap_mm)


def _write_code(cell: _Cell, line: str, fingerprint: str) -> None:
    """The fingerprint as QR and its first characters, under the recipients."""
    layout = decree_30()
    picture = cell.add_paragraph()
    picture.paragraph_format.space_before = Pt(8)
    run = picture.add_run()
    run.add_picture(BytesIO(qr_png(fingerprint)), height=Mm(layout.qr_mm))
    describe_picture(run, line)
    write_line(cell.add_paragraph(), line, layout.sizes["foot"], align="left")


def _write_annex(word: Document, annex: ComposedAnnex) -> None:
    layout = decree_30()
    add_annex_section(word, landscape=annex.landscape)
    write_line(word.add_paragraph(), annex.label, layout.sizes["phu_luc_label"], bold=True)
    write_line(word.add_paragraph(), annex.title, layout.sizes["phu_luc_title"], bold=True)
    reference = word.add_paragraph()
    write_line(reference, annex.reference, layout.sizes["body"], italic=True)
    reference.paragraph_format.space_after = Pt(12)
    write_blocks(word, annex.blocks, layout.text_width_mm(landscape=annex.landscape))


def packed(word: Document) -> bytes:
    """The file with fixed times inside, so that equal documents are equal bytes."""
    loose, packed = BytesIO(), BytesIO()
    word.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
