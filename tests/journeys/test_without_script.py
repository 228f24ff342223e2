"""The main steps of the year in a browser that runs no script."""

from __future__ import annotations

import pytest

from tests.journeys import world
from tests.journeys.answers import ANSWERS
from tests.journeys.steps import sign

pytestmark = pytest.mark.browser


@pytest.fixture
def begun(province):
    world.open_the_cycle()
    world.fill_the_report(but="VI")


def test_a_report_is_filled_signed_sent_and_accepted_without_script(begun, arrive):
    secretary = arrive("secretary", "/bao-cao/cua-toi/", width=390, script=False)
    secretary.follow_part("VI")
    secretary.fill({**ANSWERS["VI"], "R21.open_overdue": "60"})
    secretary.press("Lưu và sang phần sau")
    refused = secretary.says()
    secretary.fill({"R21.open_overdue": "2"})
    secretary.press("Lưu và về danh sách phần")
    secretary.step("Trình người ký")
    sign(arrive("head", "/", script=False))
    secretary.menu("Báo cáo năm")
    secretary.step("Gửi Sở Khoa học và Công nghệ")
    receipt = secretary.says()
    officer = arrive("dost_officer", "/bao-cao/theo-doi/", script=False)
    officer.fill({"tim": "an hoa"})
    officer.press("Lọc")
    found = officer.page.locator("tbody tr").count()
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.step("Chấp nhận báo cáo")

    assert "Số hồ sơ đang giải quyết đã quá hạn (60) lớn hơn" in refused
    assert "Số biên nhận" in receipt
    assert "đúng hạn" in receipt
    assert found == 1
    assert "Đã chấp nhận báo cáo." in officer.says()
