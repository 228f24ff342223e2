"""Instruments: until when a check holds, what a failed one brings, what stands against 7.1.5."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.processes import MONDAY
from thuan.domains.registry.standards.enums import Ground
from thuan.domains.registry.standards.judging import grounds
from thuan.domains.system.processes.enums import Fitness, InstrumentState
from thuan.domains.system.processes.judging import fitness
from thuan.domains.system.processes.selectors.instruments import asking, fit_as, instruments
from thuan.domains.system.processes.services import measuring
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.workflow.machine import IllegalTransition

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 3, 7)


def now(office, instrument):
    """The instrument as it stands."""
    actor = office.actor("lan")
    with entered(actor.scope()):
        return instruments(actor).get(pk=instrument.pk)


class TestUntilWhenACheckHolds:
    @pytest.mark.parametrize(
        ("done", "months", "due"),
        [
            (dt.date(2022, 1, 15), 12, dt.date(2023, 1, 15)),
            (dt.date(2021, 8, 31), 6, dt.date(2022, 2, 28)),
            (dt.date(2022, 3, 7), 1, dt.date(2022, 4, 7)),
        ],
    )
    def test_the_interval_counts_from_the_day_of_the_check(self, office, done, months, due):
        instrument = office.instrument(months=months)

        office.check(instrument, done)

        assert now(office, instrument).due_on == due

    def test_what_the_certificate_says_comes_before_the_interval(self, office):
        instrument = office.instrument(months=12)

        office.check(instrument, dt.date(2022, 1, 15), valid_until=dt.date(2022, 6, 30))

        assert now(office, instrument).due_on == dt.date(2022, 6, 30)

    def test_an_older_check_entered_later_changes_nothing(self, office):
        instrument = office.instrument(months=12)
        office.check(instrument, dt.date(2022, 1, 15))

        office.check(instrument, dt.date(2021, 1, 15), "FAIL")

        found = now(office, instrument)
        assert (found.due_on, found.state) == (dt.date(2023, 1, 15), InstrumentState.IN_USE)

    def test_another_interval_moves_the_day(self, office):
        instrument = office.instrument(months=12)
        office.check(instrument, dt.date(2022, 1, 15))
        found = now(office, instrument)
        words = {name: getattr(found, name) for name in measuring.WRITTEN}

        office.does(
            "lan",
            measuring.change_instrument,
            instrument=found,
            sets={**words, "interval_months": 6},
        )

        assert now(office, instrument).due_on == dt.date(2022, 7, 15)

    def test_a_check_taken_back_lets_the_one_before_count_again(self, office):
        instrument = office.instrument(months=12)
        office.check(instrument, dt.date(2021, 5, 10))
        wrong = office.check(instrument, dt.date(2022, 1, 15))

        office.does("lan", measuring.void_check, check=wrong, comment="Nhầm cân khác")

        assert now(office, instrument).due_on == dt.date(2022, 5, 10)


class TestAFailedCheck:
    def test_sets_the_instrument_aside_in_the_same_act(self, office):
        instrument = office.instrument()

        office.check(instrument, DAY, "FAIL")

        found = now(office, instrument)
        assert (found.state, found.due_on) == (InstrumentState.SET_ASIDE, None)

    def test_says_whether_earlier_results_still_hold(self, office):
        instrument = office.instrument()

        with pytest.raises(ValidationError, match="kết quả đo trước đó"):
            office.check(instrument, DAY, "FAIL", effect=" ")

        assert now(office, instrument).state == InstrumentState.IN_USE

    def test_is_used_again_only_after_one_that_passed(self, office):
        instrument = office.instrument()
        office.check(instrument, DAY, "FAIL")

        with pytest.raises(IllegalTransition, match="Chưa có lần kiểm đạt"):
            office.does("lan", measuring.use_again, instrument=now(office, instrument))
        office.check(instrument, DAY, "PASS")
        office.does("lan", measuring.use_again, instrument=now(office, instrument))

        assert now(office, instrument).state == InstrumentState.IN_USE


class TestWhatIsRefused:
    def test_a_check_of_tomorrow(self, office):
        with pytest.raises(ValidationError, match="chưa đến"):
            office.check(office.instrument(), dt.date(2022, 3, 8))

    def test_a_term_before_the_check(self, office):
        with pytest.raises(ValidationError, match="sau ngày kiểm"):
            office.check(office.instrument(), DAY, valid_until=dt.date(2022, 3, 6))

    def test_a_code_that_stands_already(self, office):
        office.instrument("C-01")

        with pytest.raises(ValidationError, match="Đã có phương tiện đo"):
            office.instrument("C-01")

    def test_a_check_of_what_was_given_up(self, office):
        instrument = office.instrument()
        office.does(
            "lan", measuring.retire_instrument, instrument=instrument, comment="Đã thanh lý"
        )

        with pytest.raises(ValidationError, match="đã thôi dùng"):
            office.check(instrument, DAY)

    def test_the_counter_keeps_no_instruments(self, office):
        with pytest.raises(PermissionDenied):
            office.does(
                "clerk",
                measuring.add_instrument,
                agency_id=office.agency.pk,
                sets={"code": "C", "name": "Cân", "interval_months": 12},
            )


class TestFitness:
    @pytest.mark.parametrize(
        ("due", "found"),
        [
            (None, Fitness.OVERDUE),
            (dt.date(2022, 3, 6), Fitness.OVERDUE),
            (dt.date(2022, 3, 7), Fitness.DUE),
            (dt.date(2022, 4, 6), Fitness.DUE),
            (dt.date(2022, 4, 7), Fitness.VALID),
        ],
    )
    def test_the_last_day_counts_and_thirty_days_before_it_warn(self, office, due, found):
        instrument = office.instrument()
        if due is not None:
            office.check(instrument, dt.date(2021, 1, 4), valid_until=due)
        actor = office.actor("lan")
        with entered(actor.scope()):
            row = instruments(actor).get(pk=instrument.pk)
            listed = {wanted: fit_as(instruments(actor), wanted, DAY).count() for wanted in Fitness}
            asked = asking(instruments(actor), DAY).count()

        assert fitness(row, DAY) == found
        assert listed == {wanted: int(wanted == found) for wanted in Fitness}
        assert asked == int(found != Fitness.VALID)


class TestTheClause:
    def test_an_instrument_in_use_stands_against_leaving_7_1_5_out(self, office):
        there = grounds()[Ground.INSTRUMENT]
        actor = office.actor("lan")
        with entered(actor.scope()):
            before = there(office.agency.pk, MONDAY)
        instrument = office.instrument()
        with entered(actor.scope()):
            owned = there(office.agency.pk, MONDAY)
            elsewhere = there(0, MONDAY)
        office.does("lan", measuring.retire_instrument, instrument=instrument, comment="Bỏ")
        with entered(actor.scope()):
            after = there(office.agency.pk, MONDAY)

        assert (before, owned, elsewhere, after) == (
            None,
            "1 phương tiện đo đang dùng",
            None,
            None,
        )


def test_midnight_belongs_to_the_new_day(office):
    instrument = office.instrument()
    last = dt.datetime(2022, 3, 8, 0, 0, tzinfo=ICT)

    check = office.check(instrument, dt.date(2022, 3, 8), at=last)

    assert check.done_on == dt.date(2022, 3, 8)
