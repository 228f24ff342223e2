"""The pages of bases and of the work under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import AgencyActionConformance
from tests.conformance.record import AgencyRecordConformance, RecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories.documents import make_document
from tests.factories.law import make_basis, make_text, make_update
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.kernel.tenancy.models import Agency


class TestExternalRegister(AgencyRegisterConformance):
    url_name = "legal:external"
    permission = LegalPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_basis(make_document(agency, "Quy trình").document, make_text(title=word))


class TestUpdateRegister(AgencyRegisterConformance):
    url_name = "legal:updates"
    permission = LegalPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_update(agency, word)


class TestUpdateRecord(AgencyRecordConformance):
    url_name = "legal:update"
    permission = LegalPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_update(agency, word).public_id}


class TestDocumentBases(AgencyRecordConformance):
    url_name = "legal:bases"
    permission = LegalPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        document = make_document(agency, "Quy trình").document
        make_basis(document, make_text(title=word))
        return {"public_id": document.public_id}


class TestChanges(RegisterConformance):
    url_name = "legal:changes"
    permission = LegalPermission.OVERSEE
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_update(agency, "Quy trình", number=f"Số {word}")


class TestChangeProgress(RecordConformance):
    url_name = "legal:change"
    permission = LegalPermission.OVERSEE
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_update(agency, word).change.public_id}

    def seen(self, word: str) -> str:
        return "UBND xã Của Mình"


class TestAddBasis(AgencyActionConformance):
    url_name = "legal:add"
    permission = LegalPermission.CHOOSE
    role = "ISO_SEC"
    outsider_role = "ARCHIVIST"
    another: ClassVar[dict[str, Any]] = {"own_title": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_document(agency, "Quy trình").document.public_id}

    def sent(self, agency):
        return {"own_number": "15/QĐ-UBND", "own_title": "Quy chế làm việc"}

    def effect(self):
        return LegalBasis.objects.count()


class TestEndBasis(AgencyActionConformance):
    url_name = "legal:end"
    permission = LegalPermission.CHOOSE
    role = "ISO_SEC"
    outsider_role = "ARCHIVIST"
    another: ClassVar[dict[str, Any]] = {"comment": "Khác"}

    def make_target(self, agency):
        basis = make_basis(make_document(agency, "Quy trình").document, None)
        return {"public_id": basis.public_id}

    def sent(self, agency):
        return {"comment": "Không còn viện dẫn"}

    def effect(self):
        return LegalBasis.objects.filter(state="ENDED").count()


class TestConfirmUpdate(AgencyActionConformance):
    url_name = "legal:confirm"
    permission = LegalPermission.CONFIRM
    role = "QMR"
    outsider_role = "ISO_SEC"
    another: ClassVar[dict[str, Any]] = {"comment": "Khác"}

    def make_target(self, agency):
        return {"public_id": make_update(agency, "Quy trình").public_id}

    def sent(self, agency):
        return {"comment": "Phần viện dẫn không đổi"}

    def effect(self):
        return LegalUpdate.objects.filter(state="CONFIRMED").count()
