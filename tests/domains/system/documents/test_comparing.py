"""What the page of a comparison says of two versions."""

from __future__ import annotations

import datetime as dt
import html
import re
from decimal import Decimal

import pytest

from tests.factories import make_user
from tests.factories.documents import MONDAY
from tests.factories.flows import procedure_of, rewritten
from tests.factories.procedures import make_terms
from thuan.domains.system.documents.services.writing import change_draft, revise_document
from thuan.domains.system.procedures.content import ProcedureContent, Step
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
LATER = MONDAY + dt.timedelta(days=30)


def page(office, client, document, query: str = "") -> str:
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people["lan"]))
    answer = client.get(f"/tai-lieu/{document.public_id}/so-sanh/{query}")
    assert answer.status_code == 200
    text = html.unescape(answer.content.decode())
    return re.sub(r"\s+", " ", text[text.index("<main") :])


def test_one_version_has_nothing_to_compare_with(office, client):
    only = office.in_force()

    assert "Tài liệu mới có một phiên bản" in page(office, client, only.document)


def test_changed_words_are_marked_as_gone_and_as_new(office, client):
    first = office.in_force()
    draft = office.revise(first.document, at=LATER)
    words = {"text": "1. Mục đích\n2. Lưu hồ sơ 10 năm"}
    office.does("lan", change_draft, LATER, draft=draft, sets=words)

    found = page(office, client, first.document)

    assert "<ins>2. Lưu hồ sơ 10 năm</ins>" in found
    assert "<del>" not in found


def test_an_older_pair_is_chosen_by_the_address(office, client):
    first = office.in_force()
    second = office.followed(office.revise(first.document, at=LATER), at=LATER)
    query = f"?cu={second.public_id}&moi={first.public_id}"

    found = page(office, client, first.document, query)

    assert "<del>; sửa đổi 1</del>" in found or "<del>đích; sửa đổi 1</del>" in found


def test_steps_are_compared_by_name(office, client):
    make_terms("9.1")
    first = office.followed(procedure_of(office, "9.1", days=("1", "2")))
    act = {"document": first.document, "reason": "IMPROVEMENT"}
    draft = office.does("lan", revise_document, LATER, **act)
    steps = (
        Step("Bước 1", "Công chức", Decimal("0.5"), "DAYS"),
        Step("Ký số", "Chủ tịch", Decimal(1), "HOURS", control=True),
    )
    rewritten(office, draft, ProcedureContent(covers=("9.1",), steps=steps), at=LATER)

    found = page(office, client, first.document)

    assert "<dt>Bước “Bước 1”</dt>" in found
    assert "<del>1. Công chức; 1 ngày</del> <ins>1. Công chức; 0,5 ngày</ins>" in found
    assert "<del>2. Công chức; 2 ngày</del>" in found
    assert "<ins>2. Chủ tịch; 1 giờ; điểm kiểm soát</ins>" in found
    assert "Hai bản có cùng lời văn." not in found


def test_forms_that_came_and_went_are_told(office, client):
    old, new = office.in_force_form("BM-01"), office.in_force_form("BM-02")
    first = office.followed(office.with_forms(office.draft(), old))
    office.with_forms(office.revise(first.document, at=LATER), new, at=LATER)

    found = page(office, client, first.document)

    assert "<li><del>BM-01 Kiểm soát tài liệu</del></li>" in found
    assert "<li><ins>BM-02 Kiểm soát tài liệu</ins></li>" in found


def test_equal_versions_say_so(office, client):
    first = office.in_force()
    act = {"document": first.document, "reason": "IMPROVEMENT"}
    office.does("lan", revise_document, LATER, **act)

    assert "Hai bản có cùng lời văn." in page(office, client, first.document)


def test_what_lies_beyond_the_compared_lines_is_not_called_equal(office, client):
    body = "\n".join(f"Đoạn {n}" for n in range(3000))
    words = {"text": f"{body}\ncuối cũ"}
    first = office.followed(office.does("lan", change_draft, draft=office.draft(), sets=words))
    draft = office.revise(first.document, at=LATER)
    office.does("lan", change_draft, LATER, draft=draft, sets={"text": f"{body}\ncuối mới"})

    found = page(office, client, first.document)

    assert "chỉ so sánh 3.000 dòng đầu" in found
    assert "Hai bản có cùng lời văn." not in found
