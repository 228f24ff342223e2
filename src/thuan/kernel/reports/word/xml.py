"""The WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu

from thuan.kernel.reports.layout import decree_30

if TYPE_CHECKING:
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_SLOTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_EIGHTHS_OF_RULE = "6"  # 0.75 pt
_MARK = """
<w:pict {ns} xmlns:v="urn:schemas-microsoft-com:vml"
  xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="1600,21600" o:spt="136" adj="10800"
    path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>
      <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
      <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
      <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
      <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
      <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
    </v:formulas>
    <v:path textpathok="t" o:connecttype="custom"
      o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
    <v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape type="#_x0000_t136" o:spid="_x0000_s2049" fillcolor="#e0e0e0" stroked="f"
    style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;
    z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;
    mso-position-vertical:center;mso-position-vertical-relative:margin">
    <v:textpath/>
  </v:shape>
</w:pict>"""


def set_fonts(properties: Any, size_pt: float | None = None) -> None:
    """One family for every script, so that Word never falls back to a theme or Asian font."""
    fonts = properties.get_or_add_rFonts()
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(qn(f"w:{slot}"), None)
    for slot in _FONT_SLOTS:
        fonts.set(qn(f"w:{slot}"), decree_30().font)
    if size_pt is not None:
        _set_value(properties, "w:sz", str(round(size_pt * 2)))
        _set_value(properties, "w:szCs", str(round(size_pt * 2)))


def set_mark_size(paragraph: Paragraph, size_pt: float) -> None:
    """Size of the paragraph's end mark: left at the body's 14 it would stretch small lines."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    mark = properties.find(qn("w:rPr"))
    if mark is None:
        mark = OxmlElement("w:rPr")
        properties.insert_element_before(mark, "w:sectPr", "w:pPrChange")
    _set_value(mark, "w:sz", str(round(size_pt * 2)))
    _set_value(mark, "w:szCs", str(round(size_pt * 2)))


def set_language(properties: Any, language: str) -> None:
    """Proofing language of a style's run properties."""
    code = {"vi": "vi-VN", "en": "en-GB"}[language]
    element = _child(properties, "w:lang")
    for slot in ("w:val", "w:eastAsia", "w:bidi"):
        element.set(qn(slot), code)


def _set_value(parent: Any, tag: str, value: str) -> None:
    _child(parent, tag).set(qn("w:val"), value)


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found


def add_field(run: Run, code: str) -> None:
    """A field such as PAGE."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001


def rule_above(paragraph: Paragraph) -> None:
    """A solid line at the top of a paragraph; its indents give the length."""
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (
        ("val", "single"),
        ("sz", _EIGHTHS_OF_RULE),
        ("space", "1"),
        ("color", "000000"),
    ):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def fix_columns(table: Table, widths: list[Emu]) -> None:
    """Fixed column widths in the grid and in every cell: Word and LibreOffice read either."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001
    width = _child(properties, "w:tblW")
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(round(sum(widths) / Emu(635))))
    for column, each in zip(table.columns, widths, strict=True):
        column.width = each
    for row in table.rows:
        for cell, each in zip(row.cells, widths, strict=True):
            cell.width = each


def pad_cells(table: Table, *, top: int = 0, side: int = 0) -> None:
    """Inner margins of all cells, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for edge, value in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        element = OxmlElement(f"w:{edge}")
        element.set(qn("w:w"), str(value))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    properties = table._tbl.tblPr  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def row_property(row: _Row, name: str) -> None:
    """``tblHeader`` (repeat on every page) or ``cantSplit`` (a row stays whole)."""
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))  # noqa: SLF001


def describe_picture(run: Run, text: str) -> None:
    """The words a screen reader says for the picture in this run; no room around it."""
    for inline in run._r.iter(qn("wp:inline")):  # noqa: SLF001
        for edge in ("distT", "distB", "distL", "distR"):
            inline.set(edge, "0")
    for properties in run._r.iter(qn("wp:docPr")):  # noqa: SLF001
        properties.set("descr", text)


def add_mark(paragraph: Paragraph, text: str) -> None:
    """A pale word across the page, as Word's own watermarks are made; ``text`` is data."""
    layout = decree_30()
    width = layout.text_width_mm() / 25.4 * 72
    picture = parse_xml(
        _MARK.format(ns=nsdecls("w"), width=round(width), height=layout.sizes["mark"])
    )
    shape = picture[1]
    shape[0].set("style", f"font-family:'{layout.font}';font-weight:bold")
    shape[0].set("string", text)
    paragraph.add_run()._r.append(picture)  # noqa: SLF001
