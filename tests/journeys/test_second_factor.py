"""A chairman sets up his telephone, then a security key; what is used up and ended stays so."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.world import PASSWORD
from tests.kernel.accounts.codes import code_at

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("width", [390, 1280])
PLACE = "/tai-khoan-cua-toi/"


@pytest.fixture(autouse=True)
def on(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def house(live_server):
    """The same server by its name: a security key belongs to a name, never to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


class Telephone:
    """An app that knows the secret; it waits, as people do, until a code it has not shown comes."""

    def __init__(self, secret: str) -> None:
        self.secret, self.last = secret, 0

    def code(self) -> str:
        self.last = max(self.last + 1, int(time.time()) // 30)
        while self.last > int(time.time()) // 30 + 1:
            time.sleep(0.5)
        return code_at(self.secret, 30 * self.last)


def set_up_telephone(head):
    """From the first log-in, where nothing else opens, to the recovery codes."""
    head.log_in("/")
    assert head.heading == "Bước xác thực thứ hai"
    head.go("/bao-cao/cua-toi/")
    assert head.heading == "Bước xác thực thứ hai"
    head.follow("Thiết lập ứng dụng xác thực")
    phone = Telephone(head.page.locator(".khoa-thiet-lap").inner_text())
    head.fill({"new_code": "000000"})
    head.press("Xác nhận và bật")
    assert "Mã chưa đúng" in head.says()
    head.fill({"new_code": phone.code()})
    head.press("Xác nhận và bật")
    codes = re.findall(r"\b\d{5}-\d{5}\b", head.says())
    assert len(codes) == 10
    return phone, codes


def second_step(head, answer):
    head.log_in("/")
    assert head.heading == "Bước xác thực thứ hai"
    head.fill({"code": answer})
    head.press("Vào làm việc")


@BOTH
def test_a_chairman_sets_up_his_telephone_and_a_code_opens_once(stranger, width):
    head = stranger("head", width=width)
    phone, codes = set_up_telephone(head)
    kept = head.download("Tải tệp mã dự phòng").decode()
    assert kept.split() == codes
    head.follow("Đã cất, tiếp tục")
    assert "Còn 10 mã chưa dùng" in head.says()
    head.go("/")
    assert head.heading == "Việc của tôi"

    other = stranger("head", width=width)
    used = phone.code()
    second_step(other, used)
    assert other.heading == "Việc của tôi"

    third = stranger("head", width=width)
    second_step(third, used)
    assert "đã dùng rồi" in third.says()
    third.fill({"code": codes[0]})
    third.press("Vào làm việc")
    assert third.heading == "Việc của tôi"

    head.go(f"{PLACE}phien/")
    assert head.page.locator("main section").count() == 3
    named = re.compile("^Đăng xuất khỏi thiết bị này ?: Chrome trên Linux$")
    head.page.get_by_role("link", name=named).first.click()
    head.look()
    head.press("Đăng xuất khỏi thiết bị này")
    assert head.page.locator("main section").count() == 2
    head.step("Đăng xuất khỏi mọi thiết bị khác")
    assert head.page.locator("main section").count() == 1
    for ended in (other, third):
        ended.go("/")
        assert ended.heading == "Đăng nhập"


def with_a_key(visitor):
    """A security key in the hand of the browser (WebAuthn's virtual authenticator)."""
    line = visitor.context.new_cdp_session(visitor.page)
    line.send("WebAuthn.enable")
    wishes = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": wishes})
    return line, made["authenticatorId"]


@BOTH
def test_a_security_key_opens_in_place_of_the_telephone(stranger, house, width):
    head = stranger("head", width=width)
    line, key = with_a_key(head)
    head.page.goto(f"{house}/")
    head.fill({"login": "head", "password": PASSWORD})
    head.press("Đăng nhập")
    head.follow("Thêm khóa bảo mật")
    head.fill({"name": "Khóa USB ở bàn làm việc"})
    head.press("Thêm khóa bảo mật")
    assert len(re.findall(r"\b\d{5}-\d{5}\b", head.says())) == 10
    head.follow("Đã cất, tiếp tục")
    assert "Khóa USB ở bàn làm việc" in head.says()

    head.page.locator("details.nguoi summary").click()
    head.page.get_by_role("button", name="Đăng xuất").click()
    expect(head.page.locator("h1")).to_have_text("Đăng nhập")
    head.fill({"login": "head", "password": PASSWORD})
    head.press("Đăng nhập")
    head.press("Dùng khóa bảo mật")
    assert head.heading == "Việc của tôi"
    head.go(f"{house}{PLACE}buoc-hai/ma-du-phong/")
    head.press("Dùng khóa bảo mật")
    assert len(re.findall(r"\b\d{5}-\d{5}\b", head.says())) == 10

    # Another key than the one that was registered opens nothing.
    line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    stranger_to_it = stranger("head", width=width)
    with_a_key(stranger_to_it)
    stranger_to_it.page.goto(f"{house}/")
    stranger_to_it.fill({"login": "head", "password": PASSWORD})
    stranger_to_it.press("Đăng nhập")
    stranger_to_it.page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(stranger_to_it.page.get_by_role("alert")).to_contain_text("chưa trả lời")
    assert stranger_to_it.heading == "Bước xác thực thứ hai"
