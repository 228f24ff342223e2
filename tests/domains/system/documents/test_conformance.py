"""The lists, the records and the editing pages of documents under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from tests.conformance.action import AgencyActionConformance, EditConformance
from tests.conformance.record import AgencyRecordConformance, RecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories import LONG_AGO, RECORDED, make_person, stamped
from tests.factories.documents import make_change_request, make_document
from thuan.domains.system.documents.models import (
    ChangeRequest,
    Copy,
    Document,
    DocumentVersion,
)
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class TestDocumentRegister(RegisterConformance):
    url_name = "documents:register"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    # Two of them count what stands in the lists behind it.
    budget = 9

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_document(agency, word)


class TestMasterList(RegisterConformance):
    url_name = "documents:master_list"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_document(agency, word)


class TestToReview(RegisterConformance):
    url_name = "documents:to_review"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        version = make_document(agency, word)
        return update_row(version, {"next_review": LONG_AGO}, at=RECORDED, by=None)


class TestUnread(RegisterConformance):
    url_name = "documents:unread"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return Copy.objects.create(
            **stamped(agency, state="SENT"),
            document_version=make_document(agency, word),
            person=make_person(word),
            due=LONG_AGO,
        )


class TestDocumentRecord(RecordConformance):
    url_name = "documents:document"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_document(agency, word).document.public_id}


class TestCompare(RecordConformance):
    url_name = "documents:compare"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_document(agency, word).document.public_id}


class TestVersionRecord(RecordConformance):
    url_name = "documents:version"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_document(agency, word).public_id}


class TestEditHead(EditConformance):
    url_name = "documents:edit_head"
    permission = DocumentPermission.DRAFT
    role = "ISO_SEC"
    outsider_role = "ARCHIVIST"
    typed, theirs = "Bộ phận một cửa", "Phòng Tư pháp"
    another: ClassVar[dict[str, Any]] = {"owner_unit": "Văn phòng"}

    def make_target(self, agency):
        document = make_document(agency, "Kiểm soát tài liệu", "DRAFT").document
        return {"public_id": document.public_id}

    def sent(self, agency):
        head = {"title": "Kiểm soát tài liệu", "kind": "PROCEDURE", "clauses": "7.5"}
        return {**head, "owner_unit": self.typed, "review_months": "24"}

    def broken(self, agency):
        return {**self.sent(agency), "clauses": "bảy phẩy năm"}

    def effect(self):
        return sum(Document.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        document = Document.objects.get(public_id=kwargs["public_id"])
        update_row(document, {"owner_unit": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestWriteVersion(EditConformance):
    url_name = "documents:write"
    permission = DocumentPermission.DRAFT
    role = "ISO_SEC"
    outsider_role = "ARCHIVIST"
    typed, theirs = "1. Mục đích của tôi", "1. Mục đích của người kia"
    another: ClassVar[dict[str, Any]] = {"text": "1. Mục đích khác"}

    def make_target(self, agency):
        return {"public_id": make_document(agency, "Kiểm soát tài liệu", "DRAFT").public_id}

    def sent(self, agency):
        return {"text": self.typed, "summary": "", "planned_from": "01/07/2022"}

    def broken(self, agency):
        return {**self.sent(agency), "planned_from": "ngày mai"}

    def effect(self):
        return sum(DocumentVersion.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        version = DocumentVersion.objects.get(public_id=kwargs["public_id"])
        update_row(version, {"text": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestNameForms(EditConformance):
    url_name = "documents:forms"
    permission = DocumentPermission.DRAFT
    role = "ISO_SEC"
    outsider_role = "ARCHIVIST"
    typed, theirs = "BM-CỦA-TÔI", "BM-CỦA-HỌ"

    @pytest.fixture(autouse=True)
    def _forms(self, agency) -> None:
        self.mine = str(self.made(make_form, agency, self.typed).document.public_id)
        self.other_form = str(self.made(make_form, agency, self.theirs).document.public_id)
        self.another = {"forms": [self.other_form]}

    def make_target(self, agency):
        return {"public_id": make_document(agency, "Kiểm soát tài liệu", "DRAFT").public_id}

    def sent(self, agency):
        return {"forms": [self.mine]}

    def broken(self, agency):
        return {"forms": ["01a23141-899e-763d-8230-a51cfa347f9a"]}

    def effect(self):
        return sum(DocumentVersion.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        version = DocumentVersion.objects.get(public_id=kwargs["public_id"])
        update_row(version, {"forms": [self.other_form]}, at=RECORDED, by=None)
        return self.theirs


def make_form(agency: Agency, code: str) -> DocumentVersion:
    return make_document(agency, "Phiếu kiểm tra", kind="FORM", code=code)


class TestRequestRegister(AgencyRegisterConformance):
    url_name = "documents:requests"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_change_request(make_document(agency, "Kiểm soát tài liệu").document, word)


class TestRequestRecord(AgencyRecordConformance):
    url_name = "documents:request"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        request = make_change_request(make_document(agency, "Kiểm soát tài liệu").document, word)
        return {"public_id": request.public_id}


class TestAskForChange(AgencyActionConformance):
    url_name = "documents:ask"
    permission = DocumentPermission.REQUEST
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    another: ClassVar[dict[str, Any]] = {"wrong": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_document(agency, "Kiểm soát tài liệu").document.public_id}

    def sent(self, agency):
        return {"reason": "ERROR", "wrong": "Mục 2 sai", "proposal": "Ghi lại"}

    def effect(self):
        return ChangeRequest.objects.count()
