"""Hands that use no mouse, and hands that press twice."""

from __future__ import annotations

import pytest

from tests.journeys import world
from tests.journeys.world import PASSWORD
from thuan.domains.oversight.reporting.models import Submission
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.browser


@pytest.fixture
def begun(province):
    world.open_the_cycle()
    world.fill_the_report(but="IV")


@pytest.fixture
def signed(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.sign_the_report()


def tab_to(page, selector, presses=80):
    """Press Tab until the element has the focus."""
    for _press in range(presses):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_part_is_filled_and_saved_with_the_keyboard_alone(begun, stranger):
    visitor = stranger("secretary")
    page, keys = visitor.page, visitor.page.keyboard
    page.goto("/bao-cao/cua-toi/")

    tab_to(page, "[name=login]")
    keys.type("secretary")
    tab_to(page, "[name=password]")
    keys.type(PASSWORD)
    keys.press("Enter")
    page.wait_for_selector(".viec-can-lam")
    tab_to(page, ".viec-can-lam a[href$='/IV/']")
    keys.press("Enter")
    page.wait_for_selector("[name='R16.docs_effective']")
    tab_to(page, "[name='R16.docs_effective']")
    keys.type("168")
    tab_to(page, "button[name=ve-danh-sach]")
    keys.press("Enter")
    page.wait_for_selector(".viec-can-lam")

    saved = page.locator(".viec-can-lam li", has_text="Kiểm tra số liệu tài liệu").inner_text()
    assert "Đã xong" in saved


@pytest.mark.parametrize("script", [True, False])
def test_pressing_send_twice_sends_once(signed, arrive, script):
    secretary = arrive("secretary", "/bao-cao/cua-toi/", script=script)
    secretary.follow("Gửi Sở Khoa học và Công nghệ")
    posts = []
    secretary.page.on(
        "request", lambda asked: posts.append(asked.url) if asked.method == "POST" else None
    )

    secretary.page.locator("main button[type=submit]").dblclick(no_wait_after=True)
    secretary.page.wait_for_url("**/bien-nhan/1/")
    secretary.look()

    with every_agency(reason="test"):
        sent = Submission.objects.count()
    assert sent == 1
    assert len(posts) == 1 or not script
