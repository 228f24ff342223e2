"""Undelivered e-mails are seen with their reason and sent again, one or all, once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.factories import assign, make_agency, make_person, make_user
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(db: None) -> Client:
    keeper = make_person("Lý Đức Thịnh")
    assign(keeper, "SYS_ADMIN", make_agency())
    client = Client()
    client.force_login(make_user(keeper))
    return client


@pytest.fixture
def troubled(db: None, at) -> list[Notice]:
    reader = make_person("Chế Thị Lan")
    return [
        Notice.objects.create(
            recipient=reader,
            kind="duties.digest",
            category="REMINDER",
            subject=f"Thư {number}",
            body="Nội dung kín",
            at=at,
            mail_state=state,
            mail_reason="SMTPRecipientsRefused: hộp thư đầy",
            mail_attempts=5,
        )
        for number, state in enumerate(["FAILED", "FAILED", "QUEUED"])
    ]


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail_state", flat=True))


def test_the_list_says_who_what_and_why_but_not_the_body(browser, troubled):
    shown = browser.get("/thu-chua-gui/").content.decode()

    assert "Chế Thị Lan" in shown
    assert "SMTPRecipientsRefused: hộp thư đầy" in shown
    assert "máy tự gửi lại" in shown
    assert "Nội dung kín" not in shown


def test_an_empty_list_says_that_everything_arrived(browser):
    assert "Mọi thư đã gửi được" in browser.get("/thu-chua-gui/").content.decode()


def test_one_mail_is_sent_again_alone(browser, troubled):
    way = f"/thu-chua-gui/{troubled[0].public_id}/gui-lai/"
    assert "Thư 0" in browser.get(way).content.decode()

    assert browser.post(way, {"khoa": uuid4().hex}).status_code == 302

    assert states() == ["QUEUED", "FAILED", "QUEUED"]
    assert AuditEvent.objects.filter(action="notifications.send_again").count() == 1


def test_all_are_sent_again_and_a_second_press_finds_none(browser, troubled):
    way = "/thu-chua-gui/gui-lai/"

    assert browser.post(way, {"khoa": uuid4().hex}).status_code == 302
    assert states() == ["QUEUED"] * 3
    again = browser.post(way, {"khoa": uuid4().hex})

    assert again.status_code == 422
    assert "Không còn thư nào chờ gửi lại" in again.content.decode()


def test_the_first_page_tells_whom_it_concerns_of_given_up_mails(browser, troubled):
    shown = browser.get("/").content.decode()

    assert "Xem 2 thư chưa gửi được" in shown


def test_with_every_mail_delivered_the_first_page_says_what_would_come(browser):
    assert "gửi lại, khi máy gửi thư gặp trục trặc" in browser.get("/").content.decode()
