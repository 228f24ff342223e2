"""The lists, the pages and the editing pages of records under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED
from tests.factories.records import make_case, make_record, make_type
from thuan.domains.system.records.models import Record, RecordType
from thuan.domains.system.records.permissions import RecordPermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class _Kept:
    permission = RecordPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"


class TestRecordRegister(_Kept, RegisterConformance):
    url_name = "records:register"
    budget = 8

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_record(agency, word)


class TestTypeRegister(_Kept, RegisterConformance):
    url_name = "records:types"
    budget = 8

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_type(agency, word)


class TestDisposalRegister(_Kept, RegisterConformance):
    url_name = "records:disposals"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_case(agency, word)


class TestRecordPage(_Kept, RecordConformance):
    url_name = "records:record"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_record(agency, word).public_id}


class TestTypePage(_Kept, RecordConformance):
    url_name = "records:type"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_type(agency, word).public_id}


class TestDisposalPage(_Kept, RecordConformance):
    url_name = "records:disposal"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_case(agency, word).public_id}


class TestEditRecord(EditConformance):
    url_name = "records:edit"
    permission = RecordPermission.KEEP
    role = "STAFF"
    outsider_role = "HEAD"
    typed, theirs = "Hồ sơ của tôi", "Hồ sơ của người kia"
    another: ClassVar[dict[str, Any]] = {"title": "Hồ sơ khác"}

    def make_target(self, agency):
        return {"public_id": make_record(agency, "Đánh giá nội bộ", "OPEN").public_id}

    def sent(self, agency):
        return {"title": self.typed, "opened_on": "01/02/2015", "code": "", "location": "Tủ 2"}

    def effect(self):
        return sum(Record.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        record = Record.objects.get(public_id=kwargs["public_id"])
        update_row(record, {"title": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestEditType(EditConformance):
    url_name = "records:edit_type"
    permission = RecordPermission.DEFINE
    role = "ARCHIVIST"
    outsider_role = "STAFF"
    typed, theirs = "Loại của tôi", "Loại của người kia"
    another: ClassVar[dict[str, Any]] = {"storage_place": "Kho"}

    def make_target(self, agency):
        return {"public_id": make_type(agency, "Đánh giá nội bộ").public_id}

    def sent(self, agency):
        return {
            "name": self.typed,
            "clauses": "9.2",
            "format": "PAPER",
            "retention": "YEARS",
            "retention_years": "10",
            "retention_from": "CASE_CLOSED",
            "disposal_method": "SHRED",
        }

    def broken(self, agency):
        return {**self.sent(agency), "retention_years": "mười"}

    def effect(self):
        return sum(RecordType.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        kind = RecordType.objects.get(public_id=kwargs["public_id"])
        update_row(kind, {"name": self.theirs}, at=RECORDED, by=None)
        return self.theirs
