"""INV-24: acts are taken inside the validity of a role only, and ending it undoes none of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import assign, employ, make_agency, make_person
from thuan.domains.registry.people import services
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import verify

ICT = dt.timezone(dt.timedelta(hours=7))
START = dt.date(2022, 10, 1)
hours = st.integers(min_value=-72, max_value=20 * 24)
ends = st.integers(min_value=0, max_value=20)


def moment(hour):
    return dt.datetime(2022, 10, 1, tzinfo=ICT) + dt.timedelta(hours=hour)


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(hours, max_size=8), end_after=ends, end_for=ends)
def test_acts_stand_or_fall_by_the_day_they_were_done(acts, end_after, end_for):
    agency, head, clerk = make_agency(), make_person(), make_person()
    keeper = make_person()
    assign(keeper, "DOST_ADMIN", agency, reach="ALL")
    assign(make_person(), "DOST_ADMIN", agency, reach="ALL")
    row = assign(head, "HEAD", agency, valid_from=START)
    employ(clerk, agency)
    ended_at, last_day = moment(24 * end_after + 12), START + dt.timedelta(days=end_for)
    before = Person.objects.count()
    first_event = AuditEvent.objects.count()

    done, bound, ended = 0, None, False
    midnight = dt.datetime.combine(last_day, dt.time(), ICT)
    edges = [midnight - dt.timedelta(seconds=1), midnight, midnight + dt.timedelta(hours=1)]
    for at in sorted([*map(moment, acts), *edges, ended_at]):
        if at == ended_at and not ended:
            ended = True
            bound = end(keeper, row, at, last_day)
            continue
        allowed = at.date() >= START and (bound is None or at.date() < bound)
        done += allowed
        assert act(head, agency, at) is allowed

    assert Person.objects.count() - before == done
    taken = AuditEvent.objects.filter(action="people.create_person", person_id=head.pk)
    assert taken.count() == done
    assert AuditEvent.objects.count() >= first_event
    assert verify().ok


def act(head, agency, at):
    """Whether the head's act is taken; a refused one leaves nothing."""
    try:
        services.create_person(
            actor=actor_for(head, at),
            at=at,
            agency=agency,
            full_name="Người mới",
            valid_from=START,
        )
    except PermissionDenied:
        return False
    return True


def end(keeper, row, at, on):
    """End the role; gives the first day without it, or None where the end was refused."""
    try:
        services.end_role(actor=actor_for(keeper, at), at=at, assignment=row, on=on, reason="x")
    except ValidationError:
        return None
    return on
