"""A controlled document as a Word file: cover, control block, head and foot of every page."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Emu, Mm, Pt, RGBColor

from thuan.kernel.reports.controlled import ControlledPaper, tidied
from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.seal import qr_png
from thuan.kernel.reports.word.blocks import write_blocks, write_line
from thuan.kernel.reports.word.page import set_paper, set_styles
from thuan.kernel.reports.word.renderer import packed
from thuan.kernel.reports.word.xml import (
    add_field,
    add_mark,
    describe_picture,
    fix_columns,
    pad_cells,
    set_fonts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

_RED = RGBColor(0x9B, 0x1C, 0x1C)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_SMALL, _BODY, _TITLE = 9, 12, 20


def controlled_to_docx(paper: ControlledPaper) -> bytes:
    """A controlled document with its cover; the same paper gives the same bytes."""
    ready = tidied(paper)
    word = docx.Document()
    set_styles(word, "vi")
    _set_pages(word, ready)
    _write_cover(word, ready)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    write_blocks(word, ready.blocks, decree_30().text_width_mm())
    properties = word.core_properties
    properties.title, properties.subject = ready.title[:255], ready.type_name[:255]
    properties.author, properties.keywords = ready.issuer[:255], ready.code[:255]
    properties.created = properties.modified = _EPOCH
    properties.last_modified_by, properties.language = "", "vi-VN"
    return packed(word)


def _set_pages(word: Document, paper: ControlledPaper) -> None:
    section = word.sections[0]
    set_paper(section, landscape=False)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    run = head.add_run(f"{paper.running} · {paper.page_word} ")
    set_fonts(run._r.get_or_add_rPr(), _SMALL + 1)  # noqa: SLF001
    for code, between in (("PAGE", "/"), ("NUMPAGES", "")):
        number = head.add_run()
        set_fonts(number._r.get_or_add_rPr(), _SMALL + 1)  # noqa: SLF001
        number.font.size = Pt(_SMALL + 1)
        add_field(number, code)
        set_fonts(head.add_run(between)._r.get_or_add_rPr(), _SMALL + 1)  # noqa: SLF001
    for foot in (section.footer, section.first_page_footer):
        write_line(foot.paragraphs[0], paper.copy_line, _SMALL)
    for mark in (paper.stamp or paper.watermark,):
        if mark:
            add_mark(head, mark)
            add_mark(section.first_page_header.paragraphs[0], mark)


def _write_cover(word: Document, paper: ControlledPaper) -> None:
    write_line(word.add_paragraph(), paper.issuer, 14, bold=True)
    kind = word.add_paragraph()
    kind.paragraph_format.space_before = Mm(45)
    if paper.stamp:
        _write_stamp(kind, paper.stamp)
        kind = word.add_paragraph()
    write_line(kind, paper.type_name, 16)
    title = word.add_paragraph()
    write_line(title, paper.title, _TITLE, bold=True)
    title.paragraph_format.space_after = Mm(18)
    room = decree_30().text_width_mm()
    _write_grid(word, paper.numbers, [room * 0.3, room * 0.45])
    gap = word.add_paragraph()
    gap.paragraph_format.space_before = Mm(35)
    if paper.signers:
        across = list(zip(*paper.signers, strict=True))
        _write_grid(word, across, [room / len(paper.signers)] * len(paper.signers))
    if paper.fingerprint:
        picture = word.add_paragraph()
        picture.paragraph_format.space_before = Pt(8)
        run = picture.add_run()
        run.add_picture(BytesIO(qr_png(paper.fingerprint)), height=Mm(decree_30().qr_mm))
        describe_picture(run, paper.code_line)
        write_line(word.add_paragraph(), paper.code_line, _SMALL, align="left")


def _write_stamp(paragraph: Paragraph, words: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    set_fonts(run._r.get_or_add_rPr(), 16)  # noqa: SLF001
    run.bold, run.font.color.rgb = True, _RED


def _write_grid(word: Document, rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> None:
    table = word.add_table(rows=len(rows), cols=len(widths_mm))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    pad_cells(table, top=60, side=80)
    fix_columns(table, [Emu(Mm(width)) for width in widths_mm])
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            write_line(cell.paragraphs[0], text, _BODY)
