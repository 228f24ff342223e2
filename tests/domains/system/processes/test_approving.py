"""A document of a process waits for the sheet of its process (qms.md 3.7)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories.documents import make_document
from thuan.domains.system.documents.content import refusal_of
from thuan.domains.system.processes.services.describing import document_process
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db


def test_while_the_sheet_is_half_done_its_document_is_refused_by_name(office):
    process, other = office.process("C1", "Một cửa"), office.process("C2")
    with every_agency(reason="a test arranges"):
        version = make_document(office.agency, "Quy trình một cửa", "DRAFT")
        free = make_document(office.agency, "Quy chế làm việc", "DRAFT")
    process = office.does("chief", document_process, process=process, documents=[version.document])

    def asked(of):
        actor = office.actor("head")
        with entered(actor.scope()):
            return refusal_of(of, dt.date(2022, 3, 7))

    assert asked(version) == (
        "Phiếu quá trình “C1 Một cửa” còn thiếu: đầu vào, đầu ra, nối với quá trình khác, chỉ số "
        "hoặc tiêu chí, nguồn lực, chủ quá trình, cách đánh giá, cách cải tiến. Khai đủ phiếu "
        "trước khi phê duyệt tài liệu của quá trình."
    )
    assert asked(free) is None

    office.complete(process, other)

    assert asked(version) is None
