"""Opening, fixing and closing a yearly round (qms.md 3.18, 3.19, INV-43)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.reporting import DEADLINE, OCTOBER, SEPTEMBER, leave, member
from thuan.domains.oversight.reporting.models import AnnualReport, ReportTemplate, RosterEntry
from thuan.domains.oversight.reporting.services import cycles
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.calendar.models import WorkingDaySwap
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/workflow/cycle.py",
        "if before and before.period_to != cycle.period_from:",
        "if before and before.period_to > cycle.period_from:",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/cycles.py",
        "for entry in entries if entry.agency_id not in have]",
        "for entry in entries if entry.agency_id in have]",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/cycles.py",
        "_write_roster(cycle, on=cycle.roster_on, is_fixed=True)",
        "_write_roster(cycle, on=cycle.period_from, is_fixed=True)",
    ),
]
AFTER = DEADLINE + dt.timedelta(days=1)


def draft(province, year=2022, **terms):
    more = {"template": province.template, "roll_rule": RollRule.NONE, "terms": terms}
    return province.act("admin", cycles.draft_cycle, at=SEPTEMBER, year=year, **more)


def publish(province, cycle, **more):
    return province.act("admin", cycles.publish_cycle, at=SEPTEMBER, cycle=cycle, **more)


def roster(province, *, is_fixed):
    with every_agency(reason="a test looks"):
        rows = RosterEntry.objects.filter(cycle=province.cycle, is_fixed=is_fixed)
        return sorted(rows.values_list("code", flat=True))


def forms(province):
    with every_agency(reason="a test looks"):
        rows = AnnualReport.objects.filter(cycle=province.cycle)
        return sorted(rows.values_list("agency__code", "state"))


def test_the_usual_terms_are_october_to_september_due_on_the_fifteenth(drafted):
    cycle = draft(drafted)

    assert (cycle.period_from, cycle.period_to) == (dt.date(2021, 10, 1), dt.date(2022, 10, 1))
    assert (cycle.due_on, cycle.roster_on) == (dt.date(2022, 10, 15), dt.date(2022, 9, 30))
    assert cycle.deadline_at is None


@pytest.mark.parametrize(
    ("rule", "bound"),
    [
        (RollRule.NONE, DEADLINE),
        (RollRule.NEXT_WORKING_DAY, dt.datetime(2022, 10, 18, tzinfo=ICT)),
    ],
)
def test_publishing_fixes_the_deadline(drafted, rule, bound):
    drafted.open_cycle(roll_rule=rule)

    WorkingDaySwap.objects.create(
        day=dt.date(2022, 10, 15), is_working=True, name="Làm bù", legal_basis="QĐ"
    )
    drafted.fix_roster()

    assert drafted.cycle.deadline_at == bound
    assert drafted.report("lotus").deadline_at == bound


def test_a_published_cycle_keeps_its_terms(drafted):
    cycle = publish(drafted, draft(drafted))

    with pytest.raises(ValidationError, match="không đổi được nữa"):
        drafted.act(
            "admin",
            cycles.change_cycle,
            cycle=cycle,
            sets={"due_on": dt.date(2022, 12, 1)},
            base_version=cycle.version,
        )


def test_a_draft_changes_by_its_version(drafted):
    cycle = draft(drafted)
    sets = {"due_on": dt.date(2022, 10, 20)}
    drafted.act("admin", cycles.change_cycle, cycle=cycle, sets=sets, base_version=1)

    with pytest.raises(StaleRow):
        drafted.act("admin", cycles.change_cycle, cycle=cycle, sets=sets, base_version=1)


def test_the_next_period_begins_where_the_last_one_ends(drafted):
    publish(drafted, draft(drafted, 2022))
    publish(drafted, draft(drafted, 2023))
    gap = draft(drafted, 2024, period_from=dt.date(2023, 10, 2))

    with pytest.raises(IllegalTransition, match="phải bắt đầu từ 01/10/2023"):
        publish(drafted, gap)


def test_a_period_before_a_published_one_ends_where_that_begins(drafted):
    publish(drafted, draft(drafted, 2022))
    early = draft(drafted, 2021, period_to=dt.date(2021, 9, 30))

    with pytest.raises(IllegalTransition, match="kết thúc trước 01/10/2021"):
        publish(drafted, early)


@pytest.mark.parametrize(
    ("year", "terms", "field"),
    [
        (2022, {}, "year"),
        (2023, {"period_from": dt.date(2021, 10, 1)}, "period_from"),
        (2023, {"period_to": dt.date(2022, 10, 1)}, "period_to"),
        (2023, {"period_to": dt.date(2022, 1, 1)}, "period_to"),
        (2023, {"due_on": dt.date(2023, 9, 1)}, "due_on"),
    ],
)
def test_terms_that_cannot_be_are_refused_beside_their_field(drafted, year, terms, field):
    draft(drafted)

    with pytest.raises(ValidationError) as refused:
        draft(drafted, year, **terms)

    assert list(refused.value.message_dict) == [field]


def test_a_template_that_is_not_published_cannot_be_asked_with(drafted, at):
    content = {**drafted.template.content, "code": "other"}
    with every_agency(reason="test data"):
        row = ReportTemplate(
            code="other",
            number=1,
            content=content,
            content_hash="0" * 64,
            state="DRAFT",
            created_at=at,
            updated_at=at,
        )
        row.save()
    more = {"template": row, "roll_rule": RollRule.NONE}
    cycle = drafted.act("admin", cycles.draft_cycle, at=SEPTEMBER, year=2022, **more)

    with pytest.raises(IllegalTransition, match="chưa được ban hành"):
        publish(drafted, cycle)


def test_opening_gives_every_agency_of_the_provisional_roster_its_form(province):
    assert roster(province, is_fixed=False) == ["SKHCN", "XHS", "XTX"]
    assert forms(province) == [
        ("SKHCN", "NOT_STARTED"),
        ("XHS", "NOT_STARTED"),
        ("XTX", "NOT_STARTED"),
    ]
    assert roster(province, is_fixed=True) == []


def test_a_cycle_opened_twice_is_opened_once(drafted):
    cycle = publish(drafted, draft(drafted))
    drafted.act("admin", cycles.open_cycle, at=SEPTEMBER, cycle=cycle)

    with pytest.raises((IllegalTransition, StaleRow)):
        drafted.act("admin", cycles.open_cycle, at=SEPTEMBER, cycle=cycle)

    with every_agency(reason="a test looks"):
        assert RosterEntry.objects.count() == 3


def test_a_province_without_members_is_not_opened(drafted):
    for name in ("dost", "lotus", "bamboo"):
        leave(drafted.agencies[name], dt.date(2022, 1, 1))
    cycle = publish(drafted, draft(drafted))

    with pytest.raises(IllegalTransition, match="đang trống"):
        drafted.act("admin", cycles.open_cycle, at=SEPTEMBER, cycle=cycle)


@pytest.mark.parametrize("who", ["lotus_head", "director", "coordinator", "chairman"])
def test_others_do_not_open_a_cycle(drafted, who):
    cycle = publish(drafted, draft(drafted))

    with pytest.raises(PermissionDenied):
        drafted.act(who, cycles.open_cycle, at=SEPTEMBER, cycle=cycle)


def test_the_fixed_roster_is_that_of_the_roster_day(province):
    with every_agency(reason="test data"):
        member("UBND xã Mới", "XMOI", "xa", since=dt.date(2022, 9, 20))
        member("UBND xã Sau", "XSAU", "xa", since=dt.date(2022, 10, 1))
        leave(province.agencies["bamboo"], dt.date(2022, 9, 30))

    province.fix_roster()

    assert roster(province, is_fixed=True) == ["SKHCN", "XHS", "XMOI"]
    assert roster(province, is_fixed=False) == ["SKHCN", "XHS", "XTX"]
    assert forms(province) == [
        ("SKHCN", "NOT_STARTED"),
        ("XHS", "NOT_STARTED"),
        ("XMOI", "NOT_STARTED"),
        ("XTX", "NOT_STARTED"),
    ]


def test_the_roster_is_not_fixed_before_its_day(province):
    with pytest.raises(IllegalTransition, match="Chưa đến ngày chốt danh sách 30/09/2022"):
        province.fix_roster(at=dt.datetime(2022, 9, 29, 23, 59, tzinfo=ICT))


def test_a_cycle_is_not_closed_before_its_deadline(province):
    province.fix_roster()

    with pytest.raises(IllegalTransition, match="còn trong hạn gửi"):
        province.close_cycle(DEADLINE - dt.timedelta(microseconds=1))


def test_closing_marks_what_never_came_and_leaves_what_came(province):
    province.send("lotus")
    province.start("bamboo")
    province.fix_roster(at=AFTER)

    province.close_cycle(AFTER)

    assert forms(province) == [("SKHCN", "MISSING"), ("XHS", "SUBMITTED"), ("XTX", "MISSING")]
    with every_agency(reason="a test looks"):
        marked = AuditEvent.objects.filter(action="annual_report.close_cycle")
        assert [event.person_id for event in marked] == [None, None]


def test_nothing_new_is_sent_after_closing(province):
    province.ready("lotus")
    province.fix_roster(at=AFTER)
    province.close_cycle(AFTER)

    with pytest.raises(IllegalTransition):
        province.submit("lotus", at=AFTER)
    assert province.report("lotus").first_submitted_at is None


def test_nothing_is_started_in_a_cycle_that_is_closed(province):
    province.fix_roster(at=AFTER)
    province.close_cycle(AFTER)

    with pytest.raises(IllegalTransition):
        province.start("lotus", at=AFTER)
    assert OCTOBER < AFTER
