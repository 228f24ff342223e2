"""The calendar of swaps: who keeps it, what it changes, what the trail keeps."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import make_actor, make_agency
from thuan.domains.registry.workdays.services import set_day
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.working_days import is_working_day

pytestmark = pytest.mark.django_db

SATURDAY = dt.date(2022, 10, 15)


@pytest.fixture
def keeper(at):
    return make_actor("DOST_ADMIN", make_agency(), at, reach="ALL")


def tell(actor, at, *, is_working, basis="Thông báo 1/TB"):
    return set_day(
        actor=actor, at=at, day=SATURDAY, is_working=is_working, name="Làm bù", legal_basis=basis
    )


def test_a_saturday_told_to_be_worked_is_a_working_day(keeper, at):
    tell(keeper, at, is_working=True)

    assert is_working_day(SATURDAY)


def test_told_anew_the_last_word_counts_and_the_trail_keeps_both(keeper, at):
    tell(keeper, at, is_working=True)
    tell(keeper, at, is_working=False)

    assert not is_working_day(SATURDAY)
    bodies = [json.loads(e.body) for e in AuditEvent.objects.filter(action="workdays.set_day")]
    assert [body["changes"]["is_working"] for body in bodies] == [[None, True], [True, False]]


def test_a_day_without_legal_basis_is_refused(keeper, at):
    with pytest.raises(ValidationError, match="căn cứ"):
        tell(keeper, at, is_working=True, basis=" ")


@pytest.mark.parametrize("role", ["DOST_OFFICER", "DOST_HEAD", "SYS_ADMIN", "HEAD"])
def test_nobody_else_keeps_the_calendar(role, at):
    actor = make_actor(role, make_agency(), at, reach="ALL")

    with pytest.raises(PermissionDenied):
        tell(actor, at, is_working=True)
