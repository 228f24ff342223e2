"""Stretches of the year that several journeys walk."""

from __future__ import annotations

from tests.journeys.answers import ANSWERS
from tests.journeys.visitor import Visitor
from tests.journeys.world import PASSWORD


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
    secretary.follow_part("I")
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
