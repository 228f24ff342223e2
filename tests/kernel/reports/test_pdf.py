"""The PDF, read back through poppler's pdftotext."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.kernel.reports import hostile
from tests.kernel.reports.samples import provincial_report
from thuan.kernel.reports import fonts
from thuan.kernel.reports.composition import compose
from thuan.kernel.reports.document import Annex, Bullets, DataTable, Heading, Paragraph, TableColumn
from thuan.kernel.reports.pdf import to_pdf

SABOTAGES = [
    (
        "src/thuan/kernel/reports/common.typ",
        "block(sticky: true, width: 100%, above",
        "block(width: 100%, above",
    ),
    ("src/thuan/kernel/reports/common.typ", "sticky: last and short", "sticky: false"),
]
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def run(tmp_path, data: bytes, *command: str) -> str:
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    call = [part.replace("FILE", str(path)) for part in command]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read(tmp_path, document) -> str:
    return flat(run(tmp_path, to_pdf(document), "pdftotext", "FILE", "-"))


@needs_poppler
def test_every_text_of_the_document_is_in_the_pdf(tmp_path):
    document = provincial_report(watermark=None, annexes=())
    composed = compose(document)

    text = read(tmp_path, document)

    expected = [
        composed.nation, composed.motto, composed.number_line, composed.date_line,
        composed.type_name,
        composed.title, composed.issuer, *composed.legal_bases, *composed.recipients,
        *composed.authority, composed.signer_title, composed.signer_name, composed.code_line,
    ]  # fmt: skip
    for block in composed.blocks:
        if isinstance(block, Heading):
            expected.append(block.text)
        elif isinstance(block, Paragraph):
            expected.append("".join(run.text for run in block.runs))
        elif isinstance(block, Bullets):
            expected += ["- " + "".join(run.text for run in item) for item in block.items]
        else:
            expected += [block.caption, *block.notes, *(cell for row in block.rows for cell in row)]
    assert [wanted for wanted in expected if flat(wanted) not in text] == []


@needs_poppler
def test_all_119_agencies_of_the_landscape_annex_are_there(tmp_path):
    text = read(tmp_path, provincial_report(watermark=None))

    found = set(re.findall(r"\b(\d+)/QĐ-CB\b", text))
    assert found == {f"{number:02d}" for number in range(1, 120)}


@needs_poppler
def test_the_first_page_has_no_number_and_the_others_have(tmp_path):
    data = to_pdf(provincial_report(watermark=None, head_of_day=None))

    firsts = [
        run(tmp_path, data, "pdftotext", "-f", str(n), "-l", str(n), "FILE", "-").split("\n")[0]
        for n in (1, 2, 3)
    ]

    assert firsts[0] != "1"
    assert firsts[1:] == ["2", "3"]


@needs_poppler
def test_portrait_and_landscape_pages_are_a4(tmp_path):
    info = run(tmp_path, to_pdf(provincial_report()), "pdfinfo", "-f", "1", "-l", "4", "FILE")

    sizes = re.findall(r"Page +\d+ size: +(\d+)[.\d]* x (\d+)", info)
    assert sizes == [("595", "841"), ("595", "841"), ("595", "841"), ("841", "595")]
    assert "Title:           Kết quả xây dựng" in info


@needs_poppler
def test_the_demonstration_mark_is_on_every_page(tmp_path):
    data = to_pdf(provincial_report())
    pages = int(re.search(r"Pages: +(\d+)", run(tmp_path, data, "pdfinfo", "FILE"))[1])

    text = run(tmp_path, data, "pdftotext", "FILE", "-")

    assert text.count("(04/02/2022) · DỮ LIỆU MINH HỌA") == pages


@needs_poppler
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (hostile.MARKUP, hostile.MARKUP),
        (hostile.WITH_CONTROLS, hostile.WITHOUT_CONTROLS),
        (hostile.DECOMPOSED, hostile.COMPOSED),
        (hostile.LONG, flat(hostile.LONG)),
    ],
    ids=["markup", "controls", "nfd", "long"],
)
def test_hostile_text_comes_out_unchanged(tmp_path, given, expected):
    document = provincial_report(
        body=(Paragraph.of(given),),
        annexes=(Annex("Phụ lục I", "Tên", (Paragraph.of(given),)),),
        watermark=None,
        head_of_day=None,
    )

    text = re.sub(r"(?<= )\d+ \f?", "", read(tmp_path, document))

    assert text.count(expected) == 2


@needs_poppler
def test_a_word_wider_than_the_paper_is_not_cut(tmp_path):
    document = provincial_report(
        body=(Paragraph.of(hostile.UNBROKEN),), annexes=(), watermark=None, head_of_day=None
    )

    text = re.sub(r"\s", "", run(tmp_path, to_pdf(document), "pdftotext", "FILE", "-"))

    assert hostile.UNBROKEN in text


@needs_poppler
def test_a_word_wider_than_its_cell_stays_inside_the_cell(tmp_path):
    table = DataTable((TableColumn("A"), TableColumn("B", 9)), (("x" * 40, "bên cạnh"),))
    document = provincial_report(body=(table,), annexes=(), watermark=None, head_of_day=None)

    boxes = run(tmp_path, to_pdf(document), "pdftotext", "-bbox", "FILE", "-")

    pieces = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">(x+)</word>', boxes)
    assert sum(len(text) for _right, text in pieces) == 40
    # The cell is a tenth of the text's width: it ends 30 mm + 16 mm = 130.4 pt from the edge.
    assert max(float(right) for right, _text in pieces) <= 130.4


@needs_poppler
def test_all_vietnamese_letters_are_set_in_one_typeface(tmp_path):
    letters = fonts.vietnamese_letters()
    document = provincial_report(
        body=(Paragraph.of(letters),), annexes=(), watermark=None, head_of_day=None
    )
    data = to_pdf(document)

    faces = {
        re.sub(r"^.*\+|-.*$", "", line.split()[0])
        for line in run(tmp_path, data, "pdffonts", "FILE").splitlines()[2:]
    }

    assert letters in run(tmp_path, data, "pdftotext", "FILE", "-").replace("\n", "")
    assert len(faces) == 1


def test_equal_documents_are_equal_bytes():
    assert to_pdf(provincial_report()) == to_pdf(provincial_report())


def test_a_pdf_is_made_where_no_typeface_was_fetched(monkeypatch, tmp_path):
    nothing_fetched = fonts.chosen((tmp_path,))
    monkeypatch.setattr(fonts, "chosen", lambda: nothing_fetched)

    data = to_pdf(provincial_report())

    assert nothing_fetched.families[-1] == "Libertinus Serif"
    assert data.startswith(b"%PDF-")


def last_page(tmp_path, document) -> str:
    pages = run(tmp_path, to_pdf(document), "pdftotext", "-layout", "FILE", "-").split("\f")
    return [page for page in pages if page.strip()][-1]


# Lines enough to bring the end of the text anywhere near the end of the first page.
LENGTHS = range(14, 30)


@needs_poppler
@pytest.mark.parametrize("lines", LENGTHS)
def test_the_signature_never_stands_on_a_page_alone_under_paragraphs(tmp_path, lines):
    body = tuple(Paragraph.of(f"Câu thứ {n}.") for n in range(1, lines + 1))
    document = provincial_report(watermark=None, annexes=(), body=body)

    page = last_page(tmp_path, document)

    assert document.signer_name.upper() in page.upper()
    assert f"Câu thứ {lines}." in page


@needs_poppler
@pytest.mark.parametrize("lines", LENGTHS)
def test_a_short_table_at_the_end_goes_with_its_heading_to_the_signature(tmp_path, lines):
    table = DataTable((TableColumn("Cơ quan", 1),), (("Sở Tư pháp",), ("Thanh tra tỉnh",)))
    text = (Paragraph.of(f"Câu thứ {n}.") for n in range(1, lines + 1))
    body = (*text, Heading(1, "Cơ quan chưa gửi"), table)
    document = provincial_report(watermark=None, annexes=(), body=body)

    page = last_page(tmp_path, document)

    assert document.signer_name.upper() in page.upper()
    assert page.index("Cơ quan chưa gửi") < page.index("Sở Tư pháp") < page.index("Thanh tra tỉnh")
