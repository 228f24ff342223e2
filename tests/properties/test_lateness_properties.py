"""INV-39 on both sides of every deadline: 15/10/2022 is a Saturday, with and without rolling.

The first arrival by the clock of the server decides; nothing that is done later changes it.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories.reporting import OCTOBER, Province, full_values, make_province
from tests.properties.reporting_decisions import refused
from tests.properties.reporting_model import day_of
from tests.properties.worlds import throw_away
from thuan.domains.oversight.reporting.models import Submission
from thuan.domains.oversight.reporting.services import signing
from thuan.domains.oversight.reporting.services.terms import Decision
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.scope import every_agency

SIGNING = "src/thuan/domains/oversight/reporting/services/signing.py"
TERMS = "src/thuan/domains/oversight/reporting/services/terms.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (SIGNING, '"late": at >= report.deadline_at', '"late": at > report.deadline_at'),
    (SIGNING, "first = report.first_submitted_at is None", "first = True"),
    (
        "src/thuan/kernel/calendar/deadlines.py",
        "        return working_days.next_working_day(day)\n",
        "        return day\n",
    ),
    (TERMS, "    if at >= report.deadline_at:\n        words", "    if False:\n        words"),
]

MILLISECOND, MICROSECOND = dt.timedelta(milliseconds=1), dt.timedelta(microseconds=1)
# Written by hand: 24:00 of Saturday 15/10 and of Monday 17/10 in Vietnam.
SATURDAY_ENDS = dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)
MONDAY_ENDS = dt.datetime(2022, 10, 17, 17, 0, tzinfo=dt.UTC)
BOUND = {RollRule.NONE: SATURDAY_ENDS, RollRule.NEXT_WORKING_DAY: MONDAY_ENDS}
# 20/10, to which the director may give time before the deadline.
LONGER = dt.datetime(2022, 10, 20, 17, 0, tzinfo=dt.UTC)
OFFSETS = [-MILLISECOND, -MICROSECOND, dt.timedelta(0), MICROSECOND, MILLISECOND]
MOMENT = st.one_of(
    st.builds(
        lambda bound, offset: bound + offset,
        st.sampled_from([SATURDAY_ENDS, MONDAY_ENDS, LONGER]),
        st.sampled_from(OFFSETS),
    ),
    st.datetimes(dt.datetime(2022, 10, 12), dt.datetime(2022, 10, 25), timezones=st.just(dt.UTC)),
)
# What follows the first arrival; the clock goes on by hours before each.
AFTERWARDS = st.lists(
    st.tuples(
        st.sampled_from(["again", "returned", "reopened", "extended", "waived"]),
        st.sampled_from([0, 1, 30, 200]),
    ),
    max_size=5,
)
LOOPS = [("again", 0), ("returned", 30), ("reopened", 0), ("waived", 1), ("returned", 200)]


class Story:
    """One report from its first arrival on."""

    def __init__(self, province: Province, now: dt.datetime) -> None:
        self.province, self.now, self.arrivals = province, now, 1
        self.number = 10

    def again(self) -> None:
        """The same press once more: nothing arrives a second time."""
        assert refused(
            lambda: self.province.on("lotus", signing.submit_report, "head", at=self.now)
        )

    def returned(self) -> None:
        self.province.take("lotus", at=self.now)
        self.province.give_back("lotus", at=self.now)
        self._sent_again()

    def reopened(self) -> None:
        self.province.take("lotus", at=self.now)
        self.province.accept("lotus", at=self.now)
        self.province.reopen("lotus", at=self.now)
        self._sent_again()

    def _sent_again(self) -> None:
        self.number += 1
        values = full_values(self.province.agencies["lotus"], self.number)
        self.province.resend("lotus", values, at=self.now)
        self.arrivals += 1

    def extended(self) -> None:
        """What has come gets no more time, whenever it is asked."""
        assert refused(lambda: self.province.extend("lotus", at=self.now))

    def waived(self) -> None:
        """Once at most, only what is late; the lateness itself stays."""
        report = self.province.report("lotus")
        wanted = bool(report.late) and not report.waived
        decision = Decision("52/QĐ", day_of(self.now), "Lũ lụt")
        act = {"at": self.now, "decision": decision}
        assert refused(lambda: self.province.waive("lotus", **act)) != wanted


@pytest.fixture
def drafted(db: None, at: dt.datetime) -> Province:
    return make_province(at)


def told(province: Province) -> tuple[dt.datetime | None, bool | None]:
    report = province.report("lotus")
    return report.first_submitted_at, report.late


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=15 if settings().max_examples <= 25 else 300,
)
@given(
    rule=st.sampled_from([RollRule.NONE, RollRule.NEXT_WORKING_DAY]),
    longer=st.one_of(st.none(), MOMENT),
    moment=MOMENT,
    afterwards=AFTERWARDS,
)
@example(rule=RollRule.NONE, longer=None, moment=SATURDAY_ENDS - MILLISECOND, afterwards=LOOPS)
@example(rule=RollRule.NONE, longer=None, moment=SATURDAY_ENDS, afterwards=LOOPS)
@example(
    rule=RollRule.NEXT_WORKING_DAY, longer=None, moment=SATURDAY_ENDS, afterwards=[("waived", 0)]
)
@example(
    rule=RollRule.NEXT_WORKING_DAY, longer=None, moment=MONDAY_ENDS - MILLISECOND, afterwards=LOOPS
)
@example(rule=RollRule.NEXT_WORKING_DAY, longer=None, moment=MONDAY_ENDS, afterwards=LOOPS)
@example(
    rule=RollRule.NONE,
    longer=SATURDAY_ENDS - MILLISECOND,
    moment=LONGER - MILLISECOND,
    afterwards=LOOPS,
)
@example(rule=RollRule.NONE, longer=SATURDAY_ENDS, moment=LONGER - MILLISECOND, afterwards=LOOPS)
def test_the_first_arrival_decides_and_nothing_later_changes_it(
    drafted, rule, longer, moment, afterwards
):
    bound = BOUND[rule]
    with throw_away():
        drafted.open_cycle(roll_rule=rule)
        drafted.ready("lotus", at=OCTOBER)
        if longer is not None and longer < moment:
            in_time = longer < bound
            assert refused(lambda: drafted.extend("lotus", at=longer)) != in_time
            bound = LONGER if in_time else bound
        drafted.submit("lotus", at=moment)
        decided = (moment, moment >= bound)
        assert told(drafted) == decided

        story = Story(drafted, moment)
        for what, hours in afterwards:
            story.now += dt.timedelta(hours=hours)
            getattr(story, what)()
            assert told(drafted) == decided
        with every_agency(reason="a test looks"):
            firsts = list(Submission.objects.order_by("pk").values_list("is_first", flat=True))
        assert firsts == [True, *[False] * (story.arrivals - 1)]
