"""The list, the record and the editing pages of old papers under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED
from tests.factories.onboarding import make_entry, make_onboarding
from thuan.domains.system.onboarding.models import Entry
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class TestOnboardingRegister(RegisterConformance):
    url_name = "onboarding:register"
    permission = OnboardingPermission.VIEW
    role = "ISO_SEC"
    outsider_role = "STAFF"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_onboarding(agency, f"{word}.xlsx")


class TestOnboardingRecord(RecordConformance):
    url_name = "onboarding:onboarding"
    permission = OnboardingPermission.VIEW
    role = "ISO_SEC"
    outsider_role = "STAFF"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        onboarding = make_onboarding(agency)
        make_entry(onboarding, title=word)
        return {"public_id": onboarding.public_id}


class TestChangeEntry(EditConformance):
    url_name = "onboarding:change_entry"
    permission = OnboardingPermission.PREPARE
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "Văn phòng", "Phòng Tư pháp"
    another: ClassVar[dict[str, Any]] = {"owner_unit": "Phòng Nội vụ"}

    def make_target(self, agency):
        return {"public_id": make_entry(make_onboarding(agency)).public_id}

    def sent(self, agency):
        named = {"code": "QT.01", "title": "Kiểm soát hồ sơ", "kind": "PROCEDURE"}
        numbered = {"issue": "1", "revision": "0", "effective_from": "01/07/2021"}
        return {**named, **numbered, "owner_unit": self.typed}

    def broken(self, agency):
        return {**self.sent(agency), "effective_from": "ngày mai"}

    def effect(self):
        return sum(Entry.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        entry = Entry.objects.get(public_id=kwargs["public_id"])
        update_row(entry, {"owner_unit": self.theirs}, at=RECORDED, by=None)
        return self.theirs
