"""An old phone on a bad line: what is typed is kept, whatever happens to line, session, others."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.journeys import world
from tests.journeys.world import COMMUNE, PASSWORD
from thuan.domains.oversight.reporting.api import report_at
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.browser
CUT, CONFLICT, TOKEN = "ERR_INTERNET_DISCONNECTED", "status of 409", "status of 403"


@pytest.fixture
def begun(province):
    world.open_the_cycle()
    world.fill_the_report(but="VI")


def open_part(arrive, name, code="VI", **wishes):
    visitor = arrive(name, "/bao-cao/cua-toi/", **wishes)
    visitor.follow_part(code)
    return visitor


def kept(code):
    with every_agency(reason="a test looks"):
        return report_at(COMMUNE, 2022).draft.values.get(code)


def line(visitor):
    return visitor.page.locator("#dong-luu [data-dong]")


def typed(visitor, code, text):
    visitor.page.locator(f"[name='{code}']").fill(text)


def saved(visitor, code):
    place = visitor.page.locator(f"[data-o='{code}'] .dau-muc")
    expect(place).to_have_text("đã lưu", timeout=15_000)


def test_the_line_is_cut_twice_and_nothing_is_lost(begun, arrive):
    clerk = open_part(arrive, "secretary", width=390)
    clerk.excused = (CUT,)
    clerk.picture("phone")

    clerk.context.set_offline(True)
    typed(clerk, "R21.received_counter", "812")
    expect(line(clerk)).to_have_text("Chưa lưu được 1 mục, sẽ thử lại khi có mạng", timeout=15_000)
    typed(clerk, "R21.received_online", "430")
    clerk.picture("phone-cut")
    clerk.context.set_offline(False)
    saved(clerk, "R21.received_counter")
    saved(clerk, "R21.received_online")
    clerk.context.set_offline(True)
    typed(clerk, "R21.received_post", "42")
    expect(line(clerk)).to_contain_text("Chưa lưu được 1 mục", timeout=15_000)
    clerk.context.set_offline(False)
    saved(clerk, "R21.received_post")

    assert "Tổng số hồ sơ tiếp nhận 1.284 hồ sơ đã khóa" in clerk.says()
    clerk.picture("phone-saved")
    clerk.look()
    assert [kept(f"R21.received_{way}") for way in ("counter", "online", "post")] == [812, 430, 42]


def test_the_save_line_never_covers_the_field_in_use(begun, arrive):
    clerk = open_part(arrive, "secretary", width=390)
    boxes = clerk.page.locator("form[data-tu-luu] input[type=text]:visible")

    for n in range(boxes.count()):
        boxes.nth(n).focus()
        clerk.page.wait_for_timeout(100)  # what comes late may still make the page longer
        field, bar = boxes.nth(n).bounding_box(), clerk.page.locator("#dong-luu").bounding_box()
        assert field["y"] + field["height"] <= bar["y"] or field["y"] >= bar["y"] + bar["height"]


def test_two_people_meet_on_one_field_only(begun, arrive):
    clerk, lan = open_part(arrive, "secretary"), open_part(arrive, "lan")
    clerk.excused = (CONFLICT,)
    typed(lan, "R21.finished", "1.251")
    saved(lan, "R21.finished")
    typed(clerk, "R21.refused", "9")
    saved(clerk, "R21.refused")
    expect(clerk.page.locator("[data-co-mat]")).to_have_text("Trần Thị Lan đang mở phần này.")

    typed(clerk, "R21.finished", "1.250")
    both = clerk.page.locator("[data-o='R21.finished'] .hai-ban")
    expect(both).to_contain_text("Trần Thị Lan ghi “1.251”", timeout=15_000)
    clerk.picture("conflict")
    clerk.look()
    assert kept("R21.finished") == 1251
    both.get_by_role("button", name="Giữ của tôi").click()
    saved(clerk, "R21.finished")

    assert (kept("R21.finished"), kept("R21.refused")) == (1250, 9)


def test_what_cannot_be_read_stays_typed_and_holds_nothing_up(begun, arrive):
    clerk = open_part(arrive, "secretary", width=390)
    typed(clerk, "R21.received_counter", "tám trăm")
    typed(clerk, "R21.refused", "9")
    saved(clerk, "R21.refused")

    told = clerk.page.locator("[data-o='R21.received_counter']")
    expect(told).to_contain_text("“tám trăm” không phải là số")
    expect(line(clerk)).to_have_text("Còn 1 mục cần sửa, chưa lưu")
    clerk.picture("wrong")
    assert told.locator("input").input_value() == "tám trăm"
    typed(clerk, "R21.received_counter", "800")
    saved(clerk, "R21.received_counter")
    assert kept("R21.received_counter") == 800


def test_a_required_figure_taken_away_says_so_at_once(begun, arrive):
    clerk = open_part(arrive, "secretary", width=390)
    mark = clerk.page.locator("[data-o='R21.finished'] > .dau-muc")
    expect(mark).to_have_text("bắt buộc")

    typed(clerk, "R21.finished", "1.251")
    expect(mark).to_have_text("đã lưu", timeout=15_000)
    typed(clerk, "R21.finished", "")
    expect(mark).to_have_text("bắt buộc", timeout=15_000)
    clerk.picture("required")
    clerk.look()


def test_twenty_minutes_away_lose_nothing(begun, arrive):
    clerk = open_part(arrive, "secretary")
    typed(clerk, "R21.refused", "9")
    clerk.page.clock.install()
    clerk.page.clock.fast_forward("20:00")
    typed(clerk, "R21.withdrawn", "6")
    clerk.page.clock.run_for(3_000)

    saved(clerk, "R21.refused")
    saved(clerk, "R21.withdrawn")
    assert (kept("R21.refused"), kept("R21.withdrawn")) == (9, 6)


def test_an_ended_session_keeps_what_was_typed_and_goes_on_after_a_new_log_in(begun, arrive):
    clerk = open_part(arrive, "secretary")
    clerk.excused = (TOKEN,)
    Session.objects.all().delete()
    typed(clerk, "R21.refused", "9")
    expect(line(clerk)).to_contain_text("Phiên làm việc đã hết", timeout=15_000)
    clerk.picture("ended")
    assert clerk.page.locator("[name='R21.refused']").input_value() == "9"

    with clerk.context.expect_page() as opened:
        line(clerk).get_by_role("link", name="Đăng nhập lại (mở thẻ mới)").click()
    door = opened.value
    door.locator("[name=login]").fill("secretary")
    door.locator("[name=password]").fill(PASSWORD)
    door.get_by_role("button", name="Đăng nhập", exact=True).click()
    door.wait_for_url("**/phan/VI/")
    door.close()
    clerk.page.evaluate("dispatchEvent(new Event('focus'))")

    saved(clerk, "R21.refused")
    assert kept("R21.refused") == 9


def test_leaving_the_page_at_once_takes_the_last_figure_along(begun, arrive):
    clerk = open_part(arrive, "secretary")
    typed(clerk, "R21.refused", "9")
    clerk.page.goto("/bao-cao/cua-toi/")
    clerk.page.wait_for_timeout(1_000)

    assert kept("R21.refused") == 9
