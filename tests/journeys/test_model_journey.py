"""A model is written, issued, adopted by a commune, moves on, and the commune looks at it."""

from __future__ import annotations

import pytest

from tests.journeys.visitor import Visitor
from tests.journeys.world import MORNING
from thuan.domains.system.model_documents.jobs import sweep

pytestmark = pytest.mark.browser
FIRST = "1. Mục đích\n2. Kỳ đánh giá: mỗi năm một lần\n3. Lưu hồ sơ: ba năm"
OWN = FIRST.replace("mỗi năm một lần", "hai lần mỗi năm")
SECOND = FIRST.replace("mỗi năm một lần", "mỗi quý một lần").replace("ba năm", "năm năm")


def write(officer: Visitor, text: str, summary: str = "") -> str:
    """The words of the version that is open; gives its address."""
    officer.fill({"text": text, "summary": summary})
    officer.press("Lưu bản soạn")
    return officer.page.url


def issue(head: Visitor, version: str) -> None:
    head.go(version)
    head.step("Ban hành")


def adopt(secretary: Visitor) -> str:
    """From the menu to the commune's own words in its draft; gives the page of the document."""
    secretary.menu("Tài liệu mẫu")
    assert "chưa dùng" in secretary.says()
    secretary.follow("M.QT.02 Đánh giá nội bộ mẫu")
    secretary.follow("Dùng làm bản nháp của cơ quan")
    secretary.fill({"code": "QT.02", "title": "Đánh giá nội bộ"})
    secretary.press("Tạo bản nháp")
    document = secretary.page.url
    assert "Theo mẫu M.QT.02, bản 1: bản mới nhất" in secretary.says()
    secretary.follow("Mở bản đang làm")
    secretary.follow("Soạn nội dung")
    secretary.fill({"text": OWN})
    secretary.press("Lưu bản soạn")
    return document


@pytest.mark.parametrize("width", [1280, 390])
def test_a_model_is_adopted_and_followed(arrive, width):
    officer = arrive("dost_officer", "/", width=width)
    officer.menu("Tài liệu mẫu")
    assert "Chưa có tài liệu mẫu" in officer.says()
    officer.page.locator("main").get_by_role("link", name="Thêm tài liệu mẫu").first.click()
    officer.look()
    officer.fill({"code": "M.QT.02", "title": "Đánh giá nội bộ mẫu", "kind": "PROCEDURE"})
    officer.fill({"types": "XA"})
    officer.press("Thêm và soạn nội dung")
    version = write(officer, FIRST)
    head = arrive("dost_head", "/", width=width)
    issue(head, version)

    secretary = arrive("secretary", "/", width=width)
    document = adopt(secretary)

    officer.menu("Tài liệu mẫu")
    officer.follow("M.QT.02 Đánh giá nội bộ mẫu")
    officer.follow("Soạn bản mới")
    officer.press("Bắt đầu soạn")
    issue(head, write(officer, SECOND, "Đánh giá mỗi quý, lưu năm năm."))
    # What the worker does when a version is issued.
    sweep(MORNING)

    secretary.go("/")
    assert "Xem bản mới của mẫu cho QT.02 Đánh giá nội bộ" in secretary.says()
    secretary.go(document)
    assert "mẫu đã có bản 2: chậm 1 bản" in secretary.says()
    secretary.follow("Xem khác biệt với mẫu")
    assert "1 chỗ cả hai cùng sửa" in secretary.says()
    assert "1 chỗ chỉ mẫu đổi" in secretary.says()
    secretary.follow("Soạn bản sửa đổi theo mẫu mới")
    secretary.press("Mở bản sửa đổi")
    secretary.fill({"text": OWN.replace("ba năm", "năm năm")})
    secretary.press("Lưu bản soạn")
    secretary.go(document)
    secretary.follow("Xem khác biệt với mẫu")
    assert "1 chỗ hai bên đã sửa giống nhau" in secretary.says()
    secretary.follow("Đã xem xét mẫu mới")
    secretary.press("Xác nhận đã xem xét")
    assert "Nhập đã tiếp thu gì của mẫu mới" in secretary.says()
    secretary.fill({"comment": "Đã lưu hồ sơ năm năm; kỳ đánh giá giữ hai lần mỗi năm."})
    secretary.press("Xác nhận đã xem xét")
    assert "theo bản mới nhất" in secretary.says()
    secretary.go("/")
    assert "Xem bản mới của mẫu" not in secretary.says()

    officer.menu("Tài liệu mẫu")
    officer.follow("M.QT.02 Đánh giá nội bộ mẫu")
    officer.follow("Cơ quan dùng mẫu")
    assert "UBND xã An Hòa" in officer.says()
    assert "hai lần mỗi năm" not in officer.says()
