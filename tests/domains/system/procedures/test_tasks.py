"""A TTHC that changed asks the secretary for a revision within 15 working days (qms.md 3.1)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_agency
from tests.factories.flows import make_procedure
from tests.factories.procedures import make_terms
from thuan.domains.system.procedures.tasks import procedure_tasks
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db
JULY = dt.date(2022, 7, 1)
LATER = dt.datetime(2022, 7, 4, 8, tzinfo=ICT)


def amended(code: str) -> None:
    make_terms(code, valid_to=JULY)
    make_terms(code, valid_from=JULY, limit_value=5)


def tasks(office, who: str = "secretary", at: dt.datetime = LATER):
    actor = office.actor(who, at)
    with entered(actor.scope()):
        return list(procedure_tasks(actor, at))


def test_an_amended_tthc_asks_for_a_revision(office):
    version = make_procedure(office.agency, "9.1")
    amended("9.1")

    (task,) = tasks(office)

    assert task.title == f"Sửa quy trình {version.document} theo TTHC mới"
    # Friday 01/07/2022 and fifteen working days: Friday 22/07.
    assert task.due == dt.date(2022, 7, 22)
    assert task.note == "TTHC 9.1 thay đổi hoặc bãi bỏ từ 01/07/2022"


def test_an_abolished_tthc_asks_too(office):
    make_procedure(office.agency, "9.1")
    make_terms("9.1", valid_to=JULY)

    assert [task.note for task in tasks(office)] == ["TTHC 9.1 thay đổi hoặc bãi bỏ từ 01/07/2022"]


def test_before_its_day_a_change_asks_nothing(office):
    make_procedure(office.agency, "9.1")
    amended("9.1")

    assert tasks(office, at=LATER - dt.timedelta(days=5)) == []


def test_what_was_published_before_the_procedure_asks_nothing(office):
    make_terms("9.1", valid_to=dt.date(2022, 3, 1))
    make_terms("9.1", valid_from=dt.date(2022, 3, 1))
    make_procedure(office.agency, "9.1")

    assert tasks(office) == []


@pytest.mark.parametrize("who", ["lan", "head", "manager"])
def test_only_the_secretary_is_asked(office, who):
    make_procedure(office.agency, "9.1")
    amended("9.1")

    assert tasks(office, who) == []


def test_the_procedure_of_another_agency_asks_nothing_here(office):
    make_procedure(make_agency("UBND xã Khác"), "9.1")
    amended("9.1")

    assert tasks(office) == []


def test_many_cost_as_much_as_one(office, django_assert_num_queries):
    for number in range(3):
        make_procedure(office.agency, f"9.{number}")
        amended(f"9.{number}")
    actor = office.actor("secretary", LATER)

    # The procedures, what changed of their TTHC, the swaps of working days, the term.
    with entered(actor.scope()), django_assert_num_queries(4):
        assert len(list(procedure_tasks(actor, LATER))) == 3
