"""A report that DOST returns: mended, signed again, sent again; the first time stays."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.journeys import world
from tests.journeys.steps import sign
from thuan.kernel.calendar import clock

pytestmark = pytest.mark.browser
AFTER_THE_DEADLINE = dt.datetime(2022, 10, 17, 8, 0, tzinfo=clock.ICT)


@pytest.fixture
def sent(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.sign_the_report()
    world.send_the_report()


def test_a_returned_report_is_mended_signed_again_and_keeps_its_first_time(sent, arrive):
    officer = arrive("dost_officer", "/bao-cao/theo-doi/")
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.follow("Trả lại để bổ sung")
    officer.fill({"reason": "FIGURES", "fields_to_mend": "VI"})
    officer.fill({"comment": "Số hồ sơ trễ hạn chưa khớp với báo cáo quý III."})
    officer.press("Trả lại để bổ sung")
    clock.set_demo_clock(AFTER_THE_DEADLINE)

    secretary = arrive("secretary", "/bao-cao/cua-toi/", width=390)
    asked = secretary.says()
    secretary.step("Bổ sung báo cáo")
    secretary.follow_part("VI")
    secretary.fill({"R21.on_time": "333", "R21.late": "15"})
    secretary.press("Lưu và về danh sách phần")
    secretary.step("Trình người ký")
    sign(arrive("head", "/"))
    secretary.go("/bao-cao/cua-toi/")
    secretary.step("Gửi lại Sở Khoa học và Công nghệ")
    receipt = secretary.says()
    officer.menu("Theo dõi báo cáo")

    assert "Số hồ sơ trễ hạn chưa khớp với báo cáo quý III." in asked
    assert "Gửi lần đầu 09:00 ngày 11/10/2022, đúng hạn" in receipt
    assert re.search(r"Máy chủ nhận lúc 08:\d\d:\d\d ngày 17/10/2022", receipt)
    assert "Bản 2" in receipt
    assert (
        officer.page.locator("tbody tr", has_text="UBND xã An Hòa").inner_text().count("Đúng hạn")
        == 1
    )
