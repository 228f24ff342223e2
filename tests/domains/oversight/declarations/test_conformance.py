"""The lists, the page and the editing pages of declarations under the common suites."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.record import AgencyRecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories import RECORDED, make_agency
from tests.factories.declarations import make_declaration
from tests.factories.standards import make_edition
from thuan.domains.oversight.declarations.models import Declaration, DeclarationTerms
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.registry.agencies.models import ProgrammeMembership
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import update_row


class TestRegister(AgencyRegisterConformance):
    url_name = "declarations:register"
    permission = DeclarationPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_declaration(agency, word, "WITHDRAWN")


class TestProvinceRegister(RegisterConformance):
    url_name = "declarations:province"
    permission = DeclarationPermission.OVERSEE
    role = "DOST_OFFICER"
    reach = "ALL"
    outsider_role = "STAFF"
    budget = 16

    def make_row(self, agency: Agency, word: str) -> Any:
        del agency
        made = make_agency(word)
        ProgrammeMembership.objects.create(
            agency=made, programme="htqlcl", valid_from=RECORDED.date(), recorded_at=RECORDED
        )
        return make_declaration(made, f"{word} 1/CB")


class TestRecord(AgencyRecordConformance):
    url_name = "declarations:declaration"
    permission = DeclarationPermission.VIEW
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"public_id": make_declaration(agency, word).public_id}


class TestChange(EditConformance):
    url_name = "declarations:change"
    permission = DeclarationPermission.ENTER
    role = "ISO_SEC"
    outsider_role = "STAFF"
    typed, theirs = "77/CB-UBND", "88/CB-UBND"
    another: ClassVar[dict[str, Any]] = {"number": "99/CB"}

    def make_target(self, agency):
        return {"public_id": make_declaration(agency, "13/CB", "DRAFT").public_id}

    def sent(self, agency):
        return {
            "number": self.typed,
            "declared_on": "20/11/2021",
            "edition": make_edition().slug,
            "reason": "FIRST",
            "signed_by": "Nguyễn Văn An",
        }

    def effect(self):
        return sum(Declaration.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = Declaration.objects.get(public_id=kwargs["public_id"])
        update_row(row, {"number": self.theirs}, at=RECORDED, by=None)
        return self.theirs


class TestTerms(EditConformance):
    url_name = "declarations:terms"
    permission = DeclarationPermission.DEADLINES
    role = "DOST_ADMIN"
    reach = "ALL"
    outsider_role = "STAFF"
    typed, theirs = "KH 12/KH-UBND", "KH 13/KH-UBND"
    another: ClassVar[dict[str, Any]] = {"redeclare_days": "45"}

    def make_target(self, agency):
        DeclarationTerms.objects.create(
            redeclare_days=60,
            legal_basis="KH 11/KH-UBND",
            state="",
            created_at=RECORDED,
            updated_at=RECORDED,
        )
        return {}

    def sent(self, agency):
        return {"redeclare_days": "30", "legal_basis": self.typed}

    def effect(self):
        return sum(DeclarationTerms.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        row = DeclarationTerms.objects.get()
        update_row(row, {"legal_basis": self.theirs}, at=RECORDED, by=None)
        return self.theirs
