"""The lists, the records and the editing pages of models under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from tests.conformance.action import ActionConformance, AgencyActionConformance, EditConformance
from tests.conformance.record import AgencyRecordConformance, RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED, make_agency
from tests.factories.model_documents import make_adoption, make_model, make_types, make_version
from thuan.domains.system.documents.models import Document
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class TestModelsForAnAgency(RegisterConformance):
    """Rows are the province's; whose they are is tested by the selector."""

    url_name = "model_documents:register"
    permission = ModelPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 8

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_model(word)


class TestModelsOfTheProvince(RegisterConformance):
    url_name = "model_documents:register"
    permission = ModelPermission.VIEW
    role = "DOST_OFFICER"
    reach = "ALL"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_model(word, "PREPARING")


class TestAgenciesUsingAModel(RegisterConformance):
    """Which agencies use one model."""

    url_name = "model_documents:agencies"
    permission = ModelPermission.OVERSEE
    role = "DOST_OFFICER"
    reach = "ALL"
    outsider_role = "STAFF"
    budget = 8

    @pytest.fixture(autouse=True)
    def _model(self, agency: Agency) -> None:
        self.base = self.made(make_model)

    def url(self, **kwargs: Any) -> str:
        return super().url(public_id=self.base.model_document.public_id)

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_adoption(make_agency(word), of=self.base)


class TestModelRecord(RecordConformance):
    url_name = "model_documents:model"
    permission = ModelPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_model(word).model_document.public_id}


class TestModelVersionRecord(RecordConformance):
    url_name = "model_documents:version"
    permission = ModelPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_model(text=word).public_id}


class TestModelDifference(AgencyRecordConformance):
    url_name = "model_documents:difference"
    permission = DocumentPermission.VIEW
    role = "STAFF"
    outsider_role = "DOST_OFFICER"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_adoption(agency, word, behind=1).public_id}


class OfTheKeepers:
    """A page of whoever keeps the models."""

    permission = ModelPermission.DRAFT
    role = "DOST_OFFICER"
    reach = "ALL"
    outsider_role = "STAFF"

    @pytest.fixture(autouse=True)
    def _types(self, db: None) -> None:
        make_types()


class TestCreateModel(OfTheKeepers, ActionConformance):
    url_name = "model_documents:create"
    another: ClassVar[dict[str, Any]] = {"title": "Sổ tay"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"code": "M.77", "title": "Kiểm soát hồ sơ", "kind": "PROCEDURE", "types": ["XA"]}

    def effect(self) -> int:
        return ModelDocument.objects.count()


class TestEditModel(OfTheKeepers, EditConformance):
    url_name = "model_documents:edit"
    typed, theirs = "Tên của tôi", "Tên của người khác"
    another: ClassVar[dict[str, Any]] = {"title": "Tên thứ ba"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_model("Tên cũ").model_document.public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"title": self.typed, "kind": "PROCEDURE", "types": ["XA"]}

    def effect(self) -> int:
        return sum(ModelDocument.objects.values_list("version", flat=True))

    def overtake(self, kwargs: dict[str, Any]) -> str:
        row = ModelDocument.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"title": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestWriteModel(OfTheKeepers, EditConformance):
    url_name = "model_documents:write"
    typed, theirs = "Lời của tôi", "Lời của người khác"
    another: ClassVar[dict[str, Any]] = {"text": "Lời thứ ba"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_model(state="PREPARING").public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"text": self.typed}

    def broken(self, agency: Agency) -> dict[str, Any]:
        return {"summary": "x" * 4001}

    def effect(self) -> int:
        return sum(ModelVersion.objects.values_list("version", flat=True))

    def overtake(self, kwargs: dict[str, Any]) -> str:
        row = ModelVersion.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"text": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestWithdrawModel(OfTheKeepers, ActionConformance):
    url_name = "model_documents:withdraw"
    permission = ModelPermission.ISSUE
    role = "DOST_HEAD"
    another: ClassVar[dict[str, Any]] = {"comment": "Lý do khác"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_model().model_document.public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"comment": "Đã có mẫu khác"}

    def effect(self) -> int:
        return ModelDocument.objects.filter(state="WITHDRAWN").count()


class TestCancelModelVersion(OfTheKeepers, ActionConformance):
    url_name = "model_documents:cancel"
    another: ClassVar[dict[str, Any]] = {"comment": "Lý do khác"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        issued = make_model()
        return {"public_id": make_version(issued.model_document, 2, "DRAFT").public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"comment": "Chưa cần"}

    def effect(self) -> int:
        return ModelVersion.objects.filter(state="CANCELLED").count()


class TestAdoptModel(ActionConformance):
    url_name = "model_documents:adopt"
    permission = ModelPermission.ADOPT
    role = "ISO_SEC"
    outsider_role = "STAFF"
    another: ClassVar[dict[str, Any]] = {"title": "Tên khác"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_model().model_document.public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"code": "QT.77", "title": "Đánh giá nội bộ của xã"}

    def effect(self) -> int:
        return Adoption.objects.count() + Document.objects.filter(code="QT.78").count()


class TestConfirmModel(AgencyActionConformance):
    url_name = "model_documents:confirm"
    permission = ModelPermission.ADOPT
    role = "ISO_SEC"
    outsider_role = "STAFF"
    another: ClassVar[dict[str, Any]] = {"comment": "Không tiếp thu gì thêm"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_adoption(agency, state="BEHIND", behind=1).public_id}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"number": "2", "comment": "Đã thêm mục 6 về lưu hồ sơ"}

    def effect(self) -> int:
        return Adoption.objects.filter(base__number=2).count()
