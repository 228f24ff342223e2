"""The pages of reporting through the whole stack: who gets in, what a press does, what it costs."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from lxml import html

from tests.domains.oversight.reporting.conftest import press, url, words
from tests.factories import assign
from tests.factories.reporting import DEADLINE
from thuan.domains.oversight.reporting.models import DraftContent, ReportVersion, Submission
from thuan.domains.oversight.reporting.services.preparing import return_to_preparer
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/views/signing.py",
        "if not DraftContent.objects.filter(report=report).exists():",
        "if report is None:",
    ),
    (
        "src/thuan/domains/oversight/reporting/views/report.py",
        "only=None if own else OPEN_ACTS",
        "only=None",
    ),
]
pytestmark = pytest.mark.django_db
AFTER = DEADLINE + dt.timedelta(days=1)


def counted(rows):
    with every_agency(reason="a test looks"):
        return rows()


def test_a_visitor_is_led_to_the_log_in(province, now, client):
    report = province.report("lotus")
    names = ["cycles", "tracking", "mine", "syntheses", "live_synthesis"]
    addresses = [reverse(f"reporting:{name}") for name in names]
    steps = ["report", "start", "sign", "submit", "take", "accept", "return", "reopen", "receipt"]

    for address in (*addresses, *(url(name, report) for name in steps)):
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].endswith(f"?next={address}")


@pytest.mark.parametrize(
    "name", ["report", "start", "submit_internal", "sign", "submit", "recall", "revise", "receipt"]
)
@pytest.mark.parametrize("who", ["bamboo_head", "bamboo_secretary"])
def test_another_agency_s_report_does_not_exist(province, browser, name, who):
    province.send("lotus")
    permitted = {"bamboo_head": ["report", "sign", "submit", "recall", "receipt"]}
    own = ["report", "start", "submit_internal", "submit", "revise", "receipt"]
    permitted["bamboo_secretary"] = own
    client = browser(who)

    answer = client.get(url(name, province.report("lotus")))

    # Without the right anywhere the page is refused before the report is looked for.
    assert answer.status_code == (404 if name in permitted[who] else 403)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("lotus_secretary", "sign"),
        ("lotus_head", "start"),
        ("lotus_qmr", "submit"),
        ("lotus_head", "accept"),
        ("officer", "sign"),
        ("officer", "reopen"),
        ("chairman", "report"),
    ],
)
def test_one_s_own_report_without_the_right_is_refused(province, browser, who, name):
    province.send("lotus")

    assert browser(who).get(url(name, province.report("lotus"))).status_code == 403


@pytest.mark.parametrize(("acting", "code"), [("lotus", 403), ("bamboo", 404)])
def test_a_right_elsewhere_does_not_press_here(province, browser, acting, code):
    assign(province.people["bamboo_head"], "ISO_SEC", province.agencies["lotus"])
    province.start("lotus")
    province.save("lotus")
    province.hand_in("lotus")
    address = url("sign", province.report("lotus"))

    answer = press(
        browser("bamboo_head", acting),
        address,
        password="bimat",
        shown_hash=province.shown_hash("lotus"),
    )

    assert answer.status_code == code
    assert province.report("lotus").state == "INTERNAL_REVIEW"


def test_there_is_nothing_to_sign_before_the_report_was_begun(province, browser):
    assert browser("lotus_head").get(url("sign", province.report("lotus"))).status_code == 404


def test_the_way_of_a_report_through_its_pages(province, browser):
    secretary, head, officer = (browser(w) for w in ("lotus_secretary", "lotus_head", "officer"))
    report = province.report("lotus")
    values = {"R01.name": "UBND xã Hoa Sen", "R08.declared": "co", "Q.received": "1.200"}
    values |= {"Q.on_time": "1.100", "Q.note": "đủ"}

    press(secretary, url("start", report))
    press(secretary, url("section", report, "I"), phien_ban="1", **values)
    press(secretary, url("submit_internal", report), phien_ban="2")
    page = html.fromstring(head.get(url("sign", report)).content.decode())
    shown = page.xpath("//input[@name='shown_hash']/@value")[0]
    wrong = press(head, url("sign", report), password="sai", shown_hash=shown, phien_ban="3")
    press(head, url("sign", report), password="bimat", shown_hash=shown, phien_ban="3")
    sent = press(head, url("submit", report), phien_ban="4")
    press(officer, url("take", report), phien_ban="5")
    press(officer, url("accept", report), phien_ban="6")

    assert (wrong.status_code, sent.status_code) == (422, 302)
    assert "Mật khẩu chưa đúng" in words(wrong)
    assert province.report("lotus").state == "ACCEPTED"
    version = counted(ReportVersion.objects.get)
    assert version.content["values"]["Q.received"] == 1200
    receipt = words(head.get(sent["Location"]))
    assert version.content_hash[:12] in receipt
    assert "09:00" in receipt or "9 giờ 00" in receipt or "11/10/2022" in receipt


def test_pressed_twice_it_is_sent_once_with_the_same_receipt(province, browser):
    province.ready("lotus")
    head, address = browser("lotus_head"), url("submit", province.report("lotus"))
    form = {"khoa": "k-1", "phien_ban": str(province.report("lotus").version)}

    first, again = head.post(address, form), head.post(address, form)

    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"] == url("receipt_of", province.report("lotus"), 1)
    assert counted(Submission.objects.count) == 1
    assert AuditEvent.objects.filter(action="annual_report.submit").count() == 1


def test_another_press_with_a_new_key_is_refused_and_sends_nothing(province, browser):
    province.ready("lotus")
    head, address = browser("lotus_head"), url("submit", province.report("lotus"))
    old = str(province.report("lotus").version)
    press(head, address, phien_ban=old)

    assert press(head, address, phien_ban=old).status_code in {409, 422}
    assert counted(Submission.objects.count) == 1


def test_the_key_of_one_act_does_not_serve_another(province, browser):
    province.ready("lotus")
    head, report = browser("lotus_head"), province.report("lotus")
    head.post(url("submit", report), {"khoa": "k-1", "phien_ban": str(report.version)})

    answer = head.post(url("submit", report), {"khoa": "k-1", "phien_ban": "99"})

    assert answer.status_code == 409


def test_a_press_without_its_key_is_broken(province, browser):
    report = province.report("lotus")

    assert browser("lotus_secretary").post(url("start", report)).status_code == 400
    assert province.report("lotus").state == "NOT_STARTED"


def test_figures_that_cannot_be_are_refused_beside_their_field(province, browser):
    province.start("lotus")
    client, address = browser("lotus_secretary"), url("section", province.report("lotus"), "I")

    answer = press(client, address, phien_ban="1", **{"Q.received": "7", "Q.on_time": "8"})

    assert answer.status_code == 422
    assert "Đúng hạn (8) lớn hơn đã nhận (7)." in words(answer)
    assert counted(DraftContent.objects.get).values == {}


def test_the_director_reopens_an_accepted_report(province, browser):
    province.send("lotus")
    province.take("lotus")
    province.accept("lotus")
    client, report = browser("director"), province.report("lotus")

    assert "Mở lại báo cáo đã chấp nhận" in words(client.get(url("report", report)))
    said = {"comment": "Sai số quý 3.", "reason": "FIGURES", "fields_to_mend": ["Q.received"]}
    answer = press(client, url("reopen", report), phien_ban=report.version, **said)

    assert answer.status_code == 302
    assert province.report("lotus").state == "RETURNED"
    page = words(browser("lotus_secretary").get(url("report", report)))
    assert "1 mục Sở yêu cầu bổ sung" in page
    assert "Sai số quý 3." in page


def test_reopening_without_a_reason_leaves_the_report_accepted(province, browser):
    province.send("lotus")
    province.take("lotus")
    province.accept("lotus")
    report = province.report("lotus")

    answer = press(browser("director"), url("reopen", report), comment="Sai số quý 3.")

    assert answer.status_code == 422
    assert province.report("lotus").state == "ACCEPTED"


def test_the_agency_s_own_words_stay_in_the_agency(province, browser):
    province.start("lotus")
    province.save("lotus")
    province.hand_in("lotus")
    province.on("lotus", return_to_preparer, "qmr", comment="Số này bịa, sửa lại ngay")
    province.hand_in("lotus")
    province.sign("lotus")
    province.submit("lotus")
    address = url("report", province.report("lotus"))

    inside, outside = browser("lotus_head").get(address), browser("officer").get(address)

    assert "Số này bịa" in words(inside)
    assert "Số này bịa" not in words(outside)
    assert outside.status_code == 200


def test_the_live_page_shows_everybody_the_same_figures(province, browser):
    province.send("lotus")
    address = reverse("reporting:live_synthesis")

    shown = [
        re.findall(r"\d+", html.tostring(table, encoding="unicode", method="text"))
        for who in ("officer", "chairman")
        for table in html.fromstring(browser(who).get(address).content.decode()).xpath("//table")
    ]

    half = len(shown) // 2
    assert half > 0
    assert shown[:half] == shown[half:]


def test_the_tracking_page_says_how_many_came_on_time(province, browser, now):
    province.send("lotus")
    province.send("dost")

    text = words(browser("officer").get(reverse("reporting:tracking")))

    assert "2/3" in text
    assert "0 gửi trễ, 1 chưa gửi" in text


def test_a_new_cycle_offers_the_year_after_the_newest_without_a_mark_of_thousands(
    province,
    browser,
):
    page = browser("admin").get(reverse("reporting:draft_cycle"))

    years = html.fromstring(page.content.decode()).xpath('//input[@name="year"]/@value')
    assert years == ["2023"]
