"""A decree is replaced: three agencies get the work, each answers, the department sees all done."""

from __future__ import annotations

import pytest

from tests.factories import assign, make_person, make_user
from tests.factories.documents import make_document
from tests.factories.law import make_basis, make_text
from tests.journeys.visitor import Visitor
from tests.journeys.world import COMMUNE, DOST, MORNING, OFFICE, PASSWORD
from thuan.domains.registry.law.models import StatusChange
from thuan.domains.system.legal.jobs import spread_change
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.browser
OLD, NEW = "61/2018/NĐ-CP", "118/2025/NĐ-CP"


def confirm(head: Visitor) -> None:
    """The one open row of the agency needs no change."""
    head.go("/cap-nhat-phap-luat/")
    head.page.locator("main tbody a", has_text="Tiếp nhận hồ sơ").first.click()
    head.look()
    head.follow("Xác nhận không cần sửa")
    head.press("Xác nhận không cần sửa")
    assert "Nhập lý do" in head.says()
    head.fill({"comment": "Các bước của quy trình vẫn đúng."})
    head.press("Xác nhận không cần sửa")


def revise(secretary: Visitor, lan: Visitor, head: Visitor) -> None:
    """From the first page of the secretary to the new version in force."""
    secretary.go("/")
    secretary.page.locator("main a", has_text="Cập nhật tài liệu").first.click()
    secretary.look()
    assert f"{OLD} bị thay thế từ 01/10/2022 bởi {NEW}" in secretary.says()
    secretary.follow("Soạn bản sửa đổi")
    secretary.fill({"reason": "LAW_CHANGE"})
    secretary.press("Bắt đầu soạn")
    secretary.fill({"summary": f"Theo {NEW}.", "text": "1. Mục đích"})
    secretary.press("Lưu bản soạn")
    version = secretary.page.url
    secretary.follow("Trình xem xét")
    secretary.page.locator("main label", has_text="Trần Thị Lan").click()
    secretary.press("Trình xem xét")
    lan.go(version)
    lan.step("Đồng ý")
    head.go(version)
    head.follow("Phê duyệt")
    head.fill({"decision_no": "12/QĐ-UBND", "password": PASSWORD})
    head.press("Phê duyệt")


@pytest.fixture
def documents(province: None) -> None:
    """A procedure of each agency stands on the decree; the office has a head too."""
    old, _new = make_text(OLD), make_text(NEW)
    for code in (COMMUNE, DOST, OFFICE):
        agency = Agency.objects.get(code=code)
        document = make_document(agency, "Tiếp nhận hồ sơ").document
        make_basis(document, old)
    person = make_person("Lý Văn Phòng")
    assign(person, "HEAD", Agency.objects.get(code=OFFICE))
    make_user(person, "office_head", PASSWORD)


def test_a_replaced_decree_is_followed_by_three_agencies(documents, arrive):
    officer = arrive("dost_officer", "/van-ban-phap-luat/")
    officer.follow(OLD)
    officer.follow("Ghi thay đổi hiệu lực")
    officer.fill({"status": "REPLACED", "valid_from": "01/10/2022", "by_text": "9/9999/NĐ-CP"})
    officer.press("Ghi thay đổi")
    assert "Chưa có 9/9999/NĐ-CP trong danh mục." in officer.says()
    officer.fill({"by_text": NEW})
    officer.press("Ghi thay đổi")
    with every_agency(reason="the worker of the journey"):
        change = StatusChange.objects.get(status="REPLACED")
    spread_change(change.pk, MORNING)
    officer.go(f"/cap-nhat-phap-luat/tien-do/{change.public_id}/")
    before = officer.says()

    revise(arrive("secretary", "/"), arrive("lan", "/"), arrive("head", "/"))
    for name in ("dost_head", "office_head"):
        confirm(arrive(name, "/"))
    officer.go("/cap-nhat-phap-luat/tien-do/")
    listed = officer.says()
    officer.follow(OLD)

    assert "0/3 tài liệu đã xử lý" in before
    assert "100 %" in listed
    assert "3/3 tài liệu đã xử lý" in officer.says()
    officer.follow("Danh sách tài liệu")
    assert "Đã ban hành bản mới" in officer.says()
    assert officer.says().count("Xác nhận không cần sửa") >= 2
