"""What the pages say: the map, the paper, the evidence of a clause, the page of a document."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.factories.documents import make_document
from tests.factories.processes import MONDAY, Office
from thuan.domains.system.processes.selectors.evidence import processes_shown
from thuan.domains.system.processes.services.describing import document_process
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db


def browser(office, name):
    client = Client()
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people[name]))
    return client


def page(office, name, address, **kwargs):
    return browser(office, name).get(reverse(address, kwargs=kwargs)).content.decode()


def test_the_map_says_what_lacks_and_what_goes_where(office):
    first, second = office.process("C1", "Một cửa"), office.process("H1", "Văn thư", "SUPPORT")
    office.connect(office.complete(first, second), ("OUT", "Hồ sơ đã xong", second))

    shown = page(office, "lan", "processes:map")

    assert "2 quá trình, 2 phiếu còn thiếu mục." in shown
    assert "C1 → H1: Hồ sơ đã xong" in shown
    assert "Quá trình chính" in shown
    assert "Quá trình lãnh đạo, quản lý" not in shown


def test_the_map_of_another_agency_is_not_in_it(office):
    office.process("C1", "Một cửa nơi khác")

    shown = page(Office(), "secretary", "processes:map")

    assert "Chưa có quá trình nào" in shown
    assert "Một cửa nơi khác" not in shown


def test_the_paper_says_every_sheet_in_words(office):
    first, second = office.process("C1", "Một cửa"), office.process("H1", "Văn thư", "SUPPORT")
    office.complete(first, second)

    answer = browser(office, "lan").get(reverse("processes:paper"), {"xuat": "docx"})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        text = archive.read("word/document.xml").decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    for words in ("Các quá trình", "C1 Một cửa", "Hồ sơ (H1 Văn thư)", "Kết quả (Người dân)"):
        assert words in text


def test_without_a_map_there_is_no_paper(office):
    answer = browser(office, "lan").get(reverse("processes:paper"))

    assert answer.status_code == 404


def test_the_page_of_a_document_names_its_processes(office):
    process = office.process("C1", "Một cửa")
    with every_agency(reason="a test arranges"):
        document = make_document(office.agency, "Quy trình một cửa", "EFFECTIVE").document
    office.does("chief", document_process, process=process, documents=[document])

    named = page(office, "lan", "documents:document", public_id=document.public_id)
    told = page(office, "lan", "processes:process", public_id=process.public_id)

    assert "Thuộc quá trình" in named
    assert "C1 Một cửa" in named
    assert "chưa có bản hiệu lực" not in told


def test_a_document_without_a_version_in_force_is_marked(office):
    process = office.process("C1", "Một cửa")
    with every_agency(reason="a test arranges"):
        document = make_document(office.agency, "Quy trình một cửa", "DRAFT").document
    office.does("chief", document_process, process=process, documents=[document])

    told = page(office, "lan", "processes:process", public_id=process.public_id)

    assert "chưa có bản hiệu lực" in told


def test_the_clauses_show_map_instruments_and_knowledge_to_the_agency_alone(office):
    office.complete(office.process("C1"), office.process("C2"))
    office.instrument()
    stranger = Office()

    def told(of, name):
        actor = of.actor(name)
        with entered(actor.scope()):
            found = processes_shown(actor, office.agency.pk, MONDAY)
        return {clause: [one.words for one in lines] for clause, lines in found.items()}

    assert told(office, "lan") == {
        "4.4.1": ["2 quá trình, 1 phiếu khai đủ"],
        "7.1.5": ["1 phương tiện đo, 0 còn hạn kiểm"],
    }
    assert told(stranger, "lan") == {}
