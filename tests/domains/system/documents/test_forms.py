"""Forms are rows of a version, and stay in force as long as what uses them (INV-06)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories.documents import MONDAY, Office
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.reviewing import cancel_version
from thuan.domains.system.documents.services.standing import suspend_version, withdraw_document
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
NEXT_WEEK = dt.date(2022, 3, 14)
WITHDRAWAL = {"decision_no": "9/QĐ", "comment": "Thôi dùng"}


@pytest.fixture
def form(office: Office) -> DocumentVersion:
    return office.in_force_form("BM-01")


def test_a_document_in_force_keeps_its_form_from_being_withdrawn(office, form):
    user = office.followed(office.with_forms(office.draft("QT-09"), form))

    with pytest.raises(ValidationError, match="Đang dùng trong QT-09"):
        office.does("head", withdraw_document, version=form, **WITHDRAWAL)
    with pytest.raises(ValidationError, match="Đang dùng trong QT-09"):
        office.does("head", suspend_version, version=form, comment="xem lại")

    assert user.forms == [str(form.document.public_id)]


def test_once_nothing_uses_it_a_form_is_withdrawn(office, form):
    user = office.followed(office.with_forms(office.draft(), form))
    office.does("head", withdraw_document, version=user, **WITHDRAWAL)

    ended = office.does("head", withdraw_document, version=form, **WITHDRAWAL)

    assert ended.state == S.OBSOLETE


def test_a_draft_does_not_keep_a_form(office, form):
    office.with_forms(office.draft(), form)

    assert office.does("head", withdraw_document, version=form, **WITHDRAWAL).state == S.OBSOLETE


def test_a_document_is_not_approved_with_a_form_that_is_not_in_force(office):
    coming = office.draft("BM-02", kind="FORM")
    pending = office.endorse(office.submit(office.with_forms(office.draft(), coming)))

    with pytest.raises(ValidationError) as refused:
        office.approve(pending)

    assert "Biểu mẫu BM-02 chưa có bản hiệu lực ngày 07/03/2022." in str(refused.value)


def test_form_and_document_come_into_force_on_the_same_midnight(office):
    coming = office.draft("BM-02", kind="FORM")
    user = office.with_forms(office.draft(), coming)
    coming = office.followed(coming, begins=NEXT_WEEK)
    user = office.followed(user, begins=NEXT_WEEK)

    activate_due(MONDAY + dt.timedelta(days=7))

    with every_agency(reason="a test looks"):
        rows = DocumentVersion.objects.filter(pk__in=[coming.pk, user.pk])
        assert set(rows.values_list("state", flat=True)) == {S.EFFECTIVE}


def test_a_form_that_comes_later_is_not_enough(office):
    coming = office.draft("BM-02", kind="FORM")
    pending = office.endorse(office.submit(office.with_forms(office.draft(), coming)))
    office.followed(coming, begins=NEXT_WEEK)

    with pytest.raises(ValidationError, match="chưa có bản hiệu lực ngày 13/03/2022"):
        office.approve(pending, begins=NEXT_WEEK - dt.timedelta(days=1))


def test_the_approval_of_a_form_is_not_called_off_under_a_decided_document(office):
    coming = office.draft("BM-02", kind="FORM")
    user = office.with_forms(office.draft("QT-09"), coming)
    coming = office.followed(coming, begins=NEXT_WEEK)
    office.followed(user, begins=NEXT_WEEK)

    with pytest.raises(ValidationError, match="Đang dùng trong QT-09"):
        office.does("head", cancel_version, version=coming, comment="lui lại")


def test_the_next_version_of_a_form_may_be_called_off(office, form):
    office.followed(office.with_forms(office.draft(), form))
    following = office.followed(office.revise(form.document), begins=NEXT_WEEK)

    called_off = office.does("head", cancel_version, version=following, comment="chưa cần")

    assert called_off.state == S.CANCELLED


def test_a_revision_takes_the_forms_over(office, form):
    first = office.followed(office.with_forms(office.draft(), form))

    assert office.revise(first.document).forms == first.forms


def test_the_approval_binds_the_forms(office, form):
    """Another form, another fingerprint: what was shown is not what would be approved (INV-03)."""
    bare = office.followed(office.draft())
    used = office.followed(office.with_forms(office.draft(), form))
    other = office.followed(office.with_forms(office.draft(), office.in_force_form("BM-02")))

    assert len({bare.content_hash, used.content_hash, other.content_hash}) == 3


def test_only_forms_of_the_own_agency_are_named(office, form):
    with every_agency(reason="a test arranges"):
        elsewhere = Office()
    foreign = elsewhere.in_force_form("BM-77")
    procedure = office.in_force("QT-10")

    for wrong in (foreign, procedure):
        with pytest.raises(ValidationError, match="Chọn biểu mẫu trong danh mục của cơ quan"):
            office.with_forms(office.draft(), wrong)
