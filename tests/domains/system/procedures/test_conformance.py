"""The pages of internal procedures under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from tests.conformance.action import ActionConformance, AgencyActionConformance, EditConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED
from tests.factories.flows import make_procedure, step
from tests.factories.procedures import make_terms
from tests.factories.reporting import member
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.procedures.content import ProcedureContent, written
from thuan.domains.system.procedures.permissions import ProcedurePermission
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class TestCoverage(RegisterConformance):
    """The rows are the province's; whether the own agency covers them is tested by the selector."""

    url_name = "internal_procedures:coverage"
    permission = ProcedurePermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 11

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_terms(name=word)


class TestAgencies(RegisterConformance):
    url_name = "internal_procedures:agencies"
    permission = ProcedurePermission.OVERSEE
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"
    budget = 15

    def make_row(self, agency: Agency, word: str) -> Any:
        make_terms()
        return member(word, word, "xa")


class TestCoverageOfAnAgency(RegisterConformance):
    """The same list as the department sees it."""

    url_name = "internal_procedures:of_agency"
    permission = ProcedurePermission.OVERSEE
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"
    budget = 11

    @pytest.fixture(autouse=True)
    def _somewhere(self, other: Agency) -> None:
        self.looked_at = other

    def url(self, **kwargs: Any) -> str:
        return super().url(public_id=self.looked_at.public_id)

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_terms(name=word)


class Begun(AgencyActionConformance):
    """A page that writes into a draft."""

    permission = DocumentPermission.DRAFT
    role = "STAFF"
    outsider_role = "ARCHIVIST"

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {"public_id": make_procedure(agency, "9.1", state="DRAFT").public_id}

    def effect(self) -> int:
        return sum(DocumentVersion.objects.values_list("version", flat=True))


class TestSections(EditConformance, Begun):
    url_name = "internal_procedures:sections"
    another: ClassVar[dict[str, Any]] = {"purpose": "Khác"}
    typed = "Thống nhất cách làm"

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"covers": "9.1", "purpose": "Thống nhất cách làm", "committed": "8 ngày làm việc"}

    def overtake(self, kwargs: dict[str, Any]) -> str:
        return overtaken(kwargs, ProcedureContent(covers=("9.1",), purpose="Của người khác"))


class TestSteps(EditConformance, Begun):
    url_name = "internal_procedures:steps"
    another: ClassVar[dict[str, Any]] = {"dong-0-time": "5 giờ"}
    typed = "Tiếp nhận tại quầy"

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {
            "dong-TOTAL_FORMS": "1",
            "dong-INITIAL_FORMS": "0",
            "dong-0-name": "Tiếp nhận tại quầy",
            "dong-0-role": "Một cửa",
            "dong-0-time": "4 giờ",
        }

    def broken(self, agency: Agency) -> dict[str, Any]:
        return {**self.sent(agency), "dong-0-time": "hai tuần"}

    def overtake(self, kwargs: dict[str, Any]) -> str:
        steps = (step("Của người khác", "1"),)
        return overtaken(kwargs, ProcedureContent(covers=("9.1",), steps=steps))


def overtaken(kwargs: dict[str, Any], content: ProcedureContent) -> str:
    """Another author saves first."""
    version = DocumentVersion.objects.get(public_id=kwargs["public_id"])
    update_row(version, {"structure": written(content)}, at=RECORDED, by=None)
    return "Của người khác"


class TestPaste(EditConformance, Begun):
    url_name = "internal_procedures:paste"
    another: ClassVar[dict[str, Any]] = {"table": "1\tKý\tChủ tịch\t1 giờ"}
    typed = "Tiếp nhận tại quầy"

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"table": "1\tTiếp nhận tại quầy\tMột cửa\t4 giờ"}

    def overtake(self, kwargs: dict[str, Any]) -> str:
        steps = (step("Của người khác", "1"),)
        return overtaken(kwargs, ProcedureContent(covers=("9.1",), steps=steps))


class TestBegin(ActionConformance):
    """A new document of the own agency: there is no target of another to aim at."""

    url_name = "internal_procedures:begin"
    permission = DocumentPermission.DRAFT
    role = "STAFF"
    outsider_role = "ARCHIVIST"
    another: ClassVar[dict[str, Any]] = {"title": "Khác"}

    def make_target(self, agency: Agency) -> dict[str, Any]:
        return {}

    def sent(self, agency: Agency) -> dict[str, Any]:
        return {"covers": "9.1", "code": "QT-01", "title": "Đăng ký khai sinh"}

    def effect(self) -> int:
        return Document.objects.count()
