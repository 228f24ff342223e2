"""The department reports as every agency does, and the People's Committee office checks it."""

from __future__ import annotations

import pytest

from tests.journeys import steps, world
from tests.journeys.world import DOST

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(province):
    world.open_the_cycle()
    world.fill_the_report(agency=DOST, by="dost_secretary")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_department_s_own_report_is_checked_by_the_office(opened, arrive, width):
    secretary = arrive("dost_secretary", "/bao-cao/cua-toi/", width=width)
    steps.hand_in(secretary)
    steps.sign(arrive("dost_head", "/", width=width))
    steps.send(secretary)
    officer = arrive("dost_officer", "/bao-cao/theo-doi/", width=width)
    officer.follow("Sở Khoa học và Công nghệ")
    of_the_officer = officer.says()
    offered = officer.page.get_by_role("link", name="Nhận kiểm tra", exact=True).count()
    officer.excused = ("status of 403",)
    officer.go(officer.page.url + "nhan-kiem-tra/")
    turned_away = officer.says()
    checker = arrive("ppc_checker", "/", width=width)
    steps.take_up(checker, "Kiểm tra 1 báo cáo năm 2022")
    checker.step("Nhận kiểm tra")
    checker.step("Chấp nhận báo cáo")

    assert offered == 0
    assert turned_away != of_the_officer
    assert "Đã chấp nhận báo cáo." in checker.says()
    officer.go("/bao-cao/theo-doi/")
