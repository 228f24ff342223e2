"""Receipts that stay, reports as official documents, versions side by side (U30, U47, F7)."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import DEADLINE, OCTOBER
from thuan.domains.oversight.reporting.papers import draft_document, version_document
from thuan.domains.oversight.reporting.papers.annual import number_and_notation
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import update_row

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/views/receipts.py",
        "if number in {None, one.report_version.number}",
        "if number is not None or one",
    ),
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(province, at):
    clock.mark_as_demo(at)

    def _browser(who):
        client = Client(raise_request_exception=False)
        client.force_login(make_user(province.people[who], password="bimat"))
        return client

    return _browser


@pytest.fixture
def resent(province):
    """Sent at 09:00 in time, returned, sent again with another figure."""
    province.send("lotus")
    province.take("lotus")
    province.give_back("lotus")
    province.resend("lotus", {"Q.received": 25})
    return province.report("lotus")


def url(name, report, *more):
    return reverse(f"reporting:{name}", args=[report.public_id, *more])


def words(response):
    """The words with a space between neighbours, as a screen shows terms and their answers."""
    return " ".join(" ".join(html.fromstring(response.content.decode()).itertext()).split())


def text_of(pdf):
    """The words of a PDF, read back through poppler."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return " ".join(done.stdout.decode().split())


