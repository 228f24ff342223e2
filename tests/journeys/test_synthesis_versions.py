"""A synthesis stays as it was approved; what comes later makes the next version (INV-42)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.journeys import steps, world
from tests.journeys.visitor import Visitor
from tests.journeys.world import COMMUNE, DOST
from thuan.kernel.calendar import clock

pytestmark = pytest.mark.browser
CUT_OFF = dt.datetime(2022, 10, 31, 17, 0, tzinfo=clock.ICT)
LATER = dt.datetime(2022, 11, 3, 9, 0, tzinfo=clock.ICT)
LATEST = dt.datetime(2022, 11, 8, 9, 0, tzinfo=clock.ICT)


@pytest.fixture
def reported(province):
    """The department reported in time, the commune has begun; the deadline has passed."""
    world.open_the_cycle()
    world.fill_the_report(agency=DOST, by="dost_secretary")
    world.sign_and_send(DOST, "dost_secretary", "dost_head")
    world.fill_the_report()
    clock.set_demo_clock(CUT_OFF)


def freeze_again(officer: Visitor) -> str:
    """The figures of now are frozen once more; gives the address of the version."""
    officer.menu("Tổng hợp của tỉnh")
    officer.follow("Số liệu đang chạy")
    officer.step("Khóa số liệu")
    return officer.page.url


def reopen(head: Visitor) -> None:
    """The head of the department opens the accepted report of An Hòa: a figure is wrong."""
    head.go("/bao-cao/theo-doi/")
    head.follow("UBND xã An Hòa")
    head.follow("Mở lại báo cáo đã chấp nhận")
    head.fill({"reason": "FIGURES", "fields_to_mend": "R21.on_time"})
    head.fill({"comment": "Số hồ sơ đúng hạn nhầm quý III."})
    head.press("Mở lại báo cáo")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_late_report_and_a_correction_make_the_next_versions(reported, arrive, width):
    officer = arrive("dost_officer", "/bao-cao/ky/", width=width)
    officer.follow("Kỳ báo cáo năm 2022")
    first = steps.freeze(officer, officer.page.url)
    arrive("dost_officer_2", first, width=width).step("Xác nhận đã thẩm tra")
    head = arrive("dost_head", first, width=width)
    head.step("Phê duyệt")
    approved = head.says()

    clock.set_demo_clock(LATER)
    world.sign_and_send(COMMUNE, "secretary", "head", LATER)
    steps.check_and_accept(officer)
    second = freeze_again(officer)
    late = officer.says()
    summary = officer.download("Tóm tắt hai trang (.pdf)")

    reopen(head)
    clock.set_demo_clock(LATEST)
    world.mend_the_report({"R21.on_time": "332", "R21.late": "16"}, LATEST)
    steps.check_and_accept(officer)
    freeze_again(officer)
    corrected = officer.says()
    officer.go(first)
    kept = officer.says()
    officer.go(second)

    assert "1/3 cơ quan gửi báo cáo đúng hạn" in approved
    assert "Tổng hợp năm 2022, bản 2" in late
    assert "1 dòng khác bản trước" in late
    assert "UBND xã An Hòa chưa gửi → trễ hạn" in late
    assert summary.startswith(b"%PDF-")
    assert "Tổng hợp năm 2022, bản 3" in corrected
    assert "UBND xã An Hòa bản 1 → bản 2" in corrected
    # What was approved says the same as on the day it was approved.
    assert kept.count("bản 1") >= 1
    assert "1/3 cơ quan gửi báo cáo đúng hạn" in kept
    assert "dòng khác bản trước" not in kept
    assert "bản 2" in officer.heading
