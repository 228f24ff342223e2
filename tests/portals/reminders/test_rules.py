"""DOST administrators change a reminder rule and see the days it gives before they save."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.portals.workplace.world import IN_TIME, Province, province
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT, mark_as_demo
from thuan.kernel.duties.models import Reminder, ReminderRule
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.portals.reminders.services import change_rule

pytestmark = pytest.mark.django_db
CHANGE = "/quy-tac-nhac/REM-35/sua/"
WORDS = {
    "ladder": "T-5,15/10 08:00",
    "recipients": "ISO_SEC",
    "escalation": "T+2 DOST_OFFICER daily",
    "legal_basis": "Kế hoạch 12/KH-UBND",
}


@pytest.fixture
def season(db: None) -> Province:
    mark_as_demo(IN_TIME)
    found = province(1)
    found.person("admin", "DOST_ADMIN", found.dost, reach="ALL")
    return found


@pytest.fixture
def browser(season: Province) -> Client:
    client = Client()
    client.force_login(season.user("admin"))
    return client


def sent(version: int = 0, **changes: str) -> dict[str, str]:
    return {"khoa": uuid4().hex, "phien_ban": str(version), **WORDS, **changes}


def test_the_list_says_every_acting_rule_in_words(browser):
    shown = browser.get("/quy-tac-nhac/").content.decode()

    assert "Gửi báo cáo năm" in shown
    assert "Thư ký ISO, Trưởng ban ISO, Thủ trưởng cơ quan" in shown
    assert "trước 2 ngày làm việc; ngày cuối" in shown
    assert "31 quy tắc khác" in shown


def test_the_page_shows_the_days_of_the_present_deadline(browser):
    shown = browser.get(CHANGE).content.decode()

    assert "Với hạn 15/10/2022" in shown
    assert "08/10/2022" in shown


def test_typed_words_are_shown_as_days_and_nothing_is_written(browser):
    answer = browser.post(CHANGE, sent(xem="1"))

    assert answer.status_code == 200
    assert "10/10/2022" in answer.content.decode()
    assert not ReminderRule.objects.exists()


def test_a_saved_rule_is_what_the_next_sweep_reads(browser, season):
    assert browser.post(CHANGE, sent()).status_code == 302

    event = AuditEvent.objects.get(action="reminder_rule.change")
    assert "Kế hoạch 12/KH-UBND" in event.body
    at = dt.datetime(2022, 10, 10, 9, tzinfo=ICT)
    with every_agency(reason="the test sweeps every agency"):
        sweep(Actor.system("tests", at), at)
    (reminder,) = Reminder.objects.filter(rule="REM-35")
    assert reminder.recipient == season.people["secretary 0"]
    assert reminder.step_at == dt.datetime(2022, 10, 10, tzinfo=ICT)


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("ladder", "T-x", "Không đọc được “T-x”"),
        ("ladder", "31/02", "không phải là ngày hay giờ có thật"),
        ("recipients", "BOSS", "không phải là mã vai trò"),
        ("escalation", "HEAD", "Không đọc được “HEAD”"),
    ],
)
def test_words_that_cannot_be_read_are_refused_beside_their_box(browser, field, words, sentence):
    answer = browser.post(CHANGE, sent(**{field: words}))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ReminderRule.objects.exists()


def test_who_saves_second_is_shown_what_stands(browser):
    browser.post(CHANGE, sent())

    answer = browser.post(CHANGE, sent(ladder="T-3"))

    assert answer.status_code == 409
    assert "Đang lưu trong hệ thống: T-5,15/10 08:00" in answer.content.decode()
    assert ReminderRule.objects.get().ladder == "T-5,15/10 08:00"


def test_a_rule_that_does_not_act_cannot_be_changed(browser):
    assert browser.get("/quy-tac-nhac/REM-06/sua/").status_code == 404


def test_an_officer_changes_no_rule(season):
    actor = season.actor("officer", IN_TIME)

    with entered(actor.scope()), pytest.raises(PermissionDenied):
        change_rule(actor=actor, at=IN_TIME, code="REM-35", words=WORDS)
