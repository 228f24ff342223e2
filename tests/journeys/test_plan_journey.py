"""A plan in a browser: drafted, issued, carried out, evaluated, in hand as a document."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def draft(officer: Visitor) -> str:
    """The officer drafts the plan of 2022 and tells of the consultation; gives its address."""
    officer.menu("Kế hoạch năm")
    officer.follow("Lập kế hoạch năm")
    officer.fill({"start": "usual"})
    officer.press("Lập dự thảo")
    officer.follow("Sửa T1")
    officer.fill({"stated": "2", "roster": "COMPLETE", "units": "ANHOA\nHOAXA"})
    officer.press("Lưu")
    assert "Dòng 2: danh bạ không có cơ quan mang mã “HOAXA”." in officer.says()
    officer.fill({"units": "ANHOA\nSKHCN"})
    officer.press("Lưu")
    officer.follow("Sửa T3")
    officer.fill({"stated": "3"})
    officer.press("Lưu")
    officer.follow("Thêm nhiệm vụ")
    officer.fill({"text": "Mở 3 lớp tập huấn.", "lead": "Sở Khoa học và Công nghệ"})
    officer.fill({"from_on": "01/05/2022", "due_on": "30/06/2022"})
    officer.press("Lưu")
    officer.follow("Sửa kinh phí")
    officer.fill({"budget": "Tập huấn; ngân sách tỉnh; 180"})
    officer.press("Lưu")
    address = officer.page.url
    officer.follow("Ghi kết quả lấy ý kiến")
    officer.fill({"comment": "Gửi 3 cơ quan; không có ý kiến khác."})
    officer.press("Ghi kết quả lấy ý kiến")
    return address


@pytest.mark.parametrize("width", [1280, 390])
def test_a_plan_from_its_draft_to_the_evaluation_in_hand(arrive, width):
    officer = arrive("dost_officer", "/", width=width)
    plan = draft(officer)
    head = arrive("dost_head", plan, width=width)
    head.step("Trình UBND tỉnh")
    ppc = arrive("ppc", plan, width=width)
    ppc.follow("Ban hành kế hoạch")
    ppc.fill({"number": "31/KH-UBND", "signed_on": "15/04/2022"})
    ppc.press("Ban hành kế hoạch")
    officer.go(plan)
    officer.step("Bắt đầu thực hiện")
    officer.follow("Ghi tiến độ T3")
    officer.fill({"value": "2", "evidence": "Danh sách 2 lớp, 120 người."})
    officer.press("Ghi tiến độ")
    entered = officer.says()
    officer.go(plan)
    officer.follow("Ghi đã làm xong N1")
    officer.fill({"evidence": "Báo cáo 66/BC-SKHCN."})
    officer.press("Ghi đã làm xong")
    head.go(plan)
    head.follow("Xác nhận đã xong N1")
    head.press("Xác nhận đã xong")
    officer.go(plan)
    officer.follow("Đánh giá kết quả năm")
    officer.fill({"results": "Hai lớp đã mở, lớp thứ ba hoãn vì mưa lũ."})
    officer.press("Ghi đánh giá")
    issued, evaluated = officer.download("Kế hoạch (.docx)"), officer.download("Đánh giá (.docx)")
    clerk = arrive("secretary", "/", width=width)
    clerk.menu("Kế hoạch năm")
    clerk.follow("Kế hoạch năm 2022")
    clerk.follow("T1 Duy trì, cải tiến hệ thống quản lý chất lượng")

    assert "2/3 lớp (66,67 %)" in entered.replace("\u00a0", " ")
    assert "Danh sách 2 lớp, 120 người." in entered
    assert "UBND xã An Hòa" in _words(issued)
    assert "Hai lớp đã mở, lớp thứ ba hoãn vì mưa lũ." in _words(evaluated)
    assert "66,67" in _words(evaluated)
    # A clerk finds his own agency, never how another one stands.
    assert "UBND xã An Hòa" in clerk.says()
    assert "Sở Khoa học và Công nghệ" not in clerk.page.locator("main table").inner_text()


def _words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(part.text for part in document.paragraphs), *cells])
