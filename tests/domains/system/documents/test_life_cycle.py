"""From draft to obsolete: the moves of qms.md 3.1, written by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from tests.factories.documents import MONDAY, Office
from tests.factories.reporting import delegate
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import Copy, DocumentVersion
from thuan.domains.system.documents.services.distributing import acknowledge, distribute
from thuan.domains.system.documents.services.reviewing import (
    abandon_draft,
    approve_version,
    cancel_version,
    endorse_version,
    reject_version,
    return_version,
)
from thuan.domains.system.documents.services.standing import (
    confirm_review,
    resume_version,
    suspend_version,
    withdraw_document,
)
from thuan.domains.system.documents.services.writing import (
    DocumentHead,
    change_draft,
    create_document,
    revise_document,
)
from thuan.domains.system.documents.workflow import VERSION_WORKFLOW
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
TODAY = dt.date(2022, 3, 7)
# step: (from, to), by hand from the table of the specification.
LEGAL = {
    "submit": ({S.DRAFT}, S.IN_REVIEW),
    "return": ({S.IN_REVIEW}, S.DRAFT),
    "endorse": ({S.IN_REVIEW}, S.PENDING_APPROVAL),
    "reject": ({S.PENDING_APPROVAL}, S.DRAFT),
    "approve": ({S.PENDING_APPROVAL}, S.APPROVED),
    "abandon": ({S.DRAFT}, S.CANCELLED),
    "cancel": ({S.APPROVED}, S.CANCELLED),
    "activate": ({S.APPROVED}, S.EFFECTIVE),
    "supersede": ({S.EFFECTIVE, S.SUSPENDED}, S.OBSOLETE),
    "confirm_review": ({S.EFFECTIVE}, S.EFFECTIVE),
    "suspend": ({S.EFFECTIVE}, S.SUSPENDED),
    "resume": ({S.SUSPENDED}, S.EFFECTIVE),
    "withdraw": ({S.EFFECTIVE, S.SUSPENDED}, S.OBSOLETE),
}


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()


def fresh(version: DocumentVersion) -> DocumentVersion:
    with every_agency(reason="a test looks"):
        return DocumentVersion.objects.select_related("document").get(pk=version.pk)


def test_the_table_holds_the_moves_of_the_specification_and_no_others():
    assert {
        step.name: (set(step.sources), step.target) for step in VERSION_WORKFLOW.transitions
    } == LEGAL


class TestWriting:
    def test_a_code_is_used_once_in_an_agency(self, office):
        office.draft("QT-01")

        with pytest.raises(ValidationError, match="Mã QT-01 đã dùng"):
            office.draft("QT-01")

    def test_another_agency_may_use_the_same_code(self, office):
        office.draft("QT-01")
        with every_agency(reason="a test arranges"):
            other = Office()

        assert other.draft("QT-01").document.code == "QT-01"

    def test_a_stranger_writes_nothing_here(self, office):
        with every_agency(reason="a test arranges"):
            other = Office()
        head = DocumentHead("QT-09", "Lạ", "PROCEDURE")

        with pytest.raises(PermissionDenied):
            other.does("lan", create_document, agency_id=office.agency.pk, head=head)

    def test_a_draft_without_content_is_not_reviewed(self, office):
        head = DocumentHead("QT-02", "Trống", "PROCEDURE")
        empty = office.does("lan", create_document, agency_id=office.agency.pk, head=head)

        with pytest.raises(ValidationError, match="Chưa có nội dung"):
            office.submit(empty)

    def test_a_revision_says_what_changed(self, office):
        first = office.in_force()
        second = office.does("lan", revise_document, document=first.document, reason="IMPROVEMENT")

        with pytest.raises(ValidationError, match="nội dung sửa đổi"):
            office.submit(second)

    def test_a_revision_counts_up_and_a_new_issue_begins_again(self, office):
        first = office.in_force()
        second = office.followed(office.revise(first.document))
        third = office.does(
            "lan",
            revise_document,
            document=second.document,
            reason="REORGANISATION",
            new_issue=True,
        )

        assert (second.issue, second.revision) == (1, 1)
        assert (third.issue, third.revision) == (2, 0)
        assert third.text == second.text

    def test_one_version_at_a_time_is_on_its_way(self, office):
        first = office.in_force()
        office.revise(first.document)

        with pytest.raises(ValidationError, match="Đã có một bản đang soạn"):
            office.revise(first.document)

    def test_what_was_submitted_is_not_written_any_more(self, office):
        sent = office.submit(office.draft())

        with pytest.raises(ValidationError, match="không còn là bản soạn"):
            office.does("lan", change_draft, draft=sent, sets={"text": "khác"})


class TestReview:
    def test_the_author_reviews_nothing_of_his_own(self, office):
        with pytest.raises(ValidationError, match="Người soạn không xem xét"):
            office.submit(office.draft(by="secretary"), "secretary", by="secretary")

    def test_whoever_wrote_a_part_does_not_review_either(self, office):
        draft = office.draft()
        draft = office.does("secretary", change_draft, draft=draft, sets={"text": "thêm"})

        with pytest.raises(ValidationError, match="Người soạn không xem xét"):
            office.submit(draft, "secretary")

    def test_all_reviewers_agree_before_it_goes_on(self, office):
        sent = office.submit(office.draft(), "control", "unit")

        assert office.endorse(sent, "control").state == S.IN_REVIEW
        assert office.endorse(sent, "unit").state == S.PENDING_APPROVAL

    def test_nobody_answers_for_another(self, office):
        sent = office.submit(office.draft(), "control")

        with pytest.raises(ValidationError, match="hỏi ở người khác"):
            office.does("unit", endorse_version, review=office.review_of(sent, "control"))

    def test_a_delegate_answers_on_behalf_of_who_was_asked(self, office):
        sent = office.submit(office.draft(), "control")
        with every_agency(reason="a test arranges"):
            delegate(
                office.people["control"],
                office.people["minh"],
                office.agency,
                "documents.review",
            )

        review = office.review_of(sent, "control")
        assert office.does("minh", endorse_version, review=review).state == S.PENDING_APPROVAL

    def test_a_return_wants_its_reason_and_ends_the_other_opinions(self, office):
        sent = office.submit(office.draft(), "control", "unit")
        review = office.review_of(sent, "control")

        with pytest.raises(ValidationError, match="Ghi lý do"):
            office.does("control", return_version, review=review, comment=" ")
        back = office.does("control", return_version, review=review, comment="Thiếu mục 3")
        again = office.submit(back, "unit")

        assert back.state == S.DRAFT
        assert office.endorse(again, "unit").state == S.PENDING_APPROVAL


class TestApproval:
    def pending(self, office, **more):
        return office.endorse(office.submit(office.draft(**more)))

    def test_what_is_approved_today_is_in_force_today(self, office):
        version = office.approve(self.pending(office))

        assert (version.state, version.effective_from) == (S.EFFECTIVE, TODAY)
        assert version.next_review == dt.date(2024, 3, 7)
        assert fresh(version).document.in_force_since == TODAY

    def test_an_approval_for_later_waits_for_its_midnight(self, office):
        version = office.approve(self.pending(office), begins=TODAY + DAY)
        assert version.state == S.APPROVED

        assert activate_due(dt.datetime(2022, 3, 7, 23, 59, 59, 999999, ICT)) == 0
        assert activate_due(dt.datetime(2022, 3, 8, tzinfo=ICT)) == 1
        assert fresh(version).state == S.EFFECTIVE

    def test_nothing_comes_into_force_backwards(self, office):
        with pytest.raises(ValidationError, match="không lùi"):
            office.approve(self.pending(office), begins=TODAY - DAY)

    def test_an_author_does_not_approve(self, office):
        draft = office.draft()
        with every_agency(reason="a test arranges"):
            delegate(
                office.people["head"], office.people["lan"], office.agency, "documents.approve"
            )
        pending = office.endorse(office.submit(draft))

        with pytest.raises(ValidationError, match="không làm cả hai phần việc"):
            office.approve(pending, by="lan")

    def test_the_manager_approves_forms_and_no_procedures(self, office):
        form = office.approve(self.pending(office, kind="FORM"), by="manager")
        assert form.state == S.EFFECTIVE

        with pytest.raises(ValidationError, match="thủ trưởng hoặc phó"):
            office.approve(self.pending(office), by="manager")

    def test_what_was_not_shown_is_not_approved(self, office):
        pending = self.pending(office)

        with pytest.raises(ValidationError, match="Nội dung đã đổi"):
            office.does(
                "head",
                approve_version,
                version=pending,
                effective_from=TODAY,
                decision_no="1/QĐ",
                shown_hash="0" * 64,
            )

    def test_a_rejection_wants_its_reason_and_opens_the_draft(self, office):
        pending = self.pending(office)

        with pytest.raises(ValidationError, match="Ghi lý do"):
            office.does("head", reject_version, version=pending, comment="")
        back = office.does("head", reject_version, version=pending, comment="Chưa đúng thể thức")
        assert back.state == S.DRAFT

    def test_an_approval_is_taken_back_before_its_day(self, office):
        version = office.approve(self.pending(office), begins=TODAY + DAY)
        gone = office.does("head", cancel_version, version=version, comment="Hoãn")

        assert gone.state == S.CANCELLED
        assert activate_due(MONDAY + 2 * DAY) == 0

    def test_a_draft_is_given_up_with_a_reason(self, office):
        gone = office.does("lan", abandon_draft, version=office.draft(), comment="Trùng")
        assert gone.state == S.CANCELLED


class TestInForce:
    def test_the_next_version_ends_the_one_before_on_the_same_day(self, office):
        first = office.in_force()
        second = office.followed(office.revise(first.document), begins=TODAY + 5 * DAY)
        activate_due(MONDAY + 5 * DAY)

        assert (fresh(first).state, fresh(first).effective_to) == (S.OBSOLETE, TODAY + 5 * DAY)
        assert fresh(second).state == S.EFFECTIVE

    def test_two_versions_in_one_day_leave_the_first_without_a_day(self, office):
        first = office.in_force()
        second = office.followed(office.revise(first.document))

        assert (fresh(first).effective_from, fresh(first).effective_to) == (TODAY, TODAY)
        assert second.state == S.EFFECTIVE

    def test_the_database_itself_refuses_two_in_force(self, office):
        first = office.in_force()
        second = office.approve(
            office.endorse(office.submit(office.revise(first.document))), begins=TODAY + DAY
        )

        with pytest.raises(IntegrityError), transaction.atomic():
            QuerySet(DocumentVersion).filter(pk=second.pk).update(state=S.EFFECTIVE)

    def test_found_still_right_it_is_reviewed_two_years_later(self, office):
        version = office.in_force()
        later = dt.datetime(2024, 2, 29, 9, tzinfo=ICT)
        kept = office.does("head", confirm_review, later, version=version, comment="Còn phù hợp")

        assert (kept.state, kept.next_review) == (S.EFFECTIVE, dt.date(2026, 2, 28))

    def test_suspended_and_back(self, office):
        version = office.in_force()
        rest = office.does("head", suspend_version, version=version, comment="Luật hết hiệu lực")
        back = office.does("head", resume_version, version=rest, comment="Đã có văn bản mới")

        assert (rest.state, back.state) == (S.SUSPENDED, S.EFFECTIVE)

    def test_a_withdrawal_wants_its_decision_and_nothing_on_its_way(self, office):
        version = office.in_force()
        with pytest.raises(ValidationError, match="số quyết định hủy bỏ"):
            office.does("head", withdraw_document, version=version, decision_no="", comment="Gộp")
        office.revise(version.document)
        with pytest.raises(ValidationError, match="Còn một bản đang soạn"):
            office.does(
                "head", withdraw_document, version=version, decision_no="3/QĐ", comment="Gộp"
            )

    def test_withdrawn_it_ends_today_and_none_follows(self, office):
        version = office.in_force()
        ended = office.does(
            "head", withdraw_document, version=version, decision_no="3/QĐ", comment="Gộp vào QT-09"
        )

        assert (ended.state, ended.effective_to) == (S.OBSOLETE, TODAY)
        with pytest.raises(ValidationError, match="đã hủy bỏ"):
            office.revise(fresh(version).document)


class TestReading:
    def test_whoever_gets_a_version_confirms_it_himself_once(self, office):
        version = office.in_force()
        lan, minh = office.people["lan"], office.people["minh"]
        (copy, _other) = office.does(
            "secretary", distribute, version=version, persons=[lan.pk, minh.pk]
        )
        assert copy.due == dt.date(2022, 3, 21)

        with pytest.raises(ValidationError, match="phân phối cho người khác"):
            office.does("minh", acknowledge, copy=copy)
        read = office.does("lan", acknowledge, copy=copy)
        assert read.acknowledged_at == MONDAY
        with pytest.raises(ValidationError):
            office.does("lan", acknowledge, copy=read)

    def test_the_next_version_is_to_be_read_anew_by_the_same_people(self, office):
        first = office.in_force()
        lan = office.people["lan"]
        office.does("secretary", distribute, version=first, persons=[lan.pk])
        second = office.followed(office.revise(first.document))

        with every_agency(reason="a test looks"):
            copies = Copy.objects.filter(document_version=second)
            assert [(copy.person_id, copy.state) for copy in copies] == [(lan.pk, "SENT")]

    def test_what_is_not_in_force_is_given_to_nobody(self, office):
        with pytest.raises(ValidationError, match="Chỉ phân phối bản đang hiệu lực"):
            office.does("secretary", distribute, version=office.draft(), persons=[1])
