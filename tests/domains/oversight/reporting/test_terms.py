"""Longer deadlines and waivers: who decides, until when, and that lateness stays (INV-39)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.reporting import DEADLINE, DECISION, FLOOD, OCTOBER, enrol
from thuan.domains.oversight.reporting.models import DeadlineExtension, LatenessWaiver
from thuan.domains.oversight.reporting.selectors.lines import province_synthesis
from thuan.domains.oversight.reporting.selectors.terms import terms_of
from thuan.domains.oversight.reporting.services import preparing
from thuan.domains.oversight.reporting.services.terms import Decision
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.scope import agency_scope, every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/terms.py",
        "    if at >= report.deadline_at:\n        words",
        "    if at > report.deadline_at:\n        words",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/terms.py",
        "    if same.exists():",
        "    if False:",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/terms.py",
        "    if report.late is not True:",
        "    if False:",
    ),
]
pytestmark = pytest.mark.django_db
MILLISECOND = dt.timedelta(milliseconds=1)
LAST_MOMENT = DEADLINE - MILLISECOND  # 23:59:59.999 of 15/10
TO_20 = dt.datetime(2022, 10, 21, tzinfo=ICT)


def extensions():
    with every_agency(reason="a test looks"):
        rows = DeadlineExtension.objects.select_related("report", "subject_agency")
        return list(rows.order_by("pk"))


def refusal(caught) -> str:
    return " ".join(caught.value.messages)


def test_an_extension_moves_the_deadline_and_names_its_decision(province):
    province.extend("lotus", at=OCTOBER)

    report = province.report("lotus")
    assert report.deadline_at == TO_20
    assert province.report("bamboo").deadline_at == DEADLINE
    with agency_scope([report.agency_id]):
        assert terms_of(report).sentences == ("gia hạn đến 20/10/2022, QĐ 45/QĐ-SKHCN",)


@pytest.mark.parametrize("late", [False, True])
def test_what_comes_by_the_longer_deadline_is_on_time(province, late):
    province.extend("lotus", at=OCTOBER)
    province.ready("lotus", at=OCTOBER)

    province.submit("lotus", at=TO_20 if late else TO_20 - MILLISECOND)

    assert province.report("lotus").late is late


def test_the_last_moment_before_the_deadline_still_grants(province):
    province.extend("lotus", at=LAST_MOMENT)

    assert province.report("lotus").deadline_at == TO_20


def test_at_midnight_nothing_is_granted_and_the_way_out_is_said(province):
    with pytest.raises(ValidationError) as caught:
        province.extend("lotus", at=DEADLINE)

    assert "Hạn gửi đã hết lúc" in refusal(caught)
    assert "miễn xét trễ hạn sau khi báo cáo đến" in refusal(caught)
    assert province.report("lotus").deadline_at == DEADLINE


def test_a_longer_deadline_may_be_made_longer_again_while_it_runs(province):
    province.extend("lotus", at=OCTOBER)
    second = Decision("60/QĐ-SKHCN", dt.date(2022, 10, 19))

    province.extend("lotus", at=TO_20 - MILLISECOND, decision=second, due_on=dt.date(2022, 10, 25))

    assert province.report("lotus").deadline_at == dt.datetime(2022, 10, 26, tzinfo=ICT)
    assert [one.from_deadline_at for one in extensions()] == [DEADLINE, TO_20]


@pytest.mark.parametrize("day", [14, 15])
def test_a_deadline_is_never_made_shorter_or_the_same(province, day):
    with pytest.raises(ValidationError, match="Hạn mới phải sau hạn đang có hiệu lực"):
        province.extend("lotus", at=OCTOBER, due_on=dt.date(2022, 10, day))


def test_a_report_that_has_come_is_not_extended(province):
    province.send("lotus", at=OCTOBER)

    with pytest.raises(ValidationError, match="Báo cáo đã đến lúc"):
        province.extend("lotus", at=OCTOBER)


def test_the_same_decision_entered_twice_is_refused(province):
    province.extend("lotus", at=OCTOBER)

    with pytest.raises(ValidationError, match="đã được ghi cho UBND xã Hoa Sen"):
        province.extend("lotus", at=OCTOBER, due_on=dt.date(2022, 10, 25))
    assert len(extensions()) == 1


def test_a_group_gets_one_row_for_each_agency_that_still_owes(province):
    province.send("bamboo", at=OCTOBER)
    enrol(province, "UBND xã Sen Vàng", "XSV")
    province.fix_roster()

    province.extend(group="xa", at=OCTOBER)

    codes = {one.subject_agency.code for one in extensions()}
    assert codes == {"XHS", "XSV"}
    assert {one.group for one in extensions()} == {"xa"}
    assert province.report("dost").deadline_at == DEADLINE


def test_an_agency_that_joins_the_group_later_has_its_longer_time(province):
    province.extend(group="xa", at=OCTOBER)
    enrol(province, "UBND xã Sen Vàng", "XSV")

    province.fix_roster(at=OCTOBER + dt.timedelta(days=2))

    assert province.report("XSV").deadline_at == TO_20
    rows = [one for one in extensions() if one.subject_agency.code == "XSV"]
    assert [(one.decision_no, one.group) for one in rows] == [("45/QĐ-SKHCN", "xa")]


def test_an_agency_that_joins_after_the_deadline_begins_with_the_longer_time(province):
    province.extend(group="xa", at=OCTOBER)
    enrol(province, "UBND xã Sen Vàng", "XSV")

    province.fix_roster(at=DEADLINE)

    assert province.report("XSV").deadline_at == TO_20


@pytest.mark.parametrize(
    ("rule", "bound"),
    [(RollRule.NONE, 23), (RollRule.NEXT_WORKING_DAY, 25)],
)
def test_the_roll_rule_of_the_cycle_holds_for_the_new_day(drafted, rule, bound):
    """22/10/2022 is a Saturday; the next working day is Monday the 24th."""
    drafted.open_cycle(roll_rule=rule)

    drafted.extend("lotus", at=OCTOBER, due_on=dt.date(2022, 10, 22))

    assert drafted.report("lotus").deadline_at == dt.datetime(2022, 10, bound, tzinfo=ICT)


@pytest.mark.parametrize(("rule", "bound"), [(RollRule.NONE, 16), (RollRule.NEXT_WORKING_DAY, 18)])
def test_saturday_the_fifteenth_by_both_rules(drafted, rule, bound):
    drafted.open_cycle(roll_rule=rule)
    edge = dt.datetime(2022, 10, bound, tzinfo=ICT)
    drafted.ready("lotus", at=OCTOBER)
    drafted.ready("bamboo", at=OCTOBER)

    drafted.submit("lotus", at=edge - MILLISECOND)
    drafted.submit("bamboo", at=edge)

    assert (drafted.report("lotus").late, drafted.report("bamboo").late) == (False, True)


@pytest.mark.parametrize("who", ["officer", "admin", "lotus_head", "checker", "chairman"])
def test_only_the_head_of_the_department_grants(province, who):
    with pytest.raises(PermissionDenied):
        province.extend("lotus", who=who, at=OCTOBER)
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)
    with pytest.raises(PermissionDenied):
        province.waive("lotus", who=who, at=TO_20)


def test_the_department_grants_itself_nothing(province):
    with pytest.raises(ValidationError, match="không quyết định thời hạn cho chính cơ quan mình"):
        province.extend("dost", at=OCTOBER)
    province.ready("dost", at=OCTOBER)
    province.submit("dost", at=DEADLINE)
    with pytest.raises(ValidationError, match="không quyết định thời hạn cho chính cơ quan mình"):
        province.waive("dost", at=TO_20)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(" ", dt.date(2022, 10, 1)), "Nhập số quyết định."),
        (Decision("45/QĐ", dt.date(2022, 10, 2)), "chưa đến"),
    ],
)
def test_without_a_decision_that_is_taken_nothing_is_granted(province, decision, words):
    with pytest.raises(ValidationError, match=words):
        province.extend("lotus", at=OCTOBER, decision=decision)


def test_neither_agency_nor_group_or_both_is_no_choice(province):
    for choice in ({}, {"agency": "lotus", "group": "xa"}):
        with pytest.raises(ValidationError, match="Chọn một cơ quan hoặc một nhóm"):
            province.extend(**choice, at=OCTOBER)


def test_a_closed_cycle_gives_no_time(province):
    province.fix_roster()
    province.close_cycle(DEADLINE)

    with pytest.raises(ValidationError, match="Kỳ báo cáo chưa mở hoặc đã khóa"):
        province.extend("lotus", at=DEADLINE)


def test_the_agency_is_told_and_both_sides_are_named_in_the_trail(province):
    province.extend("lotus", at=OCTOBER)

    told = Notice.objects.filter(kind="reporting.extended")
    names = {province.people[f"lotus_{role}"].pk for role in ("head", "secretary")}
    assert set(told.values_list("recipient_id", flat=True)) == names
    assert "đến 20/10/2022" in told.first().subject
    event = AuditEvent.objects.get(action="deadline_extension.grant")
    dost, lotus = province.agencies["dost"].pk, province.agencies["lotus"].pk
    assert (event.agency_id, event.about_agency_id) == (dost, lotus)


def test_the_neighbour_does_not_read_the_extension(province):
    province.extend("lotus", at=OCTOBER)

    with agency_scope([province.agencies["bamboo"].pk]):
        assert not DeadlineExtension.objects.exists()
    with agency_scope([province.agencies["lotus"].pk]):
        assert DeadlineExtension.objects.count() == 1


def test_an_extended_agency_is_not_missing_before_its_own_deadline(province):
    province.extend("lotus", at=OCTOBER)
    province.fix_roster()

    def counts(at):
        contract = province_synthesis(province.cycle, at).contract()
        return contract["reports"]

    assert counts(DEADLINE) == {"on_time": 0, "late": 0, "missing": 2, "unknown": 1}
    assert counts(TO_20) == {"on_time": 0, "late": 0, "missing": 3, "unknown": 0}


# Waivers ------------------------------------------------------------------------------------


def test_a_waiver_leaves_the_lateness_where_it_is(province):
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)

    province.waive("lotus", at=TO_20)

    report = province.report("lotus")
    assert (report.late, report.waived, report.first_submitted_at) == (True, True, DEADLINE)
    with agency_scope([report.agency_id]):
        words = "trễ, được miễn xét: bất khả kháng, QĐ 52/QĐ-SKHCN ngày 20/10/2022"
        assert terms_of(report).sentences == (words,)


def test_a_waived_report_still_counts_as_late(province):
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)
    province.waive("lotus", at=TO_20)

    live = province_synthesis(province.cycle, TO_20)

    assert live.contract()["reports"]["late"] == 1
    assert [line.waived for line in live.lines if line.late] == [True]


@pytest.mark.parametrize(
    ("arrives", "words"), [(None, "Báo cáo chưa đến"), (OCTOBER, "Báo cáo đến đúng hạn")]
)
def test_only_a_lateness_is_waived(province, arrives, words):
    if arrives:
        province.send("lotus", at=arrives)

    with pytest.raises(ValidationError, match=words):
        province.waive("lotus", at=TO_20)


def test_a_second_waiver_and_one_without_a_reason_are_refused(province):
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)
    with pytest.raises(ValidationError, match="Ghi lý do bất khả kháng"):
        province.waive("lotus", at=TO_20, decision=Decision("52/QĐ", dt.date(2022, 10, 20)))
    province.waive("lotus", at=TO_20)

    with pytest.raises(ValidationError, match="Đã miễn xét trễ hạn theo QĐ 52/QĐ-SKHCN"):
        province.waive("lotus", at=TO_20)
    with every_agency(reason="a test looks"):
        assert LatenessWaiver.objects.count() == 1


def test_three_returns_change_neither_lateness_nor_first_arrival(province):
    province.ready("lotus", at=OCTOBER)
    province.submit("lotus", at=DEADLINE)
    province.waive("lotus", at=TO_20)
    moment = TO_20
    for round_ in range(3):
        moment += dt.timedelta(days=1)
        province.take("lotus", at=moment)
        province.give_back("lotus", at=moment)
        province.resend("lotus", {"Q.received": 20 + round_}, at=moment)

    report = province.report("lotus")
    assert (report.state, report.late, report.waived) == ("RESUBMITTED", True, True)
    assert report.first_submitted_at == DEADLINE
    assert len(province.versions("lotus")) == 4


def test_the_terms_say_nothing_where_nothing_was_decided(province):
    report = province.on("lotus", preparing.start_report, "secretary")

    with agency_scope([report.agency_id]):
        assert terms_of(report).sentences == ()
    assert DECISION.number != FLOOD.number
