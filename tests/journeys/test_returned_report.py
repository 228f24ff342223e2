"""A report that DOST returns: mended, signed again, sent again; the first time stays."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.journeys import world
from tests.journeys.steps import sign, take_up
from thuan.kernel.calendar import clock

pytestmark = pytest.mark.browser
AFTER_THE_DEADLINE = dt.datetime(2022, 10, 17, 8, 0, tzinfo=clock.ICT)
ON_TIME, LATE = "Số hồ sơ giải quyết đúng hạn", "Số hồ sơ giải quyết trễ hạn"


@pytest.fixture
def sent(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.sign_the_report()
    world.send_the_report()


def give_back(officer):
    """DOST takes the report and names the very figures that do not agree."""
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.follow("Trả lại để bổ sung")
    officer.fill({"reason": "FIGURES", "fields_to_mend": "R21.on_time"})
    officer.fill({"fields_to_mend": "R21.late"})
    officer.fill({"comment": "Số hồ sơ trễ hạn chưa khớp với báo cáo quý III."})
    officer.press("Trả lại để bổ sung")


def lands_on(visitor, code):
    """The field that was named is what the screen shows, free of everything that floats."""
    field = visitor.page.locator(f"main [name='{code}']")
    expect(field).to_be_in_viewport()
    field.focus()
    # The page comes to rest on the field a moment after it is loaded.
    visitor.page.wait_for_timeout(500)
    box = field.bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    there = "([x, y]) => document.elementFromPoint(x, y)?.name"
    return visitor.page.evaluate(there, middle) == code


@pytest.mark.parametrize("script", [True, False])
def test_a_returned_report_is_mended_signed_again_and_keeps_its_first_time(sent, arrive, script):
    officer = arrive("dost_officer", "/bao-cao/theo-doi/", script=script)
    give_back(officer)
    clock.set_demo_clock(AFTER_THE_DEADLINE)

    secretary = arrive("secretary", "/", width=390, script=script)
    take_up(secretary, "Bổ sung báo cáo năm 2022")
    asked = secretary.says()
    secretary.step("Bổ sung báo cáo")
    first_field = secretary.page.locator(".viec-can-lam a[href$='#id_R21.on_time']")
    named = secretary.page.locator(".viec-can-lam a[href*='#id_']").all_inner_texts()
    first_field.click()
    secretary.look()
    landed = lands_on(secretary, "R21.on_time")
    secretary.fill({"R21.on_time": "333", "R21.late": "15"})
    secretary.press("Lưu và về danh sách phần")
    secretary.step("Trình người ký")
    sign(arrive("head", "/", width=390, script=script))
    secretary.go("/bao-cao/cua-toi/")
    secretary.step("Gửi lại Sở Khoa học và Công nghệ")
    receipt = secretary.says()
    before = secretary.page.get_by_role("link", name=re.compile("Bản 1, nhận lúc"))
    before.click()
    secretary.look()
    first_receipt = secretary.says()
    officer.menu("Theo dõi báo cáo")
    row = officer.page.locator("tbody tr", has_text="UBND xã An Hòa").inner_text()

    assert "Số hồ sơ trễ hạn chưa khớp với báo cáo quý III." in asked
    assert [label.split("\n")[0] for label in named] == [ON_TIME, LATE]
    assert landed
    assert "Gửi lần đầu 09:00 ngày 11/10/2022, đúng hạn" in receipt
    assert re.search(r"Máy chủ nhận lúc 08:\d\d:\d\d ngày 17/10/2022", receipt)
    assert "Bản 2" in receipt
    assert "Bản 1" in first_receipt
    assert re.search(r"Máy chủ nhận lúc 09:00:\d\d ngày 11/10/2022", first_receipt)
    assert row.count("Đúng hạn") == 1
