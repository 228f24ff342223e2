"""A PDF is read on the page of its version, under its stamp, by whoever may have the file."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.factories.documents import make_document
from tests.factories.pdfs import blank_pdf
from tests.kernel.files.corpus import Upload
from thuan.kernel.files import services
from thuan.kernel.files.intake import take_in
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import update_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


def filed(office, content, name="quy-che.pdf", state="EFFECTIVE"):
    """A version whose content is this file."""
    actor = office.actor("lan")
    with every_agency(reason="a test arranges"):
        taken = take_in(Upload(name, content))
        kept = services.store(actor=actor, at=actor.at, intake=taken, agency_id=office.agency.pk)
        version = make_document(office.agency, "Quy chế", state)
        return update_row(version, {"file": kept}, at=actor.at, by=None) or version


def browser(office, name):
    client = Client()
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people[name]))
    return client


def test_every_page_is_a_picture_that_the_reader_may_have(office):
    version = filed(office, blank_pdf(3))
    client = browser(office, "lan")

    shown = client.get(reverse("documents:file", args=[version.public_id])).content.decode()
    last = client.get(reverse("files:page", args=[version.file.public_id, 3]))
    beyond = client.get(reverse("files:page", args=[version.file.public_id, 4]))

    assert shown.count("<img ") == 3
    assert "Trang 3/3" in shown
    assert (last.status_code, last["Content-Type"]) == (200, "image/jpeg")
    assert last.content[:2] == b"\xff\xd8"
    assert "sandbox" in last["Content-Security-Policy"]
    assert beyond.status_code == 404


def test_a_suspended_version_carries_its_stamp_over_the_pages(office):
    version = filed(office, blank_pdf(1), state="SUSPENDED")

    shown = browser(office, "lan").get(reverse("documents:file", args=[version.public_id]))

    assert "dong-dau" in shown.content.decode()


def test_of_a_long_file_the_first_sixty_pages_are_shown_and_the_rest_is_said(office):
    version = filed(office, blank_pdf(63))

    shown = browser(office, "lan").get(reverse("documents:file", args=[version.public_id]))

    assert shown.content.decode().count("<img ") == 60
    assert "Còn 3 trang nữa trong tệp" in shown.content.decode()


def test_a_file_that_cannot_be_drawn_says_so_and_can_be_downloaded(office):
    version = filed(office, b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n")

    shown = browser(office, "lan").get(reverse("documents:file", args=[version.public_id]))

    assert "Không vẽ được các trang" in shown.content.decode()
    assert reverse("files:download", args=[version.file.public_id]) in shown.content.decode()


def test_the_version_leads_there_only_where_there_is_something_to_draw(office):
    drawn = filed(office, blank_pdf(1))
    typed = filed(office, b"a,b\n1,2", "bang.csv")
    client = browser(office, "lan")

    pages = [
        client.get(reverse("documents:version", args=[one.public_id])).content.decode()
        for one in (drawn, typed)
    ]

    assert ["Xem ngay trên trang" in page for page in pages] == [True, False]
    assert client.get(reverse("documents:file", args=[typed.public_id])).status_code == 404
