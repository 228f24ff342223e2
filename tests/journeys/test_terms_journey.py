"""The director decides about time: longer before the deadline, a lateness waived after it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.journeys import world
from thuan.kernel.calendar import clock

pytestmark = pytest.mark.browser
AFTER_THE_LONGER_TIME = dt.datetime(2022, 10, 19, 8, 0, tzinfo=clock.ICT)
LONGER = {
    "due_on": "18/10/2022",
    "decision_no": "45/QĐ-SKHCN",
    "decision_on": "11/10/2022",
    "reason": "Xã bị ngập từ ngày 09/10/2022.",
}
FLOOD = {
    "decision_no": "52/QĐ-SKHCN",
    "decision_on": "19/10/2022",
    "reason": "Lũ làm mất điện từ 16/10 đến 18/10.",
}


@pytest.fixture
def signed(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.sign_the_report()


@pytest.mark.parametrize("width", [1280, 390])
def test_longer_time_before_the_deadline_and_a_waiver_after_it(signed, arrive, width):
    director = arrive("dost_head", "/bao-cao/theo-doi/", width=width)
    director.follow("Gia hạn")
    director.fill({"agency": world.agency_id(world.COMMUNE), **LONGER})
    director.press("Gia hạn")
    granted = director.says()
    secretary = arrive("secretary", "/bao-cao/cua-toi/", width=width)
    seen = secretary.says()
    secretary.go("/")
    tasks = secretary.says()
    clock.set_demo_clock(AFTER_THE_LONGER_TIME)
    secretary.menu("Báo cáo năm")
    secretary.follow("Gửi Sở Khoa học và Công nghệ")
    warned = secretary.says()
    secretary.press("Gửi Sở Khoa học và Công nghệ")
    receipt = secretary.says()
    director.menu("Theo dõi báo cáo")
    director.follow("UBND xã An Hòa")
    director.follow("Miễn xét trễ hạn")
    director.fill(FLOOD)
    director.press("Miễn xét trễ hạn")
    waived = director.says()
    director.menu("Theo dõi báo cáo")
    row = director.page.locator("tbody tr", has_text="UBND xã An Hòa").inner_text()
    secretary.go("/bao-cao/cua-toi/")
    told = secretary.says()

    assert "gia hạn đến 18/10/2022, QĐ 45/QĐ-SKHCN" in granted
    assert "gia hạn đến 18/10/2022, QĐ 45/QĐ-SKHCN" in seen
    assert "18/10/2022" in tasks
    assert "Vẫn gửi được, ghi nhận là gửi trễ." in warned
    assert "trễ hạn" in receipt
    standing = "trễ, được miễn xét: bất khả kháng, QĐ 52/QĐ-SKHCN ngày 19/10/2022"
    assert standing in waived
    assert "gửi trễ hạn" in waived
    assert "Trễ hạn" in row
    assert "miễn xét" in row
    assert standing in told
    assert "gửi trễ hạn" in told