def text_of_docx(content):
    with ZipFile(io.BytesIO(content)) as folder:
        names = [n for n in folder.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return " ".join(
            "".join(html.fromstring(folder.read(name)).itertext()) for name in sorted(names)
        )


def document(province, agency="lotus", number=1):
    with every_agency(reason="a test looks"):
        report = province.report(agency)
        return version_document(report, report.versions.get(number=number), is_demo=True)


def cells(paper):
    """Every table of a document, row by row."""
    return [row for block in paper.body for row in getattr(block, "rows", ())]


class TestReceipts:
    def test_it_states_the_second_the_signer_and_how_lateness_was_judged(self, province, browser):
        moment = OCTOBER + dt.timedelta(hours=1, seconds=7)
        province.ready("lotus")
        province.submit("lotus", at=moment)
        report = province.report("lotus")

        text = words(browser("lotus_head").get(url("receipt_of", report, 1)))

        assert "Máy chủ nhận lúc 09:00:07 ngày 01/10/2022" in text
        assert f"Người ký {province.people['lotus_head']}" in text
        assert province.versions("lotus")[0].content_hash[:12] in text
        judged = "Gửi lần đầu 09:00:07 ngày 01/10/2022, trong hạn đến hết ngày 15/10/2022: đúng hạn"
        assert judged in text

    def test_a_late_one_says_late(self, province, browser):
        province.ready("lotus")
        province.submit("lotus", at=DEADLINE)

        text = words(browser("officer").get(url("receipt_of", province.report("lotus"), 1)))

        assert "Gửi lần đầu 00:00:00 ngày 16/10/2022, sau hạn đến hết ngày 15/10/2022" in text

    def test_the_first_still_opens_after_the_second_was_sent(self, province, resent, browser):
        head = browser("lotus_head")
        first, second = (words(head.get(url("receipt_of", resent, n))) for n in (1, 2))
        hashes = [version.content_hash[:12] for version in province.versions("lotus")]

        assert hashes[0] in first
        assert hashes[1] not in first
        assert hashes[1] in second
        assert hashes[1] in words(head.get(url("receipt", resent)))
        assert "Bản 2, nhận lúc" in first

    def test_a_sending_that_never_was_has_none(self, resent, browser):
        for name in ("receipt_of", "receipt_paper"):
            assert browser("officer").get(url(name, resent, 3)).status_code == 404

    def test_signed_and_recalled_has_no_receipt(self, province, browser):
        province.ready("lotus")
        report = province.report("lotus")

        assert browser("lotus_head").get(url("receipt_of", report, 1)).status_code == 404

    def test_the_pdf_says_what_the_page_says(self, province, resent, browser):
        answer = browser("lotus_secretary").get(url("receipt_paper", resent, 1))

        text = text_of(answer.content)
        assert answer["Content-Type"] == "application/pdf"
        assert "UBND xã Hoa Sen" in text
        assert province.versions("lotus")[0].content_hash[:8] in text
        assert "đúng hạn" in text


class TestTheDocument:
    def test_a_commune_has_no_line_above_and_signs_for_its_committee(self, province):
        province.send("lotus")

        paper = document(province)

        assert (paper.issuer_parent, paper.issuer) == ("", "Ủy ban nhân dân xã Hoa Sen")
        assert paper.place == "Hoa Sen"
        assert (paper.signer_authority[0].prefix, paper.signer_title) == ("TM", "Chủ tịch")
        assert paper.signer_name == str(province.people["lotus_head"])
        assert paper.watermark == "DỮ LIỆU MINH HỌA"
        assert paper.fingerprint == province.versions("lotus")[0].content_hash

    def test_a_department_stands_under_the_province(self, province):
        province.send("dost")

        assert document(province, "dost").issuer_parent == "Ủy ban nhân dân tỉnh Thuận Hòa"

    def test_figures_stand_as_they_were_signed(self, province, resent):
        first, second = (
            {row[1]: row[2] for row in cells(document(province, number=n))} for n in (1, 2)
        )

        assert (first["Mục Q.received"], second["Mục Q.received"]) == ("10", "25")

    def test_an_overridden_figure_shows_both_values_and_the_reason(self, province):
        province.start("lotus")
        paper = province.save("lotus")
        with every_agency(reason="test data"):
            facts = {"Q.received": {"value": 8}, "Q.on_time": {"value": 9}}
            told = {"Q.received": "thêm 2 hồ sơ giấy"}
            offered = {"facts": facts, "override_reasons": told}
            update_row(paper, offered, at=province.at, by=None, base_version=paper.version)
        province.hand_in("lotus")
        province.sign("lotus")
        province.submit("lotus")

        rows = cells(document(province))

        assert rows[0][:2] == ("1", "Mục R01.name")
        assert any(row[1:3] == ("Mục Q.received", "10 (*)") for row in rows)
        assert any(row[1:3] == ("Mục Q.on_time", "9") for row in rows)
        assert ("Mục Q.received", "8", "10", "thêm 2 hồ sơ giấy") in rows

    def test_the_print_for_signing_is_marked_and_leaves_room(self, province):
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        with every_agency(reason="a test looks"):
            paper = draft_document(province.report("lotus"), is_demo=False)

        assert paper.watermark == "BẢN TRÌNH KÝ"
        assert (paper.number, paper.day, paper.signer_name) == (None, None, "")
        assert paper.fingerprint == province.shown_hash("lotus")

    @pytest.mark.parametrize(
        ("stated", "number", "notation"),
        [
            ("12/BC-UBND", 12, "BC-UBND"),
            (" 7 / BC-VP ", 7, "BC-VP"),
            ("không số", None, "BC-X"),
            (None, None, "BC-X"),
        ],
    )
    def test_the_number_is_read_from_the_report(self, stated, number, notation):
        assert number_and_notation(stated, "BC-X") == (number, notation)

    @pytest.mark.parametrize("kind", ["pdf", "docx"])
    def test_both_files_carry_the_figures_and_the_code(self, province, browser, kind):
        province.send("lotus")
        report = province.report("lotus")

        answer = browser("officer").get(url("version_document", report, 1, kind))

        read = text_of if kind == "pdf" else text_of_docx
        text = " ".join(read(answer.content).split()).replace("\u00a0", " ")
        code = province.versions("lotus")[0].content_hash
        assert f"{code[:4]} {code[4:8]} {code[8:12]}" in text
        assert "Mục Q.received" in text
        assert "DỮ LIỆU MINH HỌA" in text
        seen = AccessRecord.objects.get()
        assert seen.purpose == "annual_report.export"
        assert seen.person_id == province.people["officer"].pk

    def test_the_neighbour_and_the_province_do_not_get_what_is_not_theirs(self, province, browser):
        province.ready("lotus")
        report = province.report("lotus")

        for who in ("officer", "bamboo_head"):
            answer = browser(who).get(url("version_document", report, 1, "pdf"))
            assert answer.status_code == 404, who
        assert AccessRecord.objects.count() == 0

    def test_the_print_for_signing_is_there_only_while_it_waits(self, province, browser):
        province.start("lotus")
        province.save("lotus")
        secretary = browser("lotus_secretary")
        address = url("draft_document", province.report("lotus"), "pdf")

        before = secretary.get(address).status_code
        province.hand_in("lotus")
        waiting = secretary.get(address).status_code
        neighbour = browser("bamboo_secretary").get(address).status_code
        province.sign("lotus")

        assert (before, waiting, neighbour) == (404, 200, 404)
        assert secretary.get(address).status_code == 404


class TestComparing:
    def test_what_differs_stands_with_both_values(self, resent, browser):
        for who in ("officer", "lotus_secretary"):
            text = words(browser(who).get(url("compare_versions", resent)))

            assert "1 mục khác nhau giữa bản 1 và bản 2." in text
            assert "Mục Q.received 10 25 +15 (150,00 %)" in text

    def test_the_report_leads_there_once_there_are_two(self, province, browser):
        province.send("lotus")
        officer, report = browser("officer"), province.report("lotus")
        assert "So sánh hai bản" not in words(officer.get(url("report", report)))
        province.take("lotus")
        province.give_back("lotus")
        province.resend("lotus", {"Q.received": 25})

        assert "So sánh hai bản" in words(officer.get(url("report", report)))

    def test_unknown_numbers_and_neighbours_find_nothing(self, resent, browser):
        address = url("compare_versions", resent)

        assert browser("officer").get(f"{address}?tu=1&den=9").status_code == 404
        assert browser("bamboo_head").get(address).status_code == 404


def test_the_receipt_after_pressing_is_the_one_that_stays(province, browser):
    province.ready("lotus")
    head, report = browser("lotus_head"), province.report("lotus")

    sent = head.post(url("submit", report), {"khoa": uuid4().hex, "phien_ban": str(report.version)})

    assert sent["Location"] == url("receipt_of", report, 1)
