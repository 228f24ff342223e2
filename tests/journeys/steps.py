"""Stretches of the year that several journeys walk."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.answers import ANSWERS
from tests.journeys.visitor import Visitor
from tests.journeys.world import PASSWORD

Arrive = Callable[..., Visitor]


def open_the_year(officer: Visitor) -> None:
    """DOST drafts, publishes and opens the cycle of 2022."""
    officer.menu("Kỳ báo cáo")
    officer.follow("Lập kỳ báo cáo")
    officer.fill({"roll_rule": "NONE", "legal_basis": "Kế hoạch 31/KH-UBND ngày 15/04/2022"})
    officer.press("Lưu dự thảo")
    officer.step("Ban hành kỳ báo cáo")
    officer.step("Mở nhận báo cáo")


def fill_every_part(secretary: Visitor) -> None:
    """From the task list through all parts, each by its own form, and back to the list."""
    first = secretary.page.locator(".viec-can-lam a").first
    first.click()
    secretary.look()
    for number, answers in enumerate(ANSWERS.values(), start=1):
        secretary.fill(answers)
        if secretary.page.locator("main [name=xong]").count():
            secretary.fill({"xong": "xong"})
        last = number == len(ANSWERS)
        secretary.press("Lưu phần này" if last else "Lưu và sang phần sau")


def sign(head: Visitor) -> None:
    """The head reads what was prepared and signs with the password."""
    head.follow("Ký báo cáo")
    head.fill({"password": PASSWORD})
    head.press("Ký báo cáo")


def prepare_and_sign(secretary: Visitor, arrive: Arrive, **wishes: object) -> Visitor:
    """The whole report of the commune up to the signature; the head, for what comes after."""
    secretary.step("Bắt đầu soạn báo cáo")
    fill_every_part(secretary)
    secretary.step("Trình người ký")
    head = arrive("head", "/bao-cao/cua-toi/", **wishes)
    sign(head)
    secretary.go(secretary.page.url)
    return head
