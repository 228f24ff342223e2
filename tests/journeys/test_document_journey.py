"""A Word file from draft through two revisions to read by all."""

from __future__ import annotations

import pytest
from docx import Document

from tests.journeys.visitor import Visitor
from tests.journeys.world import PASSWORD

pytestmark = pytest.mark.browser

READERS = {"Trần Thị Lan": "lan", "Đặng Văn Ẩn": "head", "Ngô Thị Thu Hà": "archivist"}


def word_file(folder, name: str, text: str):
    """A real file of Word."""
    path = folder / name
    paper = Document()
    paper.add_paragraph(text)
    paper.save(path)
    return path


def tick(visitor: Visitor, name: str) -> None:
    """Tick the person of this name."""
    visitor.page.locator("main label", has_text=name).click()


def upload(secretary: Visitor, path, summary: str = "") -> None:
    """Put the file into the open draft."""
    if summary:
        secretary.fill({"summary": summary})
    secretary.page.locator("main [name=file]").set_input_files(path)
    secretary.press("Lưu bản soạn")


def follow_through(secretary: Visitor, lan: Visitor, head: Visitor, number: int) -> str:
    """The open draft is reviewed by Lan and approved by the head; gives its address."""
    version = secretary.page.url
    secretary.follow("Trình xem xét")
    tick(secretary, "Trần Thị Lan")
    secretary.press("Trình xem xét")
    lan.go(version)
    lan.step("Đồng ý")
    head.go(version)
    head.follow("Phê duyệt")
    head.fill({"decision_no": f"{number}/QĐ-UBND", "password": PASSWORD})
    head.press("Phê duyệt")
    return version


@pytest.mark.parametrize("width", [1280, 390])
def test_a_file_from_its_draft_through_two_revisions_to_read_by_all(arrive, tmp_path, width):
    secretary = arrive("secretary", "/", width=width)
    secretary.menu("Tài liệu")
    secretary.follow("Thêm tài liệu")
    secretary.fill({"code": "QT.07/TC", "title": "Kiểm soát hồ sơ", "clauses": "7.5, tám"})
    secretary.press("Thêm và soạn nội dung")
    assert "“tám” không phải số điều khoản." in secretary.says()
    secretary.fill({"clauses": "7.5.3"})
    secretary.press("Thêm và soạn nội dung")
    wrong = tmp_path / "anh.docx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    upload(secretary, wrong)
    assert "anh.docx" in secretary.says()
    upload(secretary, word_file(tmp_path, "quy-trinh.docx", "Bản thứ nhất"))
    lan, head = arrive("lan", "/", width=width), arrive("head", "/", width=width)
    first = follow_through(secretary, lan, head, 12)

    for number, summary in ((13, "Sửa mục 5.2."), (14, "Thêm biểu mẫu BM-03.")):
        secretary.go("/tai-lieu/")
        secretary.follow("QT.07/TC")
        secretary.follow("Soạn bản sửa đổi")
        secretary.fill({"reason": "IMPROVEMENT"})
        secretary.press("Bắt đầu soạn")
        upload(secretary, word_file(tmp_path, f"ban-{number}.docx", summary), summary)
        newest = follow_through(secretary, lan, head, number)

    secretary.go(newest)
    secretary.follow("Phân phối")
    for name in READERS:
        tick(secretary, name)
    secretary.press("Phân phối")
    archivist = arrive("archivist", "/", width=width)
    assert "Đọc tài liệu QT.07/TC Kiểm soát hồ sơ" in archivist.says()
    for reader in (lan, head, archivist):
        reader.go(newest)
        reader.follow("Tôi đã đọc")
        reader.press("Tôi đã đọc")
    secretary.go(newest)
    read = secretary.says()
    given = archivist.download("ban-14.docx")
    secretary.go(first)
    obsolete = secretary.says()
    secretary.go("/tai-lieu/danh-muc/")

    assert "Đã đọc 3/3 người" in read
    assert given[:2] == b"PK"
    assert "HẾT HIỆU LỰC" in obsolete
    assert "01/02" in secretary.says()
