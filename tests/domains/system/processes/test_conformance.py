"""The lists, the pages and the editing pages under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.record import AgencyRecordConformance
from tests.conformance.register import AgencyRegisterConformance
from tests.factories import RECORDED
from tests.factories.processes import make_instrument, make_item, make_process
from thuan.domains.system.processes.models import Instrument, KnowledgeItem, Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class _Read:
    permission = ProcessPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"


class TestProcessRegister(_Read, AgencyRegisterConformance):
    url_name = "processes:register"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_process(agency, word)


class TestInstrumentRegister(_Read, AgencyRegisterConformance):
    url_name = "processes:instruments"
    budget = 8

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_instrument(agency, word)


class TestKnowledgeRegister(_Read, AgencyRegisterConformance):
    url_name = "processes:knowledge"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_item(agency, word)


class TestProcessPage(_Read, AgencyRecordConformance):
    url_name = "processes:process"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_process(agency, word).public_id}


class TestInstrumentPage(_Read, AgencyRecordConformance):
    url_name = "processes:instrument"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_instrument(agency, word).public_id}


class TestKnowledgePage(_Read, AgencyRecordConformance):
    url_name = "processes:item"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_item(agency, word).public_id}


class TestWriteSheet(EditConformance):
    url_name = "processes:sheet"
    permission = ProcessPermission.DESCRIBE
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "Tên của tôi", "Tên của người kia"
    another: ClassVar[dict[str, Any]] = {"purpose": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_process(agency, "Một cửa", "C1").public_id}

    def sent(self, agency):
        return {"code": "C1", "name": self.typed, "kind": "CORE", "purpose": "Giải quyết hồ sơ"}

    def effect(self):
        return sum(Process.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Process.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"name": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestWriteFlows(EditConformance):
    url_name = "processes:flows"
    permission = ProcessPermission.DESCRIBE
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "Hồ sơ của tôi", "Hồ sơ của người kia"
    another: ClassVar[dict[str, Any]] = {"dong-0-party": "Sở Tư pháp"}

    def make_target(self, agency):
        return {"public_id": make_process(agency, "Một cửa").public_id}

    def sent(self, agency):
        return {
            "dong-TOTAL_FORMS": "1",
            "dong-INITIAL_FORMS": "0",
            "dong-0-direction": "IN",
            "dong-0-what": self.typed,
            "dong-0-party": "Người dân",
        }

    def broken(self, agency):
        return {**self.sent(agency), "dong-0-direction": "UP"}

    def effect(self):
        return sum(Process.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Process.objects.get(public_id=kwargs["public_id"])
        flows = [{"direction": "IN", "what": self.theirs}]
        update_row(row, {"flows": flows}, at=RECORDED, by=None)
        return self.theirs


class TestWriteCriteria(EditConformance):
    url_name = "processes:criteria"
    permission = ProcessPermission.DESCRIBE
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "Chỉ số của tôi", "Chỉ số của người kia"
    another: ClassVar[dict[str, Any]] = {"dong-0-target": "100 %"}

    def make_target(self, agency):
        return {"public_id": make_process(agency, "Một cửa").public_id}

    def sent(self, agency):
        return {
            "dong-TOTAL_FORMS": "1",
            "dong-INITIAL_FORMS": "0",
            "dong-0-name": self.typed,
            "dong-0-target": "≥ 95 %",
            "dong-0-frequency": "MONTH",
        }

    def broken(self, agency):
        return {**self.sent(agency), "dong-0-target": ""}

    def effect(self):
        return sum(Process.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Process.objects.get(public_id=kwargs["public_id"])
        criteria = [{"name": self.theirs, "target": "90 %", "frequency": "YEAR"}]
        update_row(row, {"criteria": criteria}, at=RECORDED, by=None)
        return self.theirs


class TestChooseDocuments(EditConformance):
    url_name = "processes:documents"
    permission = ProcessPermission.DESCRIBE
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "Lý do của tôi", "Lý do của người kia"
    another: ClassVar[dict[str, Any]] = {"no_document_reason": "Lý do khác"}

    def make_target(self, agency):
        return {"public_id": make_process(agency, "Một cửa").public_id}

    def sent(self, agency):
        return {"no_document_reason": self.typed}

    def effect(self):
        return sum(Process.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Process.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"no_document_reason": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestEditInstrument(EditConformance):
    url_name = "processes:edit_instrument"
    permission = ProcessPermission.INSTRUMENTS
    role = "STAFF"
    outsider_role = "ONE_STOP"
    typed, theirs = "Cân của tôi", "Cân của người kia"
    another: ClassVar[dict[str, Any]] = {"place": "Kho"}

    def make_target(self, agency):
        return {"public_id": make_instrument(agency, "Cân").public_id}

    def sent(self, agency):
        return {
            "code": "PT-99",
            "name": self.typed,
            "used_for": "Đối chứng",
            "check_kind": "CALIBRATION",
            "interval_months": "6",
        }

    def effect(self):
        return sum(Instrument.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Instrument.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"name": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestEditKnowledge(EditConformance):
    url_name = "processes:edit_item"
    permission = ProcessPermission.KNOWLEDGE
    role = "STAFF"
    outsider_role = "AUDITOR"
    typed, theirs = "Tên của tôi", "Tên của người kia"
    another: ClassVar[dict[str, Any]] = {"holder": "Văn phòng"}

    def make_target(self, agency):
        return {"public_id": make_item(agency, "Đầu mối").public_id}

    def sent(self, agency):
        return {"title": self.typed, "kind": "PRACTICE", "content": "Gọi trước khi gửi"}

    def effect(self):
        return sum(KnowledgeItem.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = KnowledgeItem.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"title": self.theirs}, at=RECORDED, by=None)
        return self.theirs
