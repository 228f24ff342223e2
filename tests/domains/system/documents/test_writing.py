"""Writing a version and having it reviewed: the moves of qms.md 3.1, written by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.documents import Office
from tests.factories.reporting import delegate
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.services.reviewing import (
    endorse_version,
    return_version,
)
from thuan.domains.system.documents.services.writing import (
    DocumentHead,
    change_draft,
    create_document,
    revise_document,
)
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
TODAY = dt.date(2022, 3, 7)


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
