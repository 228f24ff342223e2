"""The report on paper: signed at the agency, arrived at the department (F7, INV-21, INV-39)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign
from tests.factories.reporting import DEADLINE, OCTOBER, full_values
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    LatenessWaiver,
    PaperArrival,
)
from thuan.domains.oversight.reporting.services import preparing, signing
from thuan.kernel.accounts.models import Assignment, User
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.scope import agency_scope, every_agency
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.workflow.machine import IllegalTransition
from thuan.kernel.workflow.models import Participation

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/paper.py",
        "if len(typed) < LETTERS or not digest.startswith(typed):",
        "if len(typed) < LETTERS:",
    ),
    (
        "src/thuan/domains/oversight/reporting/workflow/report.py",
        '            part="PAPER_REGISTRAR",\n',
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/receiving.py",
        "if report.late and arrival.arrived_on <= last_day(report.deadline_at):",
        "if report.late:",
    ),
]
pytestmark = pytest.mark.django_db
SIXTH = dt.datetime(2022, 10, 6, 9, 0, tzinfo=ICT)
LATER = dt.datetime(2022, 10, 19, 9, 0, tzinfo=ICT)


@pytest.fixture
def handed_in(province):
    """The report of the commune waits for its signature."""
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)
    return province


def refusal(caught) -> str:
    return " ".join(caught.value.messages)


# Signed on paper at the agency --------------------------------------------------------------


def test_the_paper_binds_the_hash_an_electronic_signature_would(handed_in):
    shown = handed_in.shown_hash("lotus")

    report = handed_in.register_paper("lotus", at=SIXTH)

    (version,) = handed_in.versions("lotus")
    assert (report.state, version.signing_way, version.content_hash) == ("SIGNED", "PAPER", shown)
    assert (version.document_no, version.document_on) == ("15/BC-UBND", dt.date(2022, 10, 5))
    assert version.signed_by_id is None
    assert version.registered_by_id == handed_in.people["lotus_archivist"].pk
    assert version.prepared_by_id == handed_in.people["lotus_secretary"].pk
    assert version.scan.agency_id == report.agency_id


def test_a_paper_signature_is_sent_like_any_other(handed_in):
    handed_in.register_paper("lotus", at=SIXTH)

    handed_in.on("lotus", signing.submit_report, "secretary", at=SIXTH)

    assert (handed_in.report("lotus").state, handed_in.report("lotus").late) == ("SUBMITTED", False)


def test_the_head_recalls_a_paper_signature_too(handed_in):
    handed_in.register_paper("lotus", at=SIXTH)

    handed_in.on("lotus", signing.recall_report, "head", comment="Sửa số hồ sơ.", at=SIXTH)

    assert handed_in.report("lotus").state == "DRAFT"


@pytest.mark.parametrize("role", ["secretary", "head", "qmr"])
def test_only_the_archivist_registers(handed_in, role):
    with pytest.raises(PermissionDenied):
        handed_in.register_paper("lotus", role, at=SIXTH)


def test_the_preparer_who_is_also_archivist_does_not_register(handed_in):
    assign(handed_in.people["lotus_secretary"], "ARCHIVIST", handed_in.agencies["lotus"])

    with pytest.raises(IllegalTransition, match="Một người không làm cả hai phần việc này"):
        handed_in.register_paper("lotus", "secretary", at=SIXTH)
    assert handed_in.report("lotus").state == "INTERNAL_REVIEW"


def test_the_neighbour_s_archivist_does_not_register(handed_in):
    with pytest.raises(PermissionDenied):
        handed_in.register_paper("lotus", who="bamboo_archivist", at=SIXTH)


def test_a_paper_of_an_older_content_is_refused_with_the_difference(handed_in):
    handed_in.register_paper("lotus", at=SIXTH)
    printed = handed_in.shown_hash("lotus")[:12]
    handed_in.on("lotus", signing.recall_report, "head", comment="Sửa số hồ sơ.", at=SIXTH)
    handed_in.save("lotus", {"Q.received": 30}, at=SIXTH)
    handed_in.hand_in("lotus", at=SIXTH)

    with pytest.raises(ValidationError) as caught:
        handed_in.register_paper("lotus", said={"fingerprint": printed}, at=SIXTH)

    assert "Đây là nội dung của bản 1, nay đã khác: Mục Q.received: 10 → 30" in refusal(caught)


def test_an_old_signing_page_is_refused_with_the_difference(province):
    province.ready("lotus", at=OCTOBER)
    shown = province.shown_hash("lotus")
    province.on("lotus", signing.recall_report, "head", comment="Sửa số hồ sơ.", at=OCTOBER)
    province.save("lotus", {"Q.received": 30}, at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)

    with pytest.raises(ValidationError) as caught:
        province.sign("lotus", shown_hash=shown, at=OCTOBER)

    assert "Mục Q.received: 10 → 30" in refusal(caught)
    assert province.report("lotus").state == "INTERNAL_REVIEW"


@pytest.mark.parametrize("typed", ["", "abc", "0" * 12])
def test_a_fingerprint_that_is_not_on_the_paper_binds_nothing(handed_in, typed):
    with pytest.raises(ValidationError):
        handed_in.register_paper("lotus", said={"fingerprint": typed}, at=SIXTH)
    assert handed_in.versions("lotus") == []


def test_the_fingerprint_may_be_typed_in_groups_and_capitals(handed_in):
    shown = handed_in.shown_hash("lotus")[:12].upper()
    grouped = f"{shown[:4]} {shown[4:8]} {shown[8:]}"

    handed_in.register_paper("lotus", said={"fingerprint": grouped}, at=SIXTH)

    assert handed_in.report("lotus").state == "SIGNED"


def test_another_signer_than_the_head_of_that_day_needs_a_reason(handed_in):
    said = {"signer_name": "Trần Văn Phó"}
    with pytest.raises(ValidationError, match="Ghi lý do nếu người khác ký thay"):
        handed_in.register_paper("lotus", said=said, at=SIXTH)

    reason = {"signer_reason": "Phó Chủ tịch ký thay theo QĐ 12/QĐ-UBND."}
    handed_in.register_paper("lotus", said={**said, **reason}, at=SIXTH)

    assert handed_in.versions("lotus")[0].signer_name == "Trần Văn Phó"


def test_a_paper_dated_tomorrow_is_refused(handed_in):
    with pytest.raises(ValidationError, match="chưa đến"):
        handed_in.register_paper("lotus", said={"document_on": dt.date(2022, 10, 7)}, at=SIXTH)


# Between signing and sending ----------------------------------------------------------------


def test_a_signature_outlives_the_role_of_its_signer(province):
    """INV-24: the signature stands by the right of its day, sending by the sender's right now."""
    province.ready("lotus", at=OCTOBER)
    held = Assignment.objects.filter(person=province.people["lotus_head"])
    end_facts(held, valid_to=SIXTH.date())

    with pytest.raises(PermissionDenied):
        province.on("lotus", signing.submit_report, "head", at=SIXTH)
    province.on("lotus", signing.submit_report, "secretary", at=SIXTH)

    assert province.report("lotus").state == "SUBMITTED"


