"""Whoever works by a document says what is wrong in it, and gets an answer (7.5.3; field.md 4)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from thuan.domains.system.documents.models import ChangeRequest, Document, DocumentVersion
from thuan.domains.system.documents.services.requesting import (
    accept_request,
    decline_request,
    request_change,
    withdraw_request,
)
from thuan.domains.system.documents.services.reviewing import abandon_draft
from thuan.domains.system.documents.services.standing import withdraw_document
from thuan.domains.system.documents.services.writing import change_draft
from thuan.domains.system.documents.tasks import document_tasks
from thuan.domains.system.documents.words import request_badge
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
WORDS = {"reason": "ERROR", "wrong": "Mục 5.2 ghi sai thời hạn", "proposal": "Ghi 8 ngày"}


@pytest.fixture
def document(office):
    return office.in_force("QT-07").document


@pytest.fixture
def asked(office, document):
    return office.does("lan", request_change, document=document, **WORDS)


def tasks(office, who: str) -> list[str]:
    actor = office.actor(who)
    with entered(actor.scope()):
        return [str(task.title) for task in document_tasks(actor, actor.at)]


def test_a_request_waits_for_the_secretary(office, asked):
    assert asked.state == "OPEN"
    assert "Trả lời đề nghị sửa QT-07 Kiểm soát tài liệu" in tasks(office, "secretary")
    assert "Trả lời đề nghị sửa QT-07 Kiểm soát tài liệu" not in tasks(office, "lan")


def test_accepting_begins_a_revision_for_the_same_reason(office, asked):
    taken = office.does("secretary", accept_request, request=asked, answer="Sửa trong tuần")

    draft = taken.document_version
    assert (draft.state, draft.issue, draft.revision, draft.reason) == ("DRAFT", 1, 1, "ERROR")
    assert (taken.state, taken.answer) == ("ACCEPTED", "Sửa trong tuần")
    assert tasks(office, "secretary").count("Trả lời đề nghị sửa QT-07 Kiểm soát tài liệu") == 0


def test_a_second_request_joins_the_draft_under_way(office, document, asked):
    first = office.does("secretary", accept_request, request=asked)
    other = office.does("minh", request_change, document=document, **WORDS)

    second = office.does("secretary", accept_request, request=other)

    assert second.document_version == first.document_version
    with every_agency(reason="a test looks"):
        assert DocumentVersion.objects.filter(document=document).count() == 2


def test_who_asked_sees_that_it_was_done_once_the_revision_is_in_force(office, asked):
    taken = office.does("secretary", accept_request, request=asked)
    assert request_badge(taken).word == "đã nhận, đang sửa"

    draft = taken.document_version
    sets = {"summary": "Sửa mục 5.2", "text": "5.2 Thời hạn 8 ngày"}
    draft = office.does("lan", change_draft, draft=draft, sets=sets)
    taken.document_version = office.followed(draft)

    assert request_badge(taken).word == "đã sửa"


def test_declining_needs_a_reason_and_says_it(office, asked):
    with pytest.raises(ValidationError):
        office.does("secretary", decline_request, request=asked, comment=" ")

    declined = office.does("secretary", decline_request, request=asked, comment="Luật ghi 10 ngày")

    assert (declined.state, declined.answer) == ("DECLINED", "Luật ghi 10 ngày")


def test_a_request_is_answered_once(office, asked):
    declined = office.does("secretary", decline_request, request=asked, comment="Không sai")

    with pytest.raises(ValidationError):
        office.does("secretary", accept_request, request=declined)


def test_only_who_asked_takes_it_back(office, asked):
    with pytest.raises(ValidationError, match="chỉ người đề nghị rút lại được"):
        office.does("minh", withdraw_request, request=asked)

    assert office.does("lan", withdraw_request, request=asked).state == "WITHDRAWN"


@pytest.mark.parametrize("who", ["lan", "head", "manager"])
def test_only_who_controls_documents_answers(office, asked, who):
    with pytest.raises(PermissionDenied):
        office.does(who, accept_request, request=asked)


def test_while_a_version_is_under_review_nothing_is_taken_in(office, document, asked):
    office.submit(office.revise(document))

    with pytest.raises(ValidationError, match="Đã có một bản đang soạn hoặc chờ duyệt"):
        office.does("secretary", accept_request, request=asked)


def test_a_withdrawn_document_takes_no_requests(office, document):
    with every_agency(reason="a test looks"):
        version = document.versions.get()
    withdrawal = {"decision_no": "9/QĐ", "comment": "Thôi dùng"}
    office.does("head", withdraw_document, version=version, **withdrawal)
    with every_agency(reason="a test looks"):
        document = Document.objects.get(pk=document.pk)

    with pytest.raises(ValidationError, match="Tài liệu đã hủy bỏ"):
        office.does("lan", request_change, document=document, **WORDS)


def test_a_request_waits_again_when_its_draft_is_given_up(office, asked):
    taken = office.does("secretary", accept_request, request=asked)

    draft = taken.document_version
    office.does("secretary", abandon_draft, version=draft, comment="Thôi")

    with every_agency(reason="a test looks"):
        again = ChangeRequest.objects.get(pk=taken.pk)
    assert (again.state, again.document_version) == ("OPEN", None)
    assert "Trả lời đề nghị sửa QT-07 Kiểm soát tài liệu" in tasks(office, "secretary")
