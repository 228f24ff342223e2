"""What official papers and pages say of a signature given on paper (F7)."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import OCTOBER
from thuan.domains.oversight.reporting.papers import draft_document, version_document
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/papers/signature.py",
        "    if version.signing_way == SigningWay.PAPER:\n        return _on_paper(version)\n",
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/papers/signature.py",
        "    if arrival is None:\n",
        "    if True:\n",
    ),
    (
        "src/thuan/domains/oversight/reporting/papers/receipt.py",
        '        ("Chữ ký", signature_words(version)),\n',
        "",
    ),
]
pytestmark = pytest.mark.django_db
SIXTH = dt.datetime(2022, 10, 6, 9, 5, 7, tzinfo=ICT)
LATER = dt.datetime(2022, 10, 19, 9, 0, tzinfo=ICT)


@pytest.fixture
def registered(province):
    """The head signed 15/BC-UBND of 05/10/2022; the archivist registered it, then it was sent."""
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)
    province.register_paper("lotus", at=SIXTH)
    province.submit("lotus", at=SIXTH)
    return province


@pytest.fixture
def entered(province):
    """Its paper came on 14/10/2022 under 1284; an officer entered it on 19/10/2022."""
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)
    return province


def document(province):
    with every_agency(reason="a test looks"):
        report = province.report("lotus")
        return version_document(report, report.versions.get(number=1), is_demo=False)


def prose(paper) -> str:
    runs = [run for block in paper.body for run in getattr(block, "runs", ())]
    return " ".join(run.text for run in runs)


def download(province, who, kind):
    client = Client()
    clock.mark_as_demo(LATER)
    client.force_login(make_user(province.people[who]))
    place = [province.report("lotus").public_id, 1]
    if kind == "receipt":
        return client.get(reverse("reporting:receipt_paper", args=place)).content
    return client.get(reverse("reporting:version_document", args=[*place, kind])).content


def words_of_pdf(content) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=60
    )
    return " ".join(done.stdout.decode().split())


def test_the_paper_names_number_day_signer_and_who_registered_it(registered):
    said = prose(document(registered))

    head, archivist = (registered.people[f"lotus_{one}"] for one in ("head", "archivist"))
    assert f"Ký trên bản giấy số 15/BC-UBND ngày 05/10/2022 bởi {head}." in said
    assert f"{archivist} ghi nhận bản giấy lúc 09:05:07 ngày 06/10/2022." in said
    assert "Ký điện tử" not in said
    assert f"(SHA-256): {registered.versions('lotus')[0].content_hash}." in said


def test_an_entered_paper_also_says_when_it_came_and_under_which_number(entered):
    said = prose(document(entered))

    assert "Ký trên bản giấy số 15/BC-UBND ngày 12/10/2022 bởi Nguyễn Văn Ký." in said
    assert "Bản giấy đến Sở ngày 14/10/2022, số đến 1284;" in said
    officer = entered.people["officer"]
    assert f"{officer} nhập thay cơ quan lúc 09:00:00 ngày 19/10/2022." in said


def test_an_electronic_signature_says_the_second(province):
    province.send("lotus", at=SIXTH)

    said = prose(document(province))

    head = province.people["lotus_head"]
    assert f"Ký điện tử trên hệ thống bởi {head}, lúc 09:05:07 ngày 06/10/2022." in said
    assert "bản giấy" not in said


def test_the_print_that_waits_for_the_hand_says_nothing_of_a_signature(province):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)

    with every_agency(reason="a test looks"):
        said = prose(draft_document(province.report("lotus"), is_demo=False))

    assert "Ký trên bản giấy" not in said
    assert "Ký điện tử" not in said


@pytest.mark.parametrize("who", ["lotus_head", "colleague"])
def test_word_and_pdf_and_receipt_say_it_to_the_agency_and_to_the_department(entered, who):
    with ZipFile(io.BytesIO(download(entered, who, "docx"))) as folder:
        body = html.fromstring(folder.read("word/document.xml"))
    assert "Ký trên bản giấy số 15/BC-UBND" in "".join(body.itertext())

    assert "Ký trên bản giấy số 15/BC-UBND" in words_of_pdf(download(entered, who, "pdf"))
    assert "số đến 1284" in words_of_pdf(download(entered, who, "receipt"))


def test_the_pages_of_report_and_receipt_say_it_and_print_it(entered):
    clock.mark_as_demo(LATER)
    client = Client()
    client.force_login(make_user(entered.people["lotus_head"]))
    report = entered.report("lotus")

    page = client.get(reverse("reporting:report", args=[report.public_id]))
    receipt = client.get(reverse("reporting:receipt", args=[report.public_id]))

    said = [" ".join(" ".join(html.fromstring(a.text).itertext()).split()) for a in (page, receipt)]
    assert "Nguyễn Văn Ký, ký trên bản giấy 15/BC-UBND, 12/10/2022" in said[0]
    assert "Bản giấy đến Sở 14/10/2022, số đến 1284" in said[0]
    assert "Nguyễn Văn Ký, Ký trên bản giấy 15/BC-UBND, 12/10/2022" in said[1]
