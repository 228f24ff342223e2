"""What people may do with a report, and what stays as it is (qms.md 3.18, INV-21, INV-39)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from tests.factories import RECORDED, assign, make_person
from tests.factories.reporting import (
    DEADLINE,
    SEPTEMBER,
    SIGNING,
    delegate,
    full_values,
    make_province,
)
from thuan.domains.oversight.reporting.models import (
    ReportCheck,
    Submission,
)
from thuan.domains.oversight.reporting.selectors.returned import to_mend
from thuan.domains.oversight.reporting.services import preparing, signing
from thuan.domains.oversight.reporting.template import shipped_data
from thuan.kernel.accounts.models import Person
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/signing.py",
        "at >= report.deadline_at",
        "at > report.deadline_at",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/preparing.py",
        '    REPORT_WORKFLOW.join(report, "PREPARER", ReportPermission.PREPARE, actor)\n',
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/signing.py",
        "if digest != shown_hash:",
        "if not shown_hash:",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/checking.py",
        "    check = _check(report, CheckState.ACCEPTED)\n",
        "    check = _check(report, CheckState.ACCEPTED)\n    fields = ()\n",
    ),
]

pytestmark = pytest.mark.django_db
MICROSECOND = dt.timedelta(microseconds=1)
MILLISECOND = dt.timedelta(milliseconds=1)
MONDAY_ENDS = dt.datetime(2022, 10, 18, tzinfo=ICT)


@pytest.mark.parametrize(
    ("rule", "moment", "late"),
    [
        (RollRule.NONE, DEADLINE - MICROSECOND, False),
        (RollRule.NONE, DEADLINE, True),
        (RollRule.NONE, dt.datetime(2022, 10, 15, 16, 59, 59, tzinfo=dt.UTC), False),
        (RollRule.NONE, dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC), True),
        (RollRule.NONE, DEADLINE - MILLISECOND, False),
        (RollRule.NEXT_WORKING_DAY, DEADLINE - MILLISECOND, False),
        (RollRule.NEXT_WORKING_DAY, DEADLINE, False),
        (RollRule.NEXT_WORKING_DAY, MONDAY_ENDS - MILLISECOND, False),
        (RollRule.NEXT_WORKING_DAY, MONDAY_ENDS - MICROSECOND, False),
        (RollRule.NEXT_WORKING_DAY, MONDAY_ENDS, True),
    ],
)
def test_the_first_instant_after_the_deadline_is_late(drafted, rule, moment, late):
    drafted.open_cycle(roll_rule=rule)
    drafted.ready("lotus")

    drafted.submit("lotus", at=moment)

    report = drafted.report("lotus")
    assert (report.first_submitted_at, report.late) == (moment, late)


@pytest.mark.parametrize("column", ["first_submitted_at", "late"])
def test_the_database_refuses_to_change_the_first_arrival(province, column):
    report = province.send("lotus", at=DEADLINE)
    values = {"first_submitted_at": "2022-10-01 00:00:00+00:00", "late": False}

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE reporting_annualreport SET {column} = %s WHERE id = %s",  # noqa: S608
            [values[column], report.pk],
        )

    after = province.report("lotus")
    assert (after.first_submitted_at, after.late) == (DEADLINE, True)


def test_a_reopened_report_names_its_fields_and_tells_the_agency(province, at):
    province.send("lotus", at=at)
    province.take("lotus", at=at)
    province.accept("lotus", at=at)

    with pytest.raises(ValidationError, match=r"không có mục Q\.nothing"):
        province.reopen("lotus", at=at, fields=["Q.nothing"])
    province.reopen("lotus", at=at, fields=["Q.received"])

    with every_agency(reason="a test looks"):
        check = ReportCheck.objects.get()
        assert (check.state, check.reason) == ("RETURNED", "FIGURES")
        assert check.fields_to_mend == ["Q.received"]
        assert [mend.code for mend in to_mend(province.report("lotus"))] == ["Q.received"]
        actions = AuditEvent.objects.filter(action__startswith="report_check.").order_by("pk")
        assert list(actions.values_list("action", flat=True))[-2:] == [
            "report_check.accept",
            "report_check.reopen",
        ]
    told = Notice.objects.filter(kind="reporting.returned")
    names = {province.people[f"lotus_{role}"].pk for role in ("head", "secretary")}
    assert set(told.values_list("recipient_id", flat=True)) == names


def test_a_late_report_stays_late_through_returns_and_reopening(province, at):
    province.send("lotus", at=DEADLINE)
    later = DEADLINE + dt.timedelta(days=3)

    province.take("lotus", at=later)
    province.give_back("lotus", at=later)
    province.resend("lotus", {"Q.received": 20}, at=later)
    province.take("lotus", at=later)
    province.accept("lotus", at=later)
    province.reopen("lotus", at=later)

    report = province.report("lotus")
    assert (report.state, report.first_submitted_at, report.late) == ("RETURNED", DEADLINE, True)
    assert [version.number for version in province.versions("lotus")] == [1, 2]
    with every_agency(reason="a test looks"):
        arrivals = Submission.objects.order_by("pk").values_list("is_first", "submitted_at")
        assert list(arrivals) == [(True, DEADLINE), (False, later)]


def test_a_report_on_time_stays_on_time_when_it_is_sent_again_after_the_deadline(province, at):
    province.send("lotus", at=at)
    province.take("lotus")
    province.give_back("lotus")

    province.resend("lotus", {"Q.received": 20}, at=DEADLINE + dt.timedelta(days=1))

    report = province.report("lotus")
    assert (report.state, report.first_submitted_at, report.late) == ("RESUBMITTED", at, False)


def test_a_returned_report_is_due_again_after_five_working_days(province):
    province.send("lotus")
    province.take("lotus")

    report = province.give_back("lotus")

    # Tuesday 11 October; the weekend of the 15th does not count.
    assert report.resubmission_due_on == dt.date(2022, 10, 18)
    with every_agency(reason="a test looks"):
        check = ReportCheck.objects.get()
        assert (check.state, check.reason, check.comment) == (
            "RETURNED",
            "FIGURES",
            "Số hồ sơ chưa khớp.",
        )


def test_a_returned_report_may_be_mended_after_the_cycle_was_closed(province):
    later = DEADLINE + dt.timedelta(days=1)
    province.send("lotus")
    province.take("lotus")
    province.give_back("lotus")
    province.fix_roster(at=later)
    province.close_cycle(later)

    report = province.resend("lotus", {"Q.received": 20}, at=later)

    assert report.state == "RESUBMITTED"


class TestWhoMaySign:
    def test_the_preparer_cannot_sign(self, province):
        assign(province.people["lotus_secretary"], "HEAD", province.agencies["lotus"])
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            province.sign("lotus", who="lotus_secretary")

    def test_who_saved_one_figure_cannot_sign(self, province):
        assign(province.people["lotus_head"], "ISO_SEC", province.agencies["lotus"])
        province.start("lotus")
        province.save("lotus", who="lotus_head")
        province.save("lotus")
        province.hand_in("lotus")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            province.sign("lotus")

    def test_the_preparer_cannot_sign_for_the_head(self, province):
        delegate(
            province.people["lotus_head"],
            province.people["lotus_secretary"],
            province.agencies["lotus"],
            *SIGNING,
        )
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            province.sign("lotus", who="lotus_secretary")

    def test_another_signs_for_the_head_and_both_are_on_record(self, province):
        delegate(
            province.people["lotus_head"],
            province.people["lotus_qmr"],
            province.agencies["lotus"],
            *SIGNING,
        )
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        province.sign("lotus", who="lotus_qmr")

        version = province.versions("lotus")[0]
        assert version.signed_by_id == province.people["lotus_qmr"].pk
        assert version.signed_on_behalf_of_id == province.people["lotus_head"].pk

    def test_a_second_record_of_the_preparer_cannot_sign(self, province):
        twin = make_person("Người soạn, hồ sơ thứ hai")
        province.people["twin"] = twin
        assign(twin, "HEAD", province.agencies["lotus"])
        secretary = province.people["lotus_secretary"]
        Person.objects.filter(pk=twin.pk).update(merged_into=secretary)
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            province.sign("lotus", who="twin")

    def test_the_signer_does_not_prepare_the_next_version(self, province):
        assign(province.people["lotus_head"], "ISO_SEC", province.agencies["lotus"])
        province.ready("lotus")
        province.on("lotus", signing.recall_report, "head", comment="Sửa số.")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            province.save("lotus", {"Q.received": 99}, who="lotus_head")

    def test_a_delegation_that_ended_signs_nothing(self, province):
        delegate(
            province.people["lotus_head"],
            province.people["lotus_qmr"],
            province.agencies["lotus"],
            *SIGNING,
            until=dt.date(2022, 10, 11),
        )
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")

        with pytest.raises(PermissionDenied):
            province.sign("lotus", who="lotus_qmr")


class TestWhatIsSigned:
    def test_a_content_that_changed_since_it_was_shown_is_not_signed(self, province):
        province.start("lotus")
        province.save("lotus")
        province.hand_in("lotus")
        shown = province.shown_hash("lotus")
        province.on("lotus", preparing.return_to_preparer, "qmr", comment="Xem lại.")
        province.save("lotus", {"Q.received": 11})
        province.hand_in("lotus")

        with pytest.raises(ValidationError, match="Nội dung đã thay đổi"):
            province.sign("lotus", shown_hash=shown)

    def test_under_eighty_percent_is_not_sent_on(self, province):
        province.start("lotus")
        province.save("lotus", {"R01.name": "x", "R08.declared": False, "Q.received": 3})

        with pytest.raises(IllegalTransition, match="còn 2 mục chưa có số liệu"):
            province.hand_in("lotus")

    def test_eighty_percent_is_enough(self, province):
        province.start("lotus")
        values = {"R01.name": "x", "R08.declared": False, "Q.received": 3, "Q.on_time": 3}
        province.save("lotus", values)

        assert province.hand_in("lotus").state == "INTERNAL_REVIEW"

    def test_figures_that_contradict_each_other_are_not_sent_on(self, province):
        province.start("lotus")
        province.save("lotus", full_values(province.agencies["lotus"], Q__on_time=11))

        with pytest.raises(IllegalTransition, match=r"Đúng hạn \(11\) lớn hơn đã nhận \(10\)"):
            province.hand_in("lotus")

    def test_the_shipped_template_refuses_an_empty_report(self, at):
        with every_agency(reason="test data"):
            province = make_province(at, shipped_data())
        province.open_cycle()
        province.start("lotus")

        with pytest.raises(IllegalTransition, match="Chưa trình được: còn"):
            province.hand_in("lotus")

    def test_a_recalled_version_stays_on_record_and_is_never_sent(self, province):
        province.ready("lotus")

        province.on("lotus", signing.recall_report, "head", comment="Sai một số.")
        province.save("lotus", {"Q.received": 11})
        province.hand_in("lotus")
        province.sign("lotus")
        sent = province.submit("lotus")

        assert [version.number for version in province.versions("lotus")] == [1, 2]
        with every_agency(reason="a test looks"):
            assert sent.report_version.number == 2
            assert sent.report_version.content["values"]["Q.received"] == 11
            assert Submission.objects.count() == 1

    def test_a_recall_says_why(self, province):
        province.ready("lotus")

        with pytest.raises(IllegalTransition, match="Ghi lý do"):
            province.on("lotus", signing.recall_report, "head", comment=" ")

    def test_a_report_nobody_started_is_not_signed(self, province):
        with pytest.raises(ValidationError, match="chưa được soạn"):
            province.on("lotus", signing.sign_report, "head", shown_hash="0" * 64)


class TestThePaper:
    def test_who_saves_second_is_told_and_nothing_is_lost(self, province):
        province.start("lotus")
        paper = province.paper("lotus")
        province.save("lotus", {"Q.received": 7}, base_version=paper.version)

        with pytest.raises(StaleRow):
            province.save("lotus", {"Q.received": 8}, base_version=paper.version)

        assert province.paper("lotus").values == {"Q.received": 7}

    def test_saving_a_draft_writes_no_event(self, province):
        province.start("lotus")
        before = AuditEvent.objects.count()

        province.save("lotus")

        assert AuditEvent.objects.count() == before

    def test_a_figure_is_taken_away_by_none(self, province):
        province.start("lotus")
        province.save("lotus", {"Q.received": 7, "Q.on_time": 1})

        province.save("lotus", {"Q.received": None})

        assert province.paper("lotus").values == {"Q.on_time": 1}

    def test_nothing_is_saved_while_the_signer_reads_even_from_an_old_page(self, province):
        province.start("lotus")
        province.save("lotus")
        paper = province.paper("lotus")
        province.hand_in("lotus")

        with pytest.raises(ValidationError, match="đang ở bước khác"):
            province.act(
                "lotus_secretary",
                preparing.save_values,
                paper=paper,
                values={"Q.received": 99},
                base_version=paper.version,
            )

    def test_a_section_is_not_opened_again_after_signing(self, province):
        province.ready("lotus")

        with pytest.raises(ValidationError, match="đang ở bước khác"):
            province.act(
                "lotus_secretary",
                preparing.finish_section,
                paper=province.paper("lotus"),
                section="I",
                done=True,
            )


def test_a_role_outside_its_days_does_nothing_and_the_past_stays(province, at):
    province.start("lotus")
    secretary = province.people["lotus_secretary"]
    events = list(AuditEvent.objects.values_list("hash", flat=True))

    end_facts(secretary.assignments.all(), valid_to=dt.date(2022, 10, 11))

    with pytest.raises(PermissionDenied):
        province.hand_in("lotus")
    assert list(AuditEvent.objects.values_list("hash", flat=True)) == events


def test_the_register_of_arrivals_takes_no_time_from_the_sender(province):
    assert RECORDED < SEPTEMBER
    province.ready("lotus")
    moment = DEADLINE + dt.timedelta(hours=1)

    sent = province.submit("lotus", at=moment)

    assert (sent.submitted_at, sent.created_at) == (moment, moment)
