"""The command gives what the search box gives to that person: content included, scope kept."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from tests.factories import make_user
from tests.factories.documents import Office
from tests.factories.onboarding import word
from thuan.domains.system.documents.services.writing import change_draft
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.files.intake import take_in
from thuan.kernel.jobs.backend import work_off
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)


@pytest.fixture
def office() -> Office:
    office = Office()
    make_user(office.people["lan"], "lan")
    return office


def run(*arguments: str) -> dict:
    out = StringIO()
    call_command("search", *arguments, stdout=out)
    return json.loads(out.getvalue())


def with_file(office: Office, text: str):
    draft = office.draft("QT-01")
    intake = take_in(SimpleUploadedFile("quy-trinh.docx", word(text)))
    office.does("lan", change_draft, MONDAY, draft=draft, sets={}, intake=intake)
    work_off()
    return draft.document


def test_a_word_of_a_file_finds_the_document_and_shows_where(office):
    document = with_file(office, "Hồ sơ được lưu tại tủ số 12 phòng văn thư")

    told = run("tủ số 12", "--as", "lan")

    assert told == {
        "query": "tủ số 12",
        "folded": "tu so 12",
        "total": 1,
        "results": [
            {
                "id": str(document.public_id),
                "type": "Tài liệu",
                "agency": office.agency.code,
                "code": "QT-01",
                "title": "Kiểm soát tài liệu",
                "snippet": told["results"][0]["snippet"],
            }
        ],
    }
    assert "lưu tại tủ số 12 phòng văn thư" in told["results"][0]["snippet"]


def test_the_file_of_another_agency_is_not_found(office):
    with every_agency(reason="a test arranges"):
        other = Office()
    with_file(other, "Hồ sơ mật của xã khác")

    assert run("hồ sơ mật", "--as", "lan")["total"] == 0


def test_the_limit_cuts_the_list_and_not_the_total(office):
    for n in range(3):
        office.draft(f"QT-{n}")

    told = run("kiem soat", "--as", "lan", "--limit", "2")

    assert (told["total"], [one["code"] for one in told["results"]]) == (3, ["QT-0", "QT-1"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["hồ sơ", "--as", "khong"], 3), ([" ", "--as", "lan"], 2)],
)
def test_what_it_cannot_answer_ends_with_its_code(office, arguments, code):
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == code


def test_the_page_shows_more_of_one_kind_when_asked(office):
    for n in range(12):
        office.draft(f"QT-{n:02}")
    client = Client()
    client.force_login(office.people["lan"].users.get())

    first = client.get("/tim-kiem/", {"q": "kiem soat"}).content.decode()
    more = client.get("/tim-kiem/", {"q": "kiem soat", "loai": "Tài liệu"}).content.decode()

    assert "Xem thêm: Tài liệu" in first
    assert "QT-11" not in first
    assert "QT-11" in more
    assert "Xem mọi loại" in more