def test_a_locked_account_of_the_signer_does_not_stop_the_sender(province):
    province.ready("lotus", at=OCTOBER)
    User.objects.filter(person=province.people["lotus_head"]).update(is_active=False)

    province.on("lotus", signing.submit_report, "secretary", at=SIXTH)

    assert province.report("lotus").state == "SUBMITTED"


# Arrived on paper at the department ---------------------------------------------------------


def test_figures_entered_from_paper_count_from_the_server_s_time(province):
    arrival = province.paper_arrives("lotus", at=LATER)

    province.enter(arrival, "lotus", at=LATER)

    report = province.report("lotus")
    (version,) = province.versions("lotus")
    assert (report.state, report.late, report.first_submitted_at) == ("SUBMITTED", True, LATER)
    assert (version.signing_way, version.signer_name) == ("PAPER", "Nguyễn Văn Ký")
    assert version.registered_by_id == province.people["officer"].pk
    assert version.content["values"]["Q.received"] == 10


@pytest.mark.parametrize(("stamp", "waived"), [(14, True), (15, True), (16, False)])
def test_a_stamp_before_the_deadline_stands_beside_the_lateness(province, stamp, waived):
    arrival = province.paper_arrives("lotus", arrived_on=dt.date(2022, 10, stamp), at=LATER)

    province.enter(arrival, "lotus", at=LATER)

    report = province.report("lotus")
    assert (report.late, report.waived) == (True, waived)
    with every_agency(reason="a test looks"):
        found = list(LatenessWaiver.objects.values_list("kind", "decision_no"))
    assert found == ([("PAPER_RECEIVED", "1284")] if waived else [])


def test_entered_before_the_deadline_it_is_on_time_and_needs_no_waiver(province):
    arrival = province.paper_arrives(
        "lotus", at=DEADLINE - dt.timedelta(hours=1), arrived_on=dt.date(2022, 10, 14)
    )

    province.enter(arrival, "lotus", at=DEADLINE - dt.timedelta(milliseconds=1))

    assert (province.report("lotus").late, province.report("lotus").waived) == (False, False)


def test_who_entered_does_not_check(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)

    with pytest.raises(IllegalTransition, match="Một người không làm cả hai phần việc này"):
        province.take("lotus", "officer", at=LATER)
    province.take("lotus", "colleague", at=LATER)

    assert province.report("lotus").state == "UNDER_CHECK"


def test_the_agency_s_own_draft_is_left_as_it_is(province):
    province.start("lotus", at=OCTOBER)
    province.save("lotus", {"Q.note": "chữ của cơ quan"}, at=OCTOBER)
    arrival = province.paper_arrives("lotus", at=LATER)

    province.enter(arrival, "lotus", at=LATER)

    assert province.paper("lotus").values == {"Q.note": "chữ của cơ quan"}


