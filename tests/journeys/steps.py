"""Stretches of the year that journeys walk: each begins and ends on a page of one person."""

from __future__ import annotations

from tests.journeys.answers import ANSWERS
from tests.journeys.visitor import Visitor
from tests.journeys.world import PASSWORD


def enter_an_agency(admin: Visitor) -> None:
    """The keeper of the register enters a new commune and takes it into the programme."""
    admin.follow("Ghi sổ cơ quan")
    admin.fill({"name": "UBND xã Phước Thịnh", "code": "PTHINH", "kind": "XA"})
    admin.fill({"day": "01/09/2022", "legal_basis": "Nghị quyết 5/NQ-HĐND"})
    admin.press("Ghi sổ")
    admin.follow("Đưa vào chương trình")
    admin.fill({"reason": "Cơ quan mới tham gia", "day": "01/09/2022"})
    admin.press("Ghi thay đổi")


def open_the_year(officer: Visitor) -> str:
    """DOST drafts, publishes and opens the cycle of 2022; gives the address of the cycle."""
    officer.menu("Kỳ báo cáo")
    officer.follow("Lập kỳ báo cáo")
    officer.fill({"roll_rule": "NONE", "legal_basis": "Kế hoạch 31/KH-UBND ngày 15/04/2022"})
    officer.press("Lưu dự thảo")
    officer.step("Ban hành kỳ báo cáo")
    officer.step("Mở nhận báo cáo")
    return officer.page.url


def prepare(secretary: Visitor) -> None:
    """The secretary begins the report, fills every part, checks it and sends it to the signer."""
    secretary.menu("Báo cáo năm")
    secretary.step("Bắt đầu soạn báo cáo")
    secretary.follow_part("I")
    for code in ANSWERS:
        fill_part(secretary, code)
    hand_in(secretary)


def fill_part(secretary: Visitor, code: str, answers: dict[str, str] | None = None) -> None:
    """Fill the part that is open and go on; the last one leads back to the list of parts."""
    secretary.fill(ANSWERS[code] if answers is None else answers)
    if secretary.page.locator("main [name=xong]").count():
        secretary.fill({"xong": "xong"})
    last = code == [*ANSWERS][-1]
    secretary.press("Lưu phần này" if last else "Lưu và sang phần sau")


def hand_in(secretary: Visitor) -> None:
    """From the list of parts over all answers to the signer."""
    secretary.follow("Kiểm tra tất cả câu trả lời")
    secretary.step("Trình người ký")


def take_up(visitor: Visitor, words: str) -> None:
    """Open a task of the person's own list by what it says."""
    visitor.page.locator(".viec-can-lam a", has_text=words).click()
    visitor.look()


def sign(head: Visitor) -> None:
    """From the tasks of the head to the page that shows what is signed, and the password."""
    take_up(head, "báo cáo năm 2022")
    head.fill({"password": PASSWORD})
    head.press("Ký báo cáo")


def send(secretary: Visitor) -> str:
    """The secretary sends the signed report; gives the words of the receipt."""
    secretary.menu("Báo cáo năm")
    secretary.step("Gửi Sở Khoa học và Công nghệ")
    return secretary.says()


def check_and_accept(officer: Visitor) -> None:
    """From the tracking board: the report of An Hòa is taken, read and accepted."""
    officer.menu("Theo dõi báo cáo")
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.step("Chấp nhận báo cáo")


def freeze(officer: Visitor, cycle: str) -> str:
    """The roster is fixed and the figures are frozen; gives the address of the synthesis."""
    officer.go(cycle)
    officer.step("Chốt danh sách cơ quan")
    officer.menu("Tổng hợp của tỉnh")
    officer.follow("Số liệu đang chạy")
    officer.step("Khóa số liệu")
    return officer.page.url
