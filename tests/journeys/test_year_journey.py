"""A year of a province in a browser, from the register to the People's Committee's word."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document

from tests.journeys import steps

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_a_year_from_the_register_to_the_acknowledged_synthesis(arrive, width):
    steps.enter_an_agency(arrive("dost_admin", "/co-quan/", width=width))
    officer = arrive("dost_officer", "/", width=width)
    cycle = steps.open_the_year(officer)
    secretary = arrive("secretary", "/", width=width)
    steps.prepare(secretary)
    steps.sign(arrive("head", "/", width=width))
    receipt = steps.send(secretary)
    steps.check_and_accept(officer)
    synthesis = steps.freeze(officer, cycle)
    arrive("dost_officer_2", synthesis, width=width).step("Xác nhận đã thẩm tra")
    arrive("dost_head", synthesis, width=width).step("Phê duyệt")
    officer.go(synthesis)
    word, pdf = officer.download("Báo cáo (.docx)"), officer.download("Báo cáo (.pdf)")
    officer.follow("Gửi UBND tỉnh")
    officer.fill({"number": "145", "document_on": "11/10/2022"})
    officer.press("Gửi UBND tỉnh")
    ppc = arrive("ppc", synthesis, width=width)
    ppc.step("Xác nhận đã nhận")

    told = "\n".join(part.text for part in Document(io.BytesIO(word)).paragraphs)
    assert re.search(r"Gửi lần đầu 09:\d\d ngày 11/10/2022, đúng hạn", receipt)
    assert "có 4 cơ quan thuộc diện tổng hợp" in told
    assert "Gửi báo cáo năm: đúng hạn 1, trễ hạn 0, chưa gửi 0; chưa có số liệu (3)." in told
    assert pdf.startswith(b"%PDF-")
    assert "1/4 cơ quan gửi báo cáo đúng hạn" in ppc.says()
    assert "UBND tỉnh đã nhận" in ppc.says()
