"""One clock; only a demo may move it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT, NotADemo
from thuan.kernel.calendar.models import Instance

TOLERANCE = timedelta(seconds=30)
OCTOBER = datetime(2022, 10, 14, 8, 0, tzinfo=ICT)


@pytest.mark.django_db
def test_without_a_row_the_product_clock_is_the_real_one() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < TOLERANCE  # noqa: TID251
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.django_db
def test_the_clock_of_a_demo_shows_the_chosen_instant_and_runs_on() -> None:
    Instance.objects.create(is_demo=True)

    clock.set_demo_clock(OCTOBER)

    first, second = clock.now(), clock.now()
    assert timedelta(0) <= first - OCTOBER < TOLERANCE
    assert first < second
    assert abs(clock.real_now() - datetime.now(UTC)) < TOLERANCE  # noqa: TID251


@pytest.mark.django_db
@pytest.mark.parametrize("marked_as_real", [True, False])
def test_the_clock_of_a_real_database_does_not_move(*, marked_as_real: bool) -> None:
    if marked_as_real:
        Instance.objects.create(is_demo=False)

    with pytest.raises(NotADemo, match="Đồng hồ chỉ chỉnh được trên dữ liệu minh họa"):
        clock.set_demo_clock(OCTOBER)

    assert abs(clock.now() - clock.real_now()) < TOLERANCE
    assert not clock.is_demo()


@pytest.mark.django_db
def test_the_database_itself_refuses_an_offset_outside_a_demo() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instance.objects.create(is_demo=False, clock_offset_microseconds=1)

    Instance.objects.create(is_demo=True, clock_offset_microseconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instance.objects.update(is_demo=False)


@pytest.mark.django_db
def test_the_database_itself_refuses_a_demo_instant_outside_a_demo() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instance.objects.create(is_demo=False, demo_as_of=OCTOBER)


@pytest.mark.django_db
def test_there_is_one_row_that_says_what_the_database_is() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instance.objects.create(pk=2)


@pytest.mark.django_db
def test_a_new_demo_starts_at_its_own_instant() -> None:
    clock.mark_as_demo(OCTOBER)

    assert clock.is_demo()
    assert Instance.objects.get().demo_as_of == OCTOBER
    assert timedelta(0) <= clock.now() - OCTOBER < TOLERANCE


@pytest.mark.django_db
def test_a_real_database_does_not_become_a_demo() -> None:
    Instance.objects.create(is_demo=False)

    with pytest.raises(NotADemo):
        clock.mark_as_demo(OCTOBER)

    assert not Instance.objects.get().is_demo


@pytest.mark.django_db
def test_a_clock_is_not_set_without_a_zone() -> None:
    Instance.objects.create(is_demo=True)

    with pytest.raises(ValueError, match="zone"):
        clock.set_demo_clock(datetime(2022, 10, 14))


def test_a_day_begins_and_ends_at_midnight_in_vietnam() -> None:
    day = date(2026, 10, 15)

    assert clock.start_of_day(day).isoformat() == "2026-10-15T00:00:00+07:00"
    assert clock.end_of_day_bound(day).isoformat() == "2026-10-16T00:00:00+07:00"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_has_twenty_four_hours_the_whole_year(month: int) -> None:
    day = date(2026, month, 28)

    length = clock.end_of_day_bound(day).astimezone(UTC) - clock.start_of_day(day).astimezone(UTC)

    assert length == timedelta(hours=24)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 10, 15, 16, 59, 59, 999999, tzinfo=UTC), date(2026, 10, 15)),
        (datetime(2026, 10, 15, 17, 0, 0, 0, tzinfo=UTC), date(2026, 10, 16)),
        (datetime(2026, 10, 15, 23, 59, 59, 999999, tzinfo=ICT), date(2026, 10, 15)),
        (datetime(2026, 10, 16, 0, 0, 0, 0, tzinfo=ICT), date(2026, 10, 16)),
    ],
)
def test_the_business_day_changes_at_midnight_in_vietnam(at: datetime, day: date) -> None:
    assert clock.business_day(at) == day


def test_an_instant_without_a_zone_has_no_business_day() -> None:
    with pytest.raises(ValueError, match="zone"):
        clock.business_day(datetime(2026, 10, 15))