def test_without_a_draft_a_returned_paper_can_be_mended(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)
    province.take("lotus", "colleague", at=LATER)
    province.give_back("lotus", "colleague", at=LATER)

    report = province.resend("lotus", {"Q.received": 22}, at=LATER)

    assert (report.state, report.first_submitted_at) == ("RESUBMITTED", LATER)
    assert province.versions("lotus")[1].content["values"]["Q.received"] == 22


def test_a_report_that_came_electronically_is_not_entered_again(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    province.send("lotus", at=LATER)

    with pytest.raises(ValidationError, match="Cơ quan đã gửi báo cáo trên hệ thống"):
        province.enter(arrival, "lotus", at=LATER)
    with pytest.raises(ValidationError, match="Cơ quan đã gửi báo cáo trên hệ thống"):
        province.paper_arrives("lotus", incoming_no="1300", at=LATER)


def test_a_signed_report_is_the_agency_s_to_send(province):
    province.ready("lotus", at=OCTOBER)

    with pytest.raises(ValidationError, match="Đề nghị cơ quan bấm gửi"):
        province.paper_arrives("lotus", at=LATER)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"Q.received": 5, "Q.on_time": 6}, "Đúng hạn"),
        ({"Q.received": None, "Q.note": None}, "Chưa ghi nhận được"),
    ],
)
def test_figures_that_cannot_be_or_lack_are_not_entered(province, values, words):
    arrival = province.paper_arrives("lotus", at=LATER)
    given = {**full_values(province.agencies["lotus"]), **values}

    with pytest.raises(ValidationError, match=words):
        province.enter(arrival, "lotus", values=given, at=LATER)
    assert province.report("lotus").state == "NOT_STARTED"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"arrived_on": dt.date(2022, 10, 20)}, "chưa đến"),
        ({"arrived_on": dt.date(2022, 10, 11)}, "không thể đến ngày"),
        ({"incoming_no": " "}, "Nhập số đến"),
    ],
)
def test_days_and_numbers_that_cannot_be_are_refused(province, facts, words):
    with pytest.raises(ValidationError, match=words):
        province.paper_arrives("lotus", at=LATER, **facts)


def test_one_incoming_number_a_day_names_one_paper(province):
    province.paper_arrives("lotus", at=LATER)

    with pytest.raises(ValidationError, match="đã ghi nhận cho một báo cáo khác"):
        province.paper_arrives("bamboo", at=LATER)


@pytest.mark.parametrize("who", ["director", "admin", "checker", "lotus_head", "lotus_archivist"])
def test_only_an_officer_of_the_department_receives_paper(province, who):
    arrival = province.paper_arrives("lotus", at=LATER)

    with pytest.raises(PermissionDenied):
        province.paper_arrives("bamboo", who, incoming_no="9", at=LATER)
    with pytest.raises(PermissionDenied):
        province.enter(arrival, "lotus", who, at=LATER)


def test_the_department_does_not_receive_its_own_paper(province):
    with pytest.raises(ValidationError, match="không nhận thay báo cáo của mình"):
        province.paper_arrives("dost", at=LATER)


def test_the_agency_reads_everything_and_is_told_and_the_neighbour_nothing(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)

    with agency_scope([province.agencies["lotus"].pk]):
        assert PaperArrival.objects.count() == 1
        assert LatenessWaiver.objects.count() == 1
        assert AnnualReport.objects.get(cycle=province.cycle).versions.count() == 1
    with agency_scope([province.agencies["bamboo"].pk]):
        assert not PaperArrival.objects.exists()
        assert not LatenessWaiver.objects.exists()
        assert not DraftContent.objects.exists()
    told = Notice.objects.filter(kind="reporting.entered_from_paper")
    names = {province.people[f"lotus_{role}"].pk for role in ("head", "secretary")}
    assert set(told.values_list("recipient_id", flat=True)) == names


def test_the_event_says_on_whose_behalf(province):
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)

    event = AuditEvent.objects.get(action="annual_report.enter_from_paper")
    assert event.agency_id == province.agencies["lotus"].pk
    assert event.person_id == province.people["officer"].pk
    assert '"for_agency":"XHS"' in event.body
    parts = Participation.objects.filter(part="PREPARER")
    assert parts.get().person_id == province.people["officer"].pk


def test_a_draft_being_written_at_the_agency_stops_when_the_paper_is_entered(province):
    province.start("lotus", at=OCTOBER)
    arrival = province.paper_arrives("lotus", at=LATER)
    province.enter(arrival, "lotus", at=LATER)

    with pytest.raises(ValidationError, match="đang ở bước khác"):
        province.save("lotus", {"Q.received": 4}, at=LATER)
    with pytest.raises(IllegalTransition):
        province.on("lotus", preparing.submit_internally, "secretary", at=LATER)
