"""An opinion is about the content it judged: what changed since makes it "đã cũ"."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from thuan.domains.system.documents.enums import VersionState
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.reviewing import reject_version, return_version
from thuan.domains.system.documents.services.writing import change_draft, change_head
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office) -> Client:
    client = Client()
    client.force_login(make_user(office.people["secretary"], "thu_ky"))
    return client


def page(client, version):
    return client.get(reverse("documents:version", args=[version.public_id])).content.decode()


def rename(office, version):
    return office.does(
        "lan", change_head, document=version.document, sets={"title": "Kiểm soát hồ sơ"}
    )


def fresh(version):
    with every_agency(reason="a test looks"):
        return DocumentVersion.objects.select_related("document").get(pk=version.pk)


def test_a_title_changed_after_the_review_stops_the_approval_and_names_who_is_to_look_again(office):
    pending = office.endorse(office.submit(office.draft("QT-01")))
    rename(office, pending)

    with pytest.raises(ValidationError) as refused:
        office.approve(fresh(pending))

    assert refused.value.messages == [
        f"Nội dung đã đổi sau khi {office.people['control'].full_name} đồng ý. Trả lại người soạn "
        "để trình xem xét lại."
    ]
    assert fresh(pending).state == VersionState.PENDING_APPROVAL


def test_the_page_says_which_opinion_is_old(office, client):
    pending = office.endorse(office.submit(office.draft("QT-01")))
    before = page(client, pending)
    rename(office, pending)

    assert "đã cũ" not in before
    assert "đồng ý, đã cũ: nội dung đổi sau đó" in page(client, pending).lower()


def test_looked_at_again_it_is_approved(office):
    pending = office.endorse(office.submit(office.draft("QT-01")))
    rename(office, pending)
    back = office.does("head", reject_version, version=fresh(pending), comment="Xem lại tên")
    again = office.endorse(office.submit(fresh(back)))

    assert office.approve(fresh(again)).state == VersionState.EFFECTIVE


def test_what_was_returned_and_rewritten_leaves_the_old_opinion_old(office, client):
    sent = office.submit(office.draft("QT-01"))
    review = office.review_of(sent, "control")
    back = office.does("control", return_version, review=review, comment="Thiếu mục 2")
    written = office.does("lan", change_draft, draft=back, sets={"text": "1. Mục đích; 2. Phạm vi"})
    pending = office.endorse(office.submit(written))

    assert page(client, pending).count("đã cũ") == 1
    assert office.approve(pending).state == VersionState.EFFECTIVE
