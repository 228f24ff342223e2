"""The pages of the register under the common suites, and what a reader finds there."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import pytest

from tests.conformance.action import ActionConformance, EditConformance
from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED, make_actor, make_agency, make_user
from tests.factories.law import department, make_change, make_text
from thuan.domains.registry.law.models import Deadlines, LegalText, StatusChange
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.services.deciding import set_terms
from thuan.kernel.accounts.models import Person
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import update_row

DAY = dt.date(2022, 1, 1)


class TestTextRegister(RegisterConformance):
    url_name = "law:register"
    permission = None
    role = "ISO_SEC"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_text(title=word)


class TestTextRecord(RecordConformance):
    url_name = "law:text"
    permission = None
    role = "ISO_SEC"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_text(title=word).public_id}


class TestCreateText(ActionConformance):
    url_name = "law:create"
    permission = LawPermission.KEEP
    role = "DOST_OFFICER"
    reach = "ALL"
    another: ClassVar[dict[str, Any]] = {"title": "Khác"}

    def make_target(self, agency):
        return {}

    def sent(self, agency):
        return {"number": "1/2022/NĐ-CP", "kind": "DECREE", "issuer": "Chính phủ", "title": "Một"}

    def effect(self):
        return LegalText.objects.count()


class TestEditText(EditConformance):
    url_name = "law:edit"
    permission = LawPermission.KEEP
    role = "DOST_OFFICER"
    reach = "ALL"
    typed = "Trích yếu tôi ghi"
    another: ClassVar[dict[str, Any]] = {"title": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_text("1/2018/NĐ-CP").public_id}

    def sent(self, agency):
        words = {"number": "1/2018/NĐ-CP", "kind": "DECREE", "issuer": "Chính phủ"}
        return {**words, "title": self.typed, "effective_from": "21/06/2018"}

    def effect(self):
        return sum(LegalText.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        text = LegalText.objects.get(public_id=kwargs["public_id"])
        update_row(text, {"title": "Trích yếu người kia"}, at=RECORDED, by=None)
        return "Trích yếu người kia"


class TestRecordChange(ActionConformance):
    url_name = "law:change"
    permission = LawPermission.KEEP
    role = "DOST_OFFICER"
    reach = "ALL"
    another: ClassVar[dict[str, Any]] = {"note": "Khác"}

    def make_target(self, agency):
        make_text("2/2022/NĐ-CP")
        return {"public_id": make_text("1/2018/NĐ-CP").public_id}

    def sent(self, agency):
        return {"status": "REPLACED", "valid_from": "01/01/2022", "by_text": "2/2022/nđ-cp"}

    def effect(self):
        return StatusChange.objects.count()


class TestUndoChange(ActionConformance):
    url_name = "law:undo"
    permission = LawPermission.KEEP
    role = "DOST_OFFICER"
    reach = "ALL"
    another: ClassVar[dict[str, Any]] = {"comment": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_change(make_text(), "EXPIRED", DAY).public_id}

    def sent(self, agency):
        return {"comment": "Ghi nhầm"}

    def effect(self):
        return StatusChange.objects.filter(state="UNDONE").count()


class TestSetTerms(EditConformance):
    url_name = "law:terms"
    permission = LawPermission.DEADLINES
    role = "DOST_ADMIN"
    outsider_role = "DOST_OFFICER"
    reach = "ALL"
    typed = "KH 12/KH-UBND"
    another: ClassVar[dict[str, Any]] = {"check_days": "30"}

    def make_target(self, agency):
        return {}

    def sent(self, agency):
        return {"check_days": "60", "update_days": "20", "legal_basis": self.typed}

    def effect(self):
        return sum(Deadlines.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        admin = department(RECORDED, "DOST_ADMIN")
        told = {"check_days": 45, "update_days": 10, "legal_basis": "KH của người kia"}
        set_terms(actor=admin, at=RECORDED, **told)
        return "KH của người kia"


@pytest.fixture
def reader(db, client):
    with every_agency(reason="a test arranges"):
        secretary = make_actor("ISO_SEC", make_agency(), RECORDED)
        client.force_login(make_user(Person.objects.get(pk=secretary.person_id)))
    return client


def test_a_text_is_found_without_accents_and_by_status(reader):
    with every_agency(reason="a test arranges"):
        old = make_text("61/2018/NĐ-CP", "Cơ chế một cửa")
        make_change(old, "EXPIRED", dt.date(2020, 1, 1))
        make_text("30/2020/NĐ-CP", "Công tác văn thư")

    found = reader.get("/van-ban-phap-luat/", {"tim": "mot cua"}).content.decode()
    ended = reader.get("/van-ban-phap-luat/", {"tinh_trang": "EXPIRED"}).content.decode()

    for page in (found, ended):
        assert ("61/2018/NĐ-CP" in page, "30/2020/NĐ-CP" in page) == (True, False)


def test_a_record_tells_the_history_and_offers_a_reader_no_step(reader):
    with every_agency(reason="a test arranges"):
        old, new = make_text("61/2018/NĐ-CP", is_verified=False), make_text("118/2025/NĐ-CP")
        make_change(old, "REPLACED", dt.date(2020, 7, 1), new)

    page = reader.get(f"/van-ban-phap-luat/{old.public_id}/").content.decode()

    assert "Bị thay thế" in page
    assert "118/2025/NĐ-CP" in page
    assert "chưa được đối chiếu" in page
    assert "Hoàn tác" not in page
