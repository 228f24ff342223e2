"""Internal procedures as an office writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.factories.documents import MONDAY, Office, make_document
from thuan.domains.system.documents.api import DocumentHead
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.procedures.content import ProcedureContent, Step, written
from thuan.domains.system.procedures.services.writing import begin_procedure, write_procedure
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency


def step(name: str, days: str, *, beside: bool = False) -> Step:
    """A step of so many working days, done by somebody."""
    return Step(name, "Công chức", Decimal(days), "DAYS", with_previous=beside)


def procedure_of(
    office: Office, *codes: str, days: tuple[str, ...] = ("1", "9"), at: dt.datetime = MONDAY
) -> DocumentVersion:
    """The draft of an internal procedure for these TTHC whose steps take so many days."""
    count = len(codes[0]) if codes else 0
    head = DocumentHead(f"QT-{'-'.join(codes)}-{count}", "Giải quyết TTHC", "INTERNAL_PROCEDURE")
    agency_id = office.agency.pk
    draft = office.does("lan", begin_procedure, at, agency_id=agency_id, head=head, covers=codes)
    steps = tuple(step(f"Bước {n}", took) for n, took in enumerate(days, 1))
    return rewritten(office, draft, ProcedureContent(covers=codes, steps=steps), at=at)


def rewritten(
    office: Office, draft: DocumentVersion, content: ProcedureContent, *, at: dt.datetime = MONDAY
) -> DocumentVersion:
    """The draft with other content."""
    return office.does("lan", write_procedure, at, draft=draft, content=content)


def make_procedure(agency: Agency, *codes: str, state: str = "EFFECTIVE") -> DocumentVersion:
    """An internal procedure straight into the tables; ten days in two steps."""
    content = ProcedureContent(covers=codes, steps=(step("Tiếp nhận", "1"), step("Ký", "9")))
    title, kept = f"Quy trình {'-'.join(codes)}", written(content)
    with every_agency(reason="a test arranges"):
        return make_document(agency, title, state, kind="INTERNAL_PROCEDURE", structure=kept)
