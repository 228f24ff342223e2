"""The pages of decisions and papers through the whole stack: who gets in, what a press does."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import DEADLINE, OCTOBER
from tests.kernel.files.corpus import PDF
from thuan.domains.oversight.reporting.models import (
    DeadlineExtension,
    LatenessWaiver,
    PaperArrival,
    ReportCheck,
)
from thuan.domains.oversight.reporting.services import preparing
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/views/paper.py",
        '        saw(self.actor, version, _("xem bản quét báo cáo đã ký"))\n',
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/views/common.py",
        "return not own and can(actor, ReportPermission.WAIVE",
        "return can(actor, ReportPermission.WAIVE",
    ),
]
pytestmark = pytest.mark.django_db
LATER = dt.datetime(2022, 10, 19, 9, 0, tzinfo=ICT)


@pytest.fixture
def at_time(province):
    """Set the product clock; gives the browser of a person at that moment."""

    def _at(moment, who):
        clock.mark_as_demo(moment)
        client = Client(raise_request_exception=False)
        client.force_login(make_user(province.people[who]))
        return client

    return _at


def press(client, address, **fields):
    return client.post(address, {"khoa": fields.pop("key", uuid4().hex), **fields})


def words(response):
    page = html.fromstring(response.content.decode())
    return " ".join(page.text_content().split())


def rows(model):
    with every_agency(reason="a test looks"):
        return list(model.objects.all())


def pdf(size=0):
    return SimpleUploadedFile("bao-cao.pdf", PDF + b"%" * size, "application/pdf")


def extend_address(province):
    return reverse("reporting:extend", args=[province.cycle.public_id])


def grant(province, client, **more):
    decision = {"decision_no": "45/QĐ-SKHCN", "decision_on": "01/10/2022"}
    sent = {"agency": province.agencies["lotus"].pk, "due_on": "20/10/2022", **decision, **more}
    return press(client, extend_address(province), **sent)


def test_the_director_grants_more_time_and_both_sides_read_it(province, at_time):
    director = at_time(OCTOBER, "director")

    assert grant(province, director).status_code == 302

    said = "gia hạn đến 20/10/2022, QĐ 45/QĐ-SKHCN"
    assert said in words(director.get(extend_address(province)))
    assert said in words(director.get(reverse("reporting:tracking")))
    report = reverse("reporting:report", args=[province.report("lotus").public_id])
    assert said in words(at_time(OCTOBER, "lotus_head").get(report))


def test_a_second_press_of_the_same_page_grants_once(province, at_time):
    director = at_time(OCTOBER, "director")

    for _ in range(2):
        assert grant(province, director, key="mot-khoa").status_code == 302

    assert len(rows(DeadlineExtension)) == 1


def test_the_clock_of_the_client_counts_for_nothing(province, at_time):
    director = at_time(DEADLINE, "director")

    answer = director.post(
        extend_address(province),
        {
            "khoa": uuid4().hex,
            "agency": province.agencies["lotus"].pk,
            "due_on": "20/10/2022",
            "decision_no": "45/QĐ-SKHCN",
            "decision_on": "01/10/2022",
            "at": "2022-10-01T00:00:00",
            "created_at": "2022-10-01T00:00:00",
        },
        headers={"Date": "Sat, 01 Oct 2022 00:00:00 GMT"},
    )

    assert answer.status_code == 422
    assert "không gia hạn được nữa" in words(answer)
    assert rows(DeadlineExtension) == []


def test_a_commune_that_guesses_the_address_of_the_decision_is_refused(province, at_time):
    client = at_time(OCTOBER, "lotus_head")

    assert client.get(extend_address(province)).status_code == 403
    assert grant(province, client).status_code == 403


def test_the_director_waives_from_the_page_of_the_report(province, at_time):
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)
    director = at_time(LATER, "director")
    report = province.report("lotus")
    address = reverse("reporting:waive", args=[report.public_id])
    assert address in director.get(reverse("reporting:report", args=[report.public_id])).text

    asked = words(director.get(address))
    assert "UBND xã Hoa Sen" in asked
    assert "00:00 ngày 16/10/2022, trễ hạn" in asked

    sent = {"decision_no": "52/QĐ-SKHCN", "decision_on": "18/10/2022", "reason": "Lũ quét."}
    assert press(director, address, **sent).status_code == 302

    page = words(director.get(reverse("reporting:report", args=[report.public_id])))
    assert "gửi trễ hạn" in page
    assert "trễ, được miễn xét: bất khả kháng, QĐ 52/QĐ-SKHCN ngày 18/10/2022" in page
    assert "trễ, được miễn xét" in words(director.get(reverse("reporting:tracking")))
    assert len(rows(LatenessWaiver)) == 1


def test_no_waiver_is_offered_for_one_s_own_department(province, at_time):
    province.ready("dost", at=OCTOBER)
    province.submit("dost", at=DEADLINE)
    report = province.report("dost")

    page = at_time(LATER, "director").get(reverse("reporting:report", args=[report.public_id]))

    assert reverse("reporting:waive", args=[report.public_id]) not in page.text


def paper_fields(province, **more):
    return {
        "document_no": "15/BC-UBND",
        "document_on": "01/10/2022",
        "signer_name": str(province.people["lotus_head"]),
        "fingerprint": province.shown_hash("lotus")[:12],
        "scan": pdf(),
        **more,
    }


@pytest.fixture
def waiting(province):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)
    return province


def test_the_archivist_registers_the_paper_and_its_readers_get_the_scan(waiting, at_time):
    archivist = at_time(OCTOBER, "lotus_archivist")
    report = waiting.report("lotus")
    address = reverse("reporting:register_paper", args=[report.public_id])

    assert press(archivist, address, **paper_fields(waiting)).status_code == 302

    page = archivist.get(reverse("reporting:report", args=[report.public_id]))
    assert "ký trên bản giấy" in words(page)
    scan = reverse("reporting:scan", args=[report.public_id, 1])
    given = archivist.get(scan)
    assert (given.status_code, b"".join(given.streaming_content)) == (200, PDF)
    assert at_time(OCTOBER, "officer").get(scan).status_code == 404
    assert at_time(OCTOBER, "bamboo_head").get(scan).status_code == 404

    waiting.submit("lotus", at=OCTOBER)
    assert at_time(OCTOBER, "colleague").get(scan).status_code == 200
    assert AccessRecord.objects.filter(person_id=waiting.people["colleague"].pk).count() == 1


@pytest.mark.parametrize(
    ("scan", "words_said"),
    [
        (lambda: pdf(21 * 1024 * 1024), "lớn hơn 20 MB"),
        (lambda: SimpleUploadedFile("a.docx", b"PK\x03\x04"), "a.docx"),
        (lambda: SimpleUploadedFile("a.pdf", b"<html>"), "a.pdf"),
    ],
)
def test_a_scan_that_cannot_be_kept_says_why(waiting, at_time, scan, words_said):
    archivist = at_time(OCTOBER, "lotus_archivist")
    address = reverse("reporting:register_paper", args=[waiting.report("lotus").public_id])

    answer = press(archivist, address, **paper_fields(waiting, scan=scan()))

    assert answer.status_code == 422
    assert words_said in words(answer)
    assert waiting.report("lotus").state == "INTERNAL_REVIEW"


def arrive(province, client, **more):
    address = reverse("reporting:register_arrival", args=[province.cycle.public_id])
    sent = {
        "agency": province.agencies["lotus"].pk,
        "arrived_on": "14/10/2022",
        "incoming_no": "1284",
        "document_no": "15/BC-UBND",
        "document_on": "12/10/2022",
        "signer_name": "Nguyễn Văn Ký",
        "scan": pdf(),
        **more,
    }
    return press(client, address, **sent)


def test_an_officer_enters_a_paper_from_the_desk_to_the_report(province, at_time):
    officer = at_time(LATER, "officer")
    answer = arrive(province, officer)
    (arrival,) = rows(PaperArrival)
    form = reverse("reporting:enter_from_paper", args=[arrival.public_id])
    assert answer["Location"] == form
    assert "UBND xã Hoa Sen" in words(officer.get(form))

    typed = {"R01.name": "UBND xã Hoa Sen", "R08.declared": "co", "Q.received": "1.284"}
    answer = press(officer, form, **typed, **{"Q.on_time": "1.200", "Q.note": "không"})

    report = province.report("lotus")
    assert answer["Location"] == reverse("reporting:report", args=[report.public_id])
    page = words(officer.get(answer["Location"]))
    assert "trễ, được miễn xét: bản giấy đến Sở trước hạn, 1284 ngày 14/10/2022" in page
    assert "Nguyễn Văn Ký, ký trên bản giấy 15/BC-UBND" in page
    assert "không nhập thay nữa" in words(officer.get(form))
    assert (
        officer.get(reverse("reporting:arrival_scan", args=[arrival.public_id])).status_code == 200
    )


def test_one_s_own_department_and_who_has_sent_are_not_offered(province, at_time):
    province.send("bamboo", at=OCTOBER)
    officer = at_time(LATER, "officer")

    page = officer.get(reverse("reporting:register_arrival", args=[province.cycle.public_id]))

    offered = re.findall(r'<option value="(\d+)"', page.text)
    assert offered == [str(province.agencies["lotus"].pk)]


# A return names fields ----------------------------------------------------------------------


def test_a_return_names_the_fields_and_leads_the_preparer_to_them(province, at_time):
    province.send("lotus", at=OCTOBER)
    province.take("lotus", at=OCTOBER)
    report = province.report("lotus")
    address = reverse("reporting:return", args=[report.public_id])
    officer = at_time(OCTOBER, "officer")
    asked = words(officer.get(address))
    assert "Mục Q.received" in asked
    assert "UBND xã Hoa Sen" in asked
    assert "Mục cần bổ sung (có thể để trống)" in asked
    assert "I. Chung" in asked

    sent = {"reason": "FIGURES", "comment": "Đối chiếu lại.", "fields_to_mend": ["Q.received"]}
    assert press(officer, address, **sent, phien_ban=report.version).status_code == 302

    (check,) = rows(ReportCheck)
    assert check.fields_to_mend == ["Q.received"]
    province.on("lotus", preparing.revise_report, "secretary", at=OCTOBER)
    secretary = at_time(OCTOBER, "lotus_secretary")
    section = reverse("reporting:section", args=[report.public_id, "I"])
    page = secretary.get(reverse("reporting:report", args=[report.public_id]))
    assert f'href="{section}#id_Q.received"' in page.text
    assert "Số liệu chưa khớp: Đối chiếu lại." in words(page)
    filled = secretary.get(section)
    assert "Sở yêu cầu bổ sung trong phần này: Mục Q.received" in words(filled)
    assert 'id="id_Q.received"' in filled.text
    # Returned on Saturday 01/10/2022, to be sent again within five working days (REM-36).
    again = "còn 5 ngày làm việc, đến hết ngày 07/10/2022 (24 giờ 00)"
    assert again in words(page)
    assert again in words(filled)


def test_the_fields_are_searched_without_script(province, at_time):
    province.send("lotus", at=OCTOBER)
    province.take("lotus", at=OCTOBER)
    address = reverse("reporting:return", args=[province.report("lotus").public_id])

    page = at_time(OCTOBER, "officer").get(address, {"tim": "q.received"})

    assert re.findall(r'name="fields_to_mend"[^>]*value="([^"]+)"', page.text) == ["Q.received"]


def test_a_field_the_form_does_not_ask_is_not_returned(province, at_time):
    province.send("lotus", at=OCTOBER)
    province.take("lotus", at=OCTOBER)
    address = reverse("reporting:return", args=[province.report("lotus").public_id])

    sent = {"reason": "OTHER", "comment": "Xem lại.", "fields_to_mend": ["Q.nothing"]}
    answer = press(at_time(OCTOBER, "officer"), address, **sent)

    assert answer.status_code == 422
    assert province.report("lotus").state == "UNDER_CHECK"
