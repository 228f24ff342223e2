"""The line is cut before an act: the button says so, and is itself again when the line is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys import world
from tests.journeys.steps import take_up
from tests.journeys.world import COMMUNE, PASSWORD
from thuan.domains.oversight.reporting.api import report_at
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/kernel/ui/static/ui/thuan.js",
        "    button.disabled = !navigator.onLine;\n",
        "",
    ),
    (
        "src/thuan/kernel/ui/templates/ui/action.html",
        'data-mang="{% translate "Cần có mạng để làm bước này" %}"',
        "",
    ),
]
pytestmark = pytest.mark.browser


@pytest.fixture
def handed_in(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.hand_in_the_report()


def state() -> str:
    with every_agency(reason="a test looks"):
        return str(report_at(COMMUNE, 2022).state)


def test_signing_and_sending_wait_for_the_line_and_nothing_typed_is_lost(handed_in, arrive):
    head = arrive("head", "/", width=390)
    take_up(head, "báo cáo năm 2022")
    head.fill({"password": PASSWORD})
    button = head.page.locator("form[data-mang] button[type=submit]")

    head.context.set_offline(True)
    expect(button).to_have_text("Cần có mạng để ký")
    expect(button).to_be_disabled()
    head.picture("no-line-sign")
    before = state()
    head.context.set_offline(False)
    expect(button).to_have_text("Ký báo cáo")
    head.press("Ký báo cáo")
    signed = state()

    head.follow("Gửi Sở Khoa học và Công nghệ")
    send = head.page.locator("form[data-mang] button[type=submit]")
    head.context.set_offline(True)
    expect(send).to_have_text("Cần có mạng để làm bước này")
    expect(send).to_be_disabled()
    head.context.set_offline(False)
    head.press("Gửi Sở Khoa học và Công nghệ")

    assert (before, signed, state()) == ("INTERNAL_REVIEW", "SIGNED", "SUBMITTED")
