"""Headings, paragraphs, lists and tables of the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu, Mm, Pt

from thuan.kernel.reports.document import Bullets, DataTable, Heading, Paragraph, Run
from thuan.kernel.reports.grid import head_cells, head_rows
from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.word.xml import (
    fix_columns,
    pad_cells,
    row_property,
    set_fonts,
    set_mark_size,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    from thuan.kernel.reports.document import Align, Block

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_CELL_TOP, _CELL_SIDE = 40, 45  # twentieths of a point: 0.7 mm and 0.8 mm
_SHORT_CELL = 600


def write_run(paragraph: WordParagraph, run: Run, size_pt: float | None = None) -> None:
    """Add a run; bold and italic are set for complex scripts too."""
    made = paragraph.add_run(run.text)
    made.bold = made.font.cs_bold = run.bold or None
    made.italic = made.font.cs_italic = run.italic or None
    if size_pt is not None:
        set_fonts(made._r.get_or_add_rPr(), size_pt)  # noqa: SLF001


def write_line(
    paragraph: WordParagraph,
    text: str,
    size_pt: float,
    *,
    align: Align = "center",
    bold: bool = False,
    italic: bool = False,
) -> None:
    """A line of a layout cell: no indent, single spacing."""
    paragraph.alignment = _ALIGN[align]
    set_mark_size(paragraph, size_pt)
    write_run(paragraph, Run(text, bold=bold, italic=italic), size_pt)


def write_body(
    paragraph: WordParagraph, runs: Iterable[Run], *, align: Align, indent: bool
) -> None:
    """A paragraph of the text: justified, indented, spaced as the decree says."""
    layout = decree_30()
    form = paragraph.paragraph_format
    form.alignment = _ALIGN[align]
    form.first_line_indent = Cm(layout.first_line_cm) if indent else None
    form.space_after = Pt(layout.space_after_pt)
    form.line_spacing = layout.line_spacing
    for run in runs:
        write_run(paragraph, run)


def keep_last_with_next(word: Document, blocks: Sequence[Block]) -> None:
    """What stands last in the text goes with the signature under it, which is never alone."""
    if not blocks:
        return
    # Under a table stands its note, or an empty line.
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    if isinstance(last := blocks[-1], DataTable):
        short = len(last.rows) <= decree_30().whole_table_rows
        grid = _cells(word.tables[-1])
        for row in grid if short else grid[-2:]:
            for cell in row:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def write_blocks(word: Document, blocks: Sequence[Block], width_mm: float) -> None:
    """All blocks in order; ``width_mm`` is the room for tables."""
    for block in blocks:
        if isinstance(block, Heading):
            word.add_paragraph(block.text, style=f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            write_body(word.add_paragraph(), block.runs, align=block.align, indent=block.indent)
        elif isinstance(block, Bullets):
            for item in block.items:
                write_body(word.add_paragraph(), (Run("- "), *item), align="justify", indent=True)
        else:
            _write_table(word, block, width_mm)


def _write_table(word: Document, data: DataTable, width_mm: float) -> None:
    layout = decree_30()
    if data.caption:
        caption = word.add_paragraph()
        write_line(caption, data.caption, layout.sizes["body"], bold=True)
        caption.paragraph_format.space_after = Pt(layout.space_after_pt)
        caption.paragraph_format.keep_with_next = True
    heads = head_rows(data.columns)
    size = layout.table_size(len(data.columns))
    body = [*data.rows, *([data.total] if data.total else [])]
    table = word.add_table(rows=heads + len(body), cols=len(data.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    pad_cells(table, top=_CELL_TOP, side=_CELL_SIDE)
    whole = sum(column.share for column in data.columns)
    fix_columns(table, [Emu(Mm(width_mm * column.share / whole)) for column in data.columns])
    grid = _cells(table)
    _write_head(table, grid, data, size)
    for row, texts in zip(grid[heads:], body, strict=True):
        for cell, text, column in zip(row, texts, data.columns, strict=True):
            _write_cell(cell, text, size, align=column.align, bold=texts is data.total)
    for row_object, texts in zip(list(table.rows)[heads:], body, strict=True):
        if all(len(text) < _SHORT_CELL for text in texts):
            row_property(row_object, "cantSplit")
    _keep_together(grid, data)
    _write_notes(word, data)


def _keep_together(grid: list[list[_Cell]], data: DataTable) -> None:
    """A short table with its note stays on one page; the total never stands alone on a page."""
    if len(data.rows) <= decree_30().whole_table_rows:
        kept = grid if data.notes else grid[:-1]
    else:
        kept = grid[-2:-1] if data.total else []
    for row in kept:
        for cell in row:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _cells(table: Table) -> list[list[_Cell]]:
    """All cells once: asking a table for its cells again and again is quadratic."""
    flat, width = table._cells, len(table.columns)  # noqa: SLF001
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _write_head(table: Table, grid: list[list[_Cell]], data: DataTable, size: float) -> None:
    for head in head_cells(data.columns):
        cell = grid[head.row][head.column]
        if head.rows > 1 or head.columns > 1:
            cell = cell.merge(grid[head.row + head.rows - 1][head.column + head.columns - 1])
        _write_cell(cell, head.text, size, align="center", bold=True)
    for row in list(table.rows)[: head_rows(data.columns)]:
        row_property(row, "cantSplit")
        row_property(row, "tblHeader")


def _write_cell(cell: _Cell, text: str, size: float, *, align: Align, bold: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    write_line(
        cell.paragraphs[0], text, size, align="left" if align == "justify" else align, bold=bold
    )


def _write_notes(word: Document, data: DataTable) -> None:
    layout = decree_30()
    for note in data.notes or ("",):
        paragraph = word.add_paragraph()
        write_line(paragraph, note, layout.sizes["table"], align="justify", italic=True)
        paragraph.paragraph_format.space_before = Pt(layout.space_after_pt / 2)
        paragraph.paragraph_format.space_after = Pt(layout.space_after_pt)
