"""A commune clerk and his chairman on telephones: from the task list to the receipt."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import steps, world
from tests.journeys.answers import ANSWERS
from tests.journeys.world import COMMUNE
from thuan.domains.oversight.reporting.api import report_at
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.browser
CUT = "ERR_INTERNET_DISCONNECTED"
WHY = "Mở thêm ba dịch vụ công trực tuyến từ tháng 2/2022."
# What the commune reported for 2021: 1.251 cases finished are 78,7 % more than 700.
LAST_YEAR = {
    "R04.contact_phone": "0259 3822 123",
    "R05.staff_total": "23",
    "R07.decision_no": "12/QĐ-UBND",
    "R08.declaration_no": "35/QĐ-UBND",
    "R08.edition": "2015",
    "R09.tthc_in_force": "140",
    "R16.docs_effective": "160",
    "R21.finished": "700",
}
COPIED = ("R04.contact_phone", "R07.decision_no", "R08.declaration_no", "R08.edition")


@pytest.fixture
def opened(province):
    world.open_the_cycle()
    world.know_last_year(LAST_YEAR)


def kept():
    with every_agency(reason="a test looks"):
        return report_at(COMMUNE, 2022).draft.values


def line(clerk):
    return clerk.page.locator("#dong-luu [data-dong]")


def fill_on_a_cut_line(clerk, answers):
    """The line goes while he types; what he typed stays on the page and goes when it is back."""
    clerk.context.set_offline(True)
    clerk.fill(answers)
    expect(line(clerk)).to_contain_text("sẽ thử lại khi có mạng", timeout=15_000)
    clerk.picture("line-cut")
    clerk.look()
    clerk.context.set_offline(False)
    expect(line(clerk)).to_contain_text("Đã lưu lúc", timeout=30_000)


@pytest.mark.parametrize("script", [True, False])
def test_a_clerk_on_a_phone_goes_from_his_tasks_to_the_receipt(opened, arrive, script):
    clerk = arrive("secretary", "/", width=390, script=script)
    clerk.excused = (CUT,)
    steps.take_up(clerk, "Bắt đầu báo cáo năm 2022")
    clerk.press("Bắt đầu soạn báo cáo")
    clerk.follow_part("I")
    clerk.follow("Điền 4 mục như năm trước")
    taken_over = clerk.says()
    clerk.press("Điền các mục này")
    shown = clerk.page.locator("main [name='R04.contact_phone']").input_value()
    rest = {code: text for code, text in ANSWERS["I"].items() if code not in COPIED}
    if script:
        fill_on_a_cut_line(clerk, rest)
    steps.fill_part(clerk, "I", rest)
    for code in ("II", "III", "IV", "V"):
        steps.fill_part(clerk, code)
    if script:
        fill_on_a_cut_line(clerk, ANSWERS["VI"])
    steps.fill_part(clerk, "VI")
    asked = clerk.says()
    steps.fill_part(clerk, "VI", {"ly-do.R21.finished": WHY})
    for code in ("VII", "VIII", "IX", "X", "ATTACH"):
        steps.fill_part(clerk, code)
    steps.hand_in(clerk)

    head = arrive("head", "/", width=390, script=script)
    steps.take_up(head, "Ký báo cáo năm 2022")
    shown_to_sign = head.says()
    head.go("/")
    steps.sign(head)
    clerk.go("/")
    steps.take_up(clerk, "Gửi báo cáo năm 2022 cho Sở Khoa học và Công nghệ")
    clerk.press("Gửi Sở Khoa học và Công nghệ")
    receipt = clerk.says()

    assert "35/QĐ-UBND" in taken_over
    assert shown == "0259 3822 123"
    assert "Số hồ sơ đã giải quyết tăng 79 % so với năm trước (từ 700 lên 1.251)." in asked
    assert f"1.251 hồ sơ: {WHY}" in shown_to_sign
    assert "Nguyễn Thị Hạnh" in shown_to_sign
    assert re.search(r"Gửi lần đầu 09:\d\d ngày 11/10/2022, đúng hạn", receipt)
    assert "Bản 1" in receipt
    assert "Đặng Văn Ẩn" in receipt
    values = kept()
    assert (values["R09.tthc_in_force"], values["R21.finished"]) == (142, 1251)
    assert (values["R12.budget_spent"], values["R08.declaration_no"]) == ("22.75", "35/QĐ-UBND")
