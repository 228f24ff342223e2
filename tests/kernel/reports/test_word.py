"""The Word file, read back."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from tests.kernel.reports import hostile
from tests.kernel.reports.samples import provincial_report
from thuan.kernel.reports.document import Annex, DataTable, Paragraph, TableColumn
from thuan.kernel.reports.word import to_docx


@pytest.fixture(scope="module")
def report():
    return docx.Document(BytesIO(to_docx(provincial_report())))


def part(document: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(document)).read(name).decode("utf-8")


def all_texts(word) -> list[str]:
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in word.element.body.iter(qn("w:p"))
    ]


def near(length, expected):
    return abs(length - expected) < Mm(0.1)


def test_margins_and_paper_are_those_of_the_decree(report):
    first = report.sections[0]

    assert near(first.page_width, Mm(210))
    assert near(first.page_height, Mm(297))
    assert near(first.top_margin, Mm(20))
    assert near(first.bottom_margin, Mm(20))
    assert near(first.left_margin, Mm(30))
    assert near(first.right_margin, Mm(20))


def test_the_number_of_the_first_page_is_hidden_and_of_the_others_centred(report):
    first = report.sections[0]

    assert first.different_first_page_header_footer
    assert "PAGE" not in first.first_page_header._element.xml
    assert "PAGE" in first.header._element.xml
    assert first.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_annexes_show_their_page_numbers_from_their_first_page(report):
    assert [s.different_first_page_header_footer for s in report.sections] == [
        True,
        False,
        False,
        False,
    ]


def test_only_the_wide_annex_lies_down(report):
    assert [s.orientation for s in report.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
    assert near(report.sections[2].page_width, Mm(297))


def test_one_typeface_in_every_script_and_no_theme_font(report):
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts = report.styles[name].element.rPr.find(qn("w:rFonts"))
        assert {
            slot: fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")
        } == (dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"))
        assert not [slot for slot in fonts.attrib if slot.endswith("Theme")]
    assert report.styles["Normal"].font.size == Pt(14)


def test_the_text_is_justified_indented_and_spaced(report):
    paragraph = next(p for p in report.paragraphs if p.text.startswith("Thực hiện Kế hoạch"))

    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert near(paragraph.paragraph_format.first_line_indent, Cm(1.27))
    assert paragraph.paragraph_format.space_after == Pt(6)
    assert paragraph.paragraph_format.line_spacing == 1.15


def test_legal_bases_are_italic(report):
    bases = [p for p in report.paragraphs if p.text.startswith("Căn cứ")]

    assert [p.text[-1] for p in bases] == [";", "."]
    assert all(run.italic for p in bases for run in p.runs)


def test_the_header_is_a_table_without_borders_and_without_tabs(report):
    header = report.tables[0]

    assert header.cell(0, 0).text.split("\n")[:3] == [
        "ỦY BAN NHÂN DÂN", "TỈNH THUẬN HÒA", "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    ]  # fmt: skip
    assert header.cell(0, 1).text.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    assert header.cell(1, 0).text == "Số:\u00a007/BC-SKHCN"
    assert "w:tblBorders" not in header._tbl.xml
    assert header.style.name != "Table Grid"
    assert not list(report.element.body.iter(qn("w:tab")))


def test_agency_is_bold_and_its_parent_is_not(report):
    parent, agency = report.tables[0].cell(0, 0).paragraphs[:2]

    assert not parent.runs[0].bold
    assert agency.runs[0].bold
    assert agency.runs[0].font.size == Pt(12)


def test_the_rule_under_the_motto_is_as_long_as_the_motto(report):
    rule = report.tables[0].cell(0, 1).paragraphs[2]
    form = rule.paragraph_format

    length = 0.57 * Mm(160) - form.left_indent - form.right_indent

    # Times bold at 13 pt sets the motto 56.06 mm wide.
    assert abs(length - Mm(56.06)) < Mm(0.5)
    assert rule._p.find(f".//{qn('w:top')}").get(qn("w:val")) == "single"


def test_the_signature_block_leaves_thirty_millimetres(report):
    block = next(t for t in report.tables if "Nơi nhận:" in t.cell(0, 0).text)
    name = block.cell(0, 1).paragraphs[-1]

    assert [p.text for p in block.cell(0, 1).paragraphs] == [
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Thùy Dương",
    ]  # fmt: skip
    assert near(name.paragraph_format.space_before, Mm(30))
    assert block.cell(0, 0).text.split("\n")[4] == "- Lưu: VT, TĐC."
    assert "w:cantSplit" in block._tbl.xml


def test_the_seal_code_stands_under_the_recipients(report):
    block = next(t for t in report.tables if "Nơi nhận:" in t.cell(0, 0).text)

    assert "Mã kiểm tra nội dung: 9f2c\u00a04e7a\u00a01b3d" in block.cell(0, 0).text
    assert 'descr="Mã kiểm tra nội dung' in block._tbl.xml


def test_the_head_of_a_long_table_repeats(report):
    wide = next(t for t in report.tables if len(t.columns) == 14)

    repeated = [row._tr.trPr is not None and "w:tblHeader" in row._tr.trPr.xml for row in wide.rows]

    assert len(wide.rows) == 2 + 119
    assert repeated == [True, True] + [False] * 119


def test_grouped_columns_share_a_cell(report):
    wide = next(t for t in report.tables if len(t.columns) == 14)

    assert [cell.text for cell in wide.rows[0].cells[4:6]] == ["Bản công bố", "Bản công bố"]
    assert [cell.text for cell in wide.rows[1].cells[4:6]] == ["Số", "Ngày"]
    assert wide.cell(2, 1).text == "Chi cục Tiêu chuẩn 1"
    assert wide.cell(120, 0).text == "119"


def test_small_lines_are_not_stretched_by_the_end_mark_of_the_paragraph(report):
    wide = next(t for t in report.tables if len(t.columns) == 14)

    cell = wide.cell(2, 6)._tc
    assert cell.find(f".//{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) == "20"


def test_properties_come_from_the_document(report):
    properties = report.core_properties

    assert properties.title == (
        "Kết quả xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng "
        "theo TCVN ISO 9001:2015 trên địa bàn tỉnh năm 2022"
    )
    assert properties.subject == "BÁO CÁO"
    assert f"{properties.created:%Y-%m-%d}" == "2022-02-05"


def test_a_demonstration_copy_is_marked_on_every_page(report):
    first = report.sections[0]

    for head in (first.header, first.first_page_header):
        assert 'string="DỮ LIỆU MINH HỌA"' in head._element.xml
    for foot in (first.footer, first.first_page_footer):
        assert foot.paragraphs[0].text == (
            "Đầu chuỗi nhật ký trong ngày: a1b2 c3d4 e5f6 (04/02/2022) · DỮ LIỆU MINH HỌA"
        )


def test_a_real_document_carries_no_mark():
    data = to_docx(provincial_report(watermark=None, head_of_day=None))

    names = [n for n in zipfile.ZipFile(BytesIO(data)).namelist() if "header" in n or "footer" in n]
    assert names
    assert not any("MINH HỌA" in part(data, name) for name in names)


def test_equal_documents_are_equal_bytes():
    assert to_docx(provincial_report()) == to_docx(provincial_report())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (hostile.MARKUP, hostile.MARKUP),
        (hostile.WITH_CONTROLS, hostile.WITHOUT_CONTROLS),
        (hostile.DECOMPOSED, hostile.COMPOSED),
        (hostile.LONG, hostile.LONG),
    ],
    ids=["markup", "controls", "nfd", "long"],
)
def test_hostile_text_comes_out_unchanged_everywhere(given, expected):
    table = DataTable(
        (TableColumn(given), TableColumn("B")), ((given, "1"),), given, notes=(given,)
    )
    document = provincial_report(
        body=(Paragraph.of(given), table),
        annexes=(Annex("Phụ lục I", "Tên", (Paragraph.of(given),), reference=given),),
        watermark=given[:60],
        head_of_day=given[:60],
    )

    texts = all_texts(docx.Document(BytesIO(to_docx(document))))

    # paragraph, caption, head, cell, note, reference, paragraph of the annex
    assert texts.count(expected) == 7


def kept(paragraph):
    return paragraph.paragraph_format.keep_with_next is True


def test_the_last_paragraph_goes_with_the_signature():
    body = (Paragraph.of("Câu đầu."), Paragraph.of("Câu cuối."))
    word = docx.Document(BytesIO(to_docx(provincial_report(annexes=(), body=body))))
    places = {p.text: p for p in word.paragraphs}

    assert kept(places["Câu cuối."])
    assert not kept(places["Câu đầu."])


def test_a_short_table_at_the_end_goes_with_the_signature():
    table = DataTable((TableColumn("Cơ quan", 1),), (("Sở Tư pháp",), ("Thanh tra tỉnh",)))
    word = docx.Document(BytesIO(to_docx(provincial_report(annexes=(), body=(table,)))))
    cells = {cell.text: cell for row in word.tables[1].rows for cell in row.cells}

    assert [*cells] == ["Cơ quan", "Sở Tư pháp", "Thanh tra tỉnh"]
    assert all(kept(cell.paragraphs[0]) for cell in cells.values())
