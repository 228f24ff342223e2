"""From draft to obsolete: the moves of qms.md 3.1, written by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from tests.factories.documents import MONDAY
from tests.factories.reporting import delegate
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.reviewing import (
    abandon_draft,
    approve_version,
    cancel_version,
    reject_version,
)
from thuan.domains.system.documents.services.standing import (
    confirm_review,
    resume_version,
    suspend_version,
    withdraw_document,
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
    "take_over": ({S.DRAFT}, S.EFFECTIVE),
    "activate": ({S.APPROVED}, S.EFFECTIVE),
    "supersede": ({S.EFFECTIVE, S.SUSPENDED}, S.OBSOLETE),
    "confirm_review": ({S.EFFECTIVE}, S.EFFECTIVE),
    "suspend": ({S.EFFECTIVE}, S.SUSPENDED),
    "resume": ({S.SUSPENDED}, S.EFFECTIVE),
    "withdraw": ({S.EFFECTIVE, S.SUSPENDED}, S.OBSOLETE),
}


def fresh(version: DocumentVersion) -> DocumentVersion:
    with every_agency(reason="a test looks"):
        return DocumentVersion.objects.select_related("document").get(pk=version.pk)


def test_the_table_holds_the_moves_of_the_specification_and_no_others():
    assert {
        step.name: (set(step.sources), step.target) for step in VERSION_WORKFLOW.transitions
    } == LEGAL


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
