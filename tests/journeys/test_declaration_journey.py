"""A commune declares, the department receives, a later decision on procedures shows the gap."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import assign, make_person, make_user
from tests.factories.procedures import make_terms
from tests.factories.standards import make_edition
from tests.journeys.visitor import Visitor
from tests.journeys.world import COMMUNE, MORNING, PASSWORD
from thuan.domains.oversight.declarations.jobs import sweep
from thuan.kernel.tenancy.models import Agency

pytestmark = pytest.mark.browser


@pytest.fixture
def procedures(province: None) -> None:
    """Two procedures of communes, and a quality manager of the commune."""
    for code in ("9.000101", "9.000102"):
        make_terms(code)
    make_edition()
    person = make_person("Phan Trưởng Ban")
    assign(person, "QMR", Agency.objects.get(code=COMMUNE))
    make_user(person, "manager", PASSWORD)


def enter(secretary: Visitor, scan) -> str:
    """The signed paper with its scan and both procedures; gives the address of its page."""
    secretary.follow("Nhập bản công bố")
    secretary.press("Lưu bản công bố")
    assert "Số bản công bố" in secretary.says()
    secretary.fill({"number": "02/CB-UBND", "declared_on": "03/10/2022", "reason": "FIRST"})
    secretary.fill({"edition": make_edition().slug})
    secretary.fill({"signed_by": "Đặng Văn Ẩn", "codes": "9.000101"})
    secretary.fill({"pasted": "9.000102"})
    secretary.page.locator("main [name=scan]").set_input_files(scan)
    secretary.press("Lưu bản công bố")
    return secretary.page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_a_declaration_from_the_paper_to_the_gap(procedures, arrive, tmp_path, width):
    scan = tmp_path / "ban-cong-bo.pdf"
    scan.write_bytes(b"%PDF-1.4\nban cong bo\n%%EOF\n")
    secretary = arrive("secretary", "/cong-bo/", width=width)
    page = enter(secretary, scan)
    manager = arrive("manager", page, width=width)
    manager.follow("Đưa vào sổ, công bố")
    manager.fill({"published_on": "04/10/2022", "places": "Bảng tin", "sent_on": "05/10/2022"})
    manager.press("Đưa vào sổ, công bố")
    officer = arrive("dost_officer", "/cong-bo/theo-doi/", width=width)
    before = officer.says()
    officer.go(page)
    officer.follow("Ghi nhận đã đến Sở")
    officer.fill({"received_on": "06/10/2022", "incoming_no": "77"})
    officer.press("Ghi nhận")
    received = officer.says()
    manager.go(page)
    fits = manager.says()
    make_terms("9.000103", valid_from=dt.date(2022, 10, 10))
    sweep(MORNING)
    manager.go(page)

    assert "1/3 cơ quan có bản công bố hiệu lực" in before
    assert "Số đến" in received
    assert "Danh mục thủ tục không thêm, không bớt so với phạm vi đã công bố." in fits
    assert "Cần công bố lại, hạn 09/12/2022: có 1 thủ tục mới" in manager.says()
    assert "9.000103 Thủ tục 9.000103" in manager.says()
    manager.go("/")
    assert "Công bố lại, thay bản 02/CB-UBND" in manager.says()
