"""The words of a Word file are read on the page of the version and before an approval."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_user
from tests.factories.documents import MONDAY
from thuan.domains.system.documents.services.writing import change_draft
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.extracting import extract
from thuan.kernel.files.intake import take_in
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db


def word_file(*lines: str):
    paper, content = docx.Document(), io.BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(content)
    return take_in(SimpleUploadedFile("quy-trinh.docx", content.getvalue()), kinds=(Kind.DOCX,))


@pytest.fixture
def written(office):
    """A draft with a Word file whose words were read."""

    def write(*lines: str):
        intake = word_file(*lines)
        draft = office.does("lan", change_draft, draft=office.draft(), sets={}, intake=intake)
        with every_agency(reason="the worker reads the file"):
            extract(draft.file.sha256, at=MONDAY)
        return draft

    return write


def page(office, client, who: str, address: str) -> str:
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people[who]))
    return client.get(address).content.decode()


def test_the_words_stand_under_the_file(office, client, written):
    draft = written("1. Mục đích", "Kiểm soát <hồ sơ>")

    found = page(office, client, "lan", f"/tai-lieu/ban/{draft.public_id}/")

    assert "<p>1. Mục đích</p>" in found
    assert "<p>Kiểm soát &lt;hồ sơ&gt;</p>" in found
    assert "dòng nữa trong tệp" not in found


def test_a_long_file_says_how_much_is_not_shown(office, client, written):
    draft = written(*(f"Dòng {n}" for n in range(1, 403)))

    found = page(office, client, "lan", f"/tai-lieu/ban/{draft.public_id}/")

    assert "<p>Dòng 400</p>" in found
    assert "<p>Dòng 401</p>" not in found
    assert "Còn 2 dòng nữa trong tệp." in found


def test_who_approves_reads_them_too(office, client, written):
    pending = office.endorse(office.submit(written("1. Mục đích chung")))

    found = page(office, client, "head", f"/tai-lieu/ban/{pending.public_id}/phe-duyet/")

    assert "<p>1. Mục đích chung</p>" in found


def test_a_file_whose_words_are_not_read_is_only_offered(office, client):
    intake = word_file("1. Mục đích")
    draft = office.does("lan", change_draft, draft=office.draft(), sets={}, intake=intake)

    found = page(office, client, "lan", f"/tai-lieu/ban/{draft.public_id}/")

    assert "quy-trinh.docx" in found
    assert "Đọc chữ trong tệp" not in found
