"""Figures of a paper entered for an agency: large changes explained, taken into its own draft."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import OCTOBER, full_values, make_province, small_template
from thuan.domains.oversight.reporting.models import EarlierFigures, FigureUpload
from thuan.domains.oversight.reporting.services import preparing, signing, uploads
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/receiving.py",
        "    if judgement.to_explain:\n",
        "    if False:\n",
    ),
    (
        "src/thuan/domains/oversight/reporting/views/entering.py",
        "            reasons=form.given_reasons(),\n",
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/uploads.py",
        "base_version=paper.version if base_version is None else base_version,",
        "base_version=paper.version,",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/uploads.py",
        'return "reason" in line and paper.reasons.get(code) == line["reason"]',
        "return False",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/entered.py",
        "    if paper.created_by_id == last.registered_by_id:",
        "    if False:",
    ),
]
pytestmark = pytest.mark.django_db
LATER = dt.datetime(2022, 10, 19, 9, 0, tzinfo=ICT)
REASON = "Nhận thêm thủ tục đất đai từ tháng 3."


@pytest.fixture
def province(db, at):
    """The cycle is open; the commune received 10 files last year, a change of half is asked."""
    content = small_template()
    for field in content["sections"][0]["fields"]:
        if field["code"] == "Q.received":
            field["confirm"] = True
    found = make_province(at, content)
    found.open_cycle()
    EarlierFigures.objects.create(
        agency=found.agencies["lotus"],
        origin_agency=found.agencies["lotus"],
        state="RECORDED",
        year=2021,
        values={"Q.received": 10},
        source="Tệp",
        created_at=at,
        updated_at=at,
    )
    return found


@pytest.fixture
def at_time(province):
    def _at(moment, who):
        clock.mark_as_demo(moment)
        client = Client(raise_request_exception=False)
        client.force_login(make_user(province.people[who]))
        return client

    return _at


def press(client, address, **fields):
    return client.post(address, {"khoa": uuid4().hex, **fields})


def words(answer) -> str:
    (main,) = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def entered_and_returned(province, **more):
    """The commune has a draft; its paper says 40 files and is returned for mending."""
    arrival = province.paper_arrives("lotus", at=LATER)
    values = full_values(province.agencies["lotus"], 40, **more)
    province.enter(arrival, "lotus", values=values, reasons={"Q.received": REASON}, at=LATER)
    province.take("lotus", "colleague", at=LATER)
    province.give_back("lotus", "colleague", at=LATER)
    province.on("lotus", preparing.revise_report, "secretary", at=LATER)


def take(province, **more):
    return province.on("lotus", uploads.take_paper_figures, "secretary", at=LATER, **more)


# A large change is explained ------------------------------------------------------------------


def test_a_paper_whose_figure_moved_by_half_needs_the_reason(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    values = full_values(province.agencies["lotus"], 15)

    with pytest.raises(ValidationError, match="từ 10 lên 15"):
        province.enter(arrival, "lotus", values=values, at=LATER)
    assert province.report("lotus").state == "NOT_STARTED"

    province.enter(arrival, "lotus", values=values, reasons={"Q.received": REASON}, at=LATER)
    (version,) = province.versions("lotus")
    assert version.content["reasons"] == {"Q.received": REASON}


def test_under_half_no_reason_is_asked(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    values = full_values(province.agencies["lotus"], 14)

    province.enter(arrival, "lotus", values=values, at=LATER)

    assert province.report("lotus").state == "SUBMITTED"


def test_the_officer_s_form_shows_last_year_and_asks_beside_the_figure(province, at_time):
    arrival = province.paper_arrives("lotus", at=LATER)
    address = reverse("reporting:enter_from_paper", args=[arrival.public_id])
    officer = at_time(LATER, "officer")
    first = officer.get(address)
    assert "năm trước 10" in words(first)
    assert 'name="ly-do.Q.received"' not in first.text

    typed = {"R01.name": "UBND xã Hoa Sen", "R08.declared": "co", "Q.received": "40"}
    typed |= {"Q.on_time": "39", "Q.note": "không"}
    asked = press(officer, address, **typed)

    assert asked.status_code == 422
    assert "Lý do thay đổi so với năm trước" in words(asked)
    assert "bản giấy không nêu thì ghi “bản giấy không nêu”" in words(asked)
    assert 'value="40"' in asked.text
    assert province.report("lotus").state == "NOT_STARTED"

    done = press(officer, address, **typed, **{"ly-do.Q.received": REASON})
    assert done.status_code == 302
    (version,) = province.versions("lotus")
    assert version.content["reasons"] == {"Q.received": REASON}


# Into the agency's own draft ------------------------------------------------------------------


def test_the_paper_s_figures_come_into_the_draft_with_their_reasons(province):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", {"Q.received": 12, "R08.declared": False}, at=OCTOBER)
    entered_and_returned(province, Q__note=None)

    upload = take(province)

    paper = province.paper("lotus")
    assert paper.values["Q.received"] == 40
    assert paper.values["R08.declared"] is True
    assert paper.reasons["Q.received"] == REASON
    with every_agency(reason="a test looks"):
        (version,) = province.versions("lotus")
        kept = FigureUpload.objects.get(pk=upload.pk)
        assert (kept.from_version_id, kept.file_id) == (version.pk, version.scan_id)
        event = AuditEvent.objects.get(action="figure_upload.apply")
        assert '"document":"15/BC-UBND"' in event.body


def test_what_the_paper_leaves_open_stays_as_the_agency_has_it(province):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", {"Q.note": "chữ của cơ quan"}, at=OCTOBER)
    entered_and_returned(province, Q__note=None)

    take(province)

    assert province.paper("lotus").values["Q.note"] == "chữ của cơ quan"


def test_taken_back_the_draft_is_as_before_but_for_what_was_edited_since(province):
    province.start("lotus", at=OCTOBER)
    before = {"Q.received": 12, "Q.on_time": 11, "R08.declared": False}
    province.save("lotus", before, reasons={"Q.received": "cũ"}, at=OCTOBER)
    entered_and_returned(province)
    upload = take(province)
    province.save("lotus", {"Q.on_time": 38}, at=LATER)

    kept = province.act("lotus_secretary", uploads.take_back_figures, upload=upload, at=LATER)

    paper = province.paper("lotus")
    assert kept == ["Q.on_time"]
    assert paper.values == {"Q.received": 12, "Q.on_time": 38, "R08.declared": False}
    assert paper.reasons == {"Q.received": "cũ"}


def test_a_draft_changed_meanwhile_is_not_written_over(province):
    province.start("lotus", at=OCTOBER)
    entered_and_returned(province)
    seen = province.paper("lotus").version
    province.save("lotus", {"Q.received": 41}, at=LATER)

    with pytest.raises(StaleRow):
        take(province, base_version=seen)
    assert province.paper("lotus").values["Q.received"] == 41


def test_the_secretary_is_offered_it_once_and_takes_it_by_one_press(province, at_time):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", {"Q.received": 12}, at=OCTOBER)
    entered_and_returned(province)
    report = province.report("lotus")
    page = reverse("reporting:report", args=[report.public_id])
    offer = reverse("reporting:take_paper_figures", args=[report.public_id])
    secretary = at_time(LATER, "lotus_secretary")
    assert offer in secretary.get(page).text
    assert "12 → bản giấy: 40" in words(secretary.get(offer))

    answer = press(secretary, offer, phien_ban=province.paper("lotus").version)

    assert answer["Location"] == page
    assert province.paper("lotus").values["Q.received"] == 40
    assert offer not in secretary.get(page).text
    files = secretary.get(reverse("reporting:upload_figures", args=[report.public_id]))
    assert "Bản giấy 15/BC-UBND" in words(files)


def test_a_draft_that_began_with_the_paper_is_offered_nothing(province, at_time):
    entered_and_returned(province)
    province.save("lotus", {"Q.received": 41}, at=LATER)
    report = province.report("lotus")
    offer = reverse("reporting:take_paper_figures", args=[report.public_id])
    secretary = at_time(LATER, "lotus_secretary")

    assert offer not in secretary.get(reverse("reporting:report", args=[report.public_id])).text
    assert secretary.get(offer).status_code == 404


def test_a_paper_signed_at_the_agency_itself_is_nothing_to_take_in(province, at_time):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", full_values(province.agencies["lotus"], 12), at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)
    province.register_paper("lotus", at=dt.datetime(2022, 10, 6, 9, 0, tzinfo=ICT))
    recalled = dt.datetime(2022, 10, 6, 10, 0, tzinfo=ICT)
    province.on("lotus", signing.recall_report, "head", comment="Sửa số.", at=recalled)
    province.save("lotus", {"Q.received": 13}, at=recalled)

    with pytest.raises(ValidationError, match="Không có bản giấy nào"):
        take(province)
