"""The undelivered e-mails and the words of a rule under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED, make_actor, make_agency, make_person
from thuan.kernel.duties.catalogue import rules
from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.models import Notice
from thuan.portals.reminders.permissions import ReminderPermission
from thuan.portals.reminders.services import change_rule

WORDS = {
    "ladder": "T-7, T-2wd",
    "recipients": "ISO_SEC",
    "escalation": "T+1wd HEAD",
    "legal_basis": "Kế hoạch 12/KH-UBND",
}


class TestMails(RegisterConformance):
    url_name = "reminders:mails"
    permission = ReminderPermission.SEND_AGAIN
    role = "DOST_ADMIN"
    reach = "ALL"
    budget = 8

    def make_row(self, agency, word):
        return Notice.objects.create(
            recipient=make_person(),
            kind="test",
            category=next(iter(Category)),
            subject=f"Tin {word}",
            body="Nội dung",
            mail_state="FAILED",
            mail_reason="hộp thư không nhận",
            at=RECORDED,
        )


class TestChangeRule(EditConformance):
    url_name = "reminders:change"
    permission = ReminderPermission.KEEP
    role = "DOST_ADMIN"
    reach = "ALL"
    typed = "Kế hoạch 12/KH-UBND"
    another: ClassVar[dict[str, Any]] = {"legal_basis": "Kế hoạch 13/KH-UBND"}

    def make_target(self, agency):
        return {"code": "REM-35"}

    def sent(self, agency):
        return dict(WORDS)

    def effect(self):
        return rules()["REM-35"].version

    def overtake(self, kwargs):
        admin = make_actor("DOST_ADMIN", make_agency(), RECORDED, reach="ALL")
        words = {**WORDS, "legal_basis": "Kế hoạch của người kia"}
        version = rules()["REM-35"].version
        change_rule(actor=admin, at=RECORDED, code="REM-35", words=words, base_version=version)
        return "Kế hoạch của người kia"
