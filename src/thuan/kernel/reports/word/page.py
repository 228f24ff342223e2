"""Paper, styles, page numbers, foot and properties of the Word file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt, RGBColor

from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.word.xml import add_field, add_mark, set_fonts, set_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

    from thuan.kernel.reports.composition import Composition
    from thuan.kernel.reports.document import OfficialDocument

_BLACK = RGBColor(0, 0, 0)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def set_styles(word: Document, language: str) -> None:
    """Normal and the three headings: one family in all scripts, black, the decree's spacing."""
    layout = decree_30()
    defaults = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    set_fonts(defaults)
    set_language(defaults, language)
    normal = word.styles["Normal"]
    set_fonts(normal.element.get_or_add_rPr(), layout.sizes["body"])
    set_language(normal.element.get_or_add_rPr(), language)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    for level in (1, 2, 3):
        _set_heading(word.styles[f"Heading {level}"], bold=level < 3)


def _set_heading(style: Any, *, bold: bool) -> None:
    layout = decree_30()
    set_fonts(style.element.get_or_add_rPr(), layout.sizes["body"])
    style.font.bold, style.font.italic, style.font.color.rgb = bold, False, _BLACK
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = Cm(layout.first_line_cm)
    form.space_before, form.space_after = Pt(0), Pt(layout.space_after_pt)
    form.line_spacing = layout.line_spacing
    form.keep_with_next = True


def set_first_section(section: Section, composed: Composition) -> None:
    """A4 portrait; number centred in the header, none on the first page (Decree 30/2020)."""
    set_paper(section, landscape=False)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = number.add_run()
    set_fonts(run._r.get_or_add_rPr(), decree_30().sizes["page_number"])  # noqa: SLF001
    add_field(run, "PAGE")
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False
    for foot in (section.footer, section.first_page_footer):
        _write_foot(foot.paragraphs[0], composed)
    if composed.mark:
        for head in (section.header, section.first_page_header):
            add_mark(head.paragraphs[0], composed.mark)


def _write_foot(paragraph: Any, composed: Composition) -> None:
    text = " · ".join(part for part in (composed.foot, composed.mark) if part)
    if text:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        set_fonts(run._r.get_or_add_rPr(), decree_30().sizes["foot"])  # noqa: SLF001


def add_annex_section(word: Document, *, landscape: bool) -> Section:
    """Pages of its own for an annex; header and foot go on, so page numbers do."""
    section: Section = word.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    set_paper(section, landscape=landscape)
    return section


def set_paper(section: Section, *, landscape: bool) -> None:
    layout = decree_30()
    sides = (layout.width_mm, layout.height_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(s) for s in (sides[::-1] if landscape else sides))
    margins = layout.landscape_margins if landscape else layout.margins
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(layout.page_number_from_edge_mm)
    section.footer_distance = Mm(layout.foot_from_edge_mm)


def set_properties(word: Document, document: OfficialDocument, composed: Composition) -> None:
    """Title = abstract, subject = kind of document; the date is the document's, not the clock's."""
    properties = word.core_properties
    properties.title = composed.title[:255]
    properties.subject = composed.type_name[:255]
    properties.author = composed.issuer.replace("\n", " ")[:255]
    properties.keywords = document.fingerprint or ""
    properties.comments = composed.mark
    properties.language = {"vi": "vi-VN", "en": "en-GB"}[document.language]
    day = document.day
    made = _EPOCH if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties.created = properties.modified = made
    properties.last_modified_by = ""
