"""Models are written by one person, issued by another, and never change after that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.factories.documents import MONDAY
from tests.factories.model_documents import TEXT, make_version
from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion
from thuan.domains.system.model_documents.package import hash_of
from thuan.domains.system.model_documents.selectors.register import models, versions
from thuan.domains.system.model_documents.services.drafting import (
    ModelHead,
    begin_version,
    change_model,
    change_version,
    create_model,
)
from thuan.domains.system.model_documents.services.issuing import (
    cancel_version,
    issue_version,
    withdraw_model,
)
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition

pytestmark = pytest.mark.django_db


def states(model: ModelDocument) -> list[tuple[int, str, str]]:
    with every_agency(reason="a test looks"):
        rows = ModelVersion.objects.filter(model_document=model).order_by("number", "pk")
        return [(row.number, row.state, row.audience) for row in rows]


def now(row):
    with every_agency(reason="a test looks"):
        return type(row).objects.get(pk=row.pk)


def test_the_first_issue_opens_the_model_to_the_agencies(desk):
    version = desk.issued("M.01")

    assert states(version.model_document) == [(1, "ISSUED", "AGENCIES")]
    assert (now(version.model_document).state, now(version.model_document).audience) == (
        "ISSUED",
        "AGENCIES",
    )
    assert version.issued_on == dt.date(2022, 3, 7)
    assert version.content_hash == hash_of(version.model_document, version)


def test_the_next_issue_follows_the_one_before_it_at_once(desk):
    model = desk.issued("M.01").model_document

    desk.next(model, f"{TEXT}\n6. Phụ lục")

    assert states(model) == [(1, "SUPERSEDED", "AGENCIES"), (2, "ISSUED", "AGENCIES")]


def test_an_issue_that_fails_leaves_the_one_before_it_standing(desk):
    model = desk.issued("M.01").model_document
    begun = desk.does("officer", begin_version, model=model)

    with pytest.raises(IllegalTransition, match="Ghi nội dung thay đổi"):
        desk.issue(begun)

    assert states(model) == [(1, "ISSUED", "AGENCIES"), (2, "DRAFT", "DRAFT")]


def test_who_wrote_it_does_not_issue_it(desk):
    draft = desk.draft()
    with every_agency(reason="a test arranges"):
        Assignment.objects.create(
            person=desk.people["officer"],
            role="DOST_HEAD",
            at_agency=desk.agency,
            reach="ALL",
            valid_from=dt.date(2015, 1, 1),
            recorded_at=MONDAY,
        )

    with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
        desk.does("officer", issue_version, version=draft)


def test_an_officer_issues_nothing_and_a_head_writes_nothing(desk):
    draft = desk.draft()

    with pytest.raises(PermissionDenied):
        desk.does("second", issue_version, version=draft)
    with pytest.raises(PermissionDenied):
        desk.does("head", change_version, draft=draft, sets={"text": "Khác"})


def test_what_is_issued_never_changes(desk):
    version = desk.issued()

    with pytest.raises(ValidationError, match="không còn là bản soạn"):
        desk.does("officer", change_version, draft=version, sets={"text": "Khác"})


def test_an_empty_version_is_not_issued(desk):
    draft = desk.draft(text="")

    with pytest.raises(IllegalTransition, match="Chưa có nội dung"):
        desk.issue(draft)


def test_a_version_is_issued_once(desk):
    draft = desk.draft()
    desk.issue(draft)

    with pytest.raises(IllegalTransition, match="đã được làm rồi"):
        desk.does("deputy", issue_version, version=draft)


def test_the_database_itself_refuses_a_second_that_stands(desk):
    model = desk.issued().model_document
    with (
        every_agency(reason="a test arranges"),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        make_version(model, 2)


def test_one_version_is_written_at_a_time(desk):
    model = desk.issued().model_document
    desk.does("officer", begin_version, model=model)

    with pytest.raises(ValidationError, match="Đã có một bản đang soạn"):
        desk.does("second", begin_version, model=model)


def test_a_draft_given_up_frees_its_number(desk):
    model = desk.issued().model_document
    begun = desk.does("officer", begin_version, model=model)
    desk.does("second", cancel_version, version=begun, comment="Chưa cần")

    desk.next(model, "1. Mục đích mới")

    assert states(model) == [
        (1, "SUPERSEDED", "AGENCIES"),
        (2, "CANCELLED", "DRAFT"),
        (2, "ISSUED", "AGENCIES"),
    ]


def test_a_code_is_given_once_and_a_model_is_for_somebody(desk):
    desk.draft("M.01")

    with pytest.raises(ValidationError, match=r"Mã M\.01 đã dùng"):
        desk.draft("M.01")
    with pytest.raises(ValidationError, match="Chọn loại cơ quan"):
        desk.draft(types=("KHAC",))


def test_the_type_of_document_stays_once_something_is_issued(desk):
    model = desk.issued().model_document
    head = ModelHead(model.code, "Tên mới", "MANUAL", ("SO", "XA"))

    changed = desk.does("officer", change_model, model=model, head=head)

    assert (changed.title, changed.kind, changed.types) == ("Tên mới", "PROCEDURE", ["SO", "XA"])


def test_a_withdrawn_model_gets_no_further_version(desk):
    model = desk.issued().model_document
    withdrawn = desk.does("head", withdraw_model, model=model, comment="Đã có mẫu khác")

    with pytest.raises(ValidationError, match="đã thu hồi"):
        desk.does("officer", begin_version, model=withdrawn)


def test_drafts_are_the_departments_alone(desk, office):
    draft = desk.draft()
    clerk = office.actor("secretary")

    with entered(clerk.scope()):
        assert not models(clerk).exists()
        assert not versions(clerk).filter(pk=draft.pk).exists()


def test_the_trail_of_the_province_keeps_every_step(desk):
    desk.issued("M.01")

    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {
        "model_document.begin",
        "model_version.begin",
        "model_version.change",
        "model_version.issue",
        "model_document.stand",
    } <= actions


def test_nobody_outside_the_department_writes_a_model(desk, office):
    head = ModelHead("M.09", "Sổ tay", "MANUAL", ("XA",))

    with pytest.raises(PermissionDenied):
        office.does("secretary", create_model, head=head)
    assert actor_for(desk.people["admin"], MONDAY).held
