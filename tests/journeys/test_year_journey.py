"""A year of a province in a browser, from the register to the People's Committee's word."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document

from tests.journeys.steps import fill_every_part, open_the_year, sign

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_a_year_from_the_register_to_the_acknowledged_synthesis(arrive, width):
    admin = arrive("dost_admin", "/co-quan/", width=width)
    admin.follow("Ghi sổ cơ quan")
    admin.fill({"name": "UBND xã Phước Thịnh", "code": "PTHINH", "kind": "XA"})
    admin.fill({"day": "01/09/2022", "legal_basis": "Nghị quyết 5/NQ-HĐND"})
    admin.press("Ghi sổ")
    admin.go(admin.page.url + "vao-chuong-trinh/")
    admin.fill({"reason": "Cơ quan mới tham gia", "day": "01/09/2022"})
    admin.press("Ghi thay đổi")

    officer = arrive("dost_officer", "/bao-cao/ky/", width=width)
    open_the_year(officer)
    cycle = officer.page.url

    secretary = arrive("secretary", "/bao-cao/cua-toi/", width=width)
    secretary.step("Bắt đầu soạn báo cáo")
    fill_every_part(secretary)
    secretary.follow("Kiểm tra tất cả câu trả lời")
    secretary.step("Trình người ký")

    head = arrive("head", "/bao-cao/cua-toi/", width=width)
    sign(head)

    secretary.menu("Báo cáo năm")
    secretary.step("Gửi Sở Khoa học và Công nghệ")
    receipt = secretary.says()

    officer.menu("Theo dõi báo cáo")
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.step("Chấp nhận báo cáo")
    officer.go(cycle)
    officer.step("Chốt danh sách cơ quan")
    officer.menu("Tổng hợp của tỉnh")
    officer.follow("Số liệu đang chạy")
    officer.step("Khóa số liệu")
    synthesis = officer.page.url

    second = arrive("dost_officer_2", synthesis, width=width)
    second.step("Xác nhận đã thẩm tra")
    leader = arrive("dost_head", synthesis, width=width)
    leader.step("Phê duyệt")
    officer.go(synthesis)
    word, pdf = officer.download("Báo cáo (.docx)"), officer.download("Báo cáo (.pdf)")
    officer.step("Gửi UBND tỉnh")
    ppc = arrive("ppc", synthesis, width=width)
    ppc.step("Xác nhận đã nhận")

    told = "\n".join(part.text for part in Document(io.BytesIO(word)).paragraphs)
    assert re.search(r"Gửi lần đầu 09:\d\d ngày 11/10/2022, đúng hạn", receipt)
    assert "có 4 cơ quan thuộc diện tổng hợp" in told
    assert pdf.startswith(b"%PDF-")
    assert "Đã xác nhận." in ppc.says()
