"""Who an account is at a moment: own roles, lent rights, how far, from which midnight."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import RECORDED, assign, make_agency, make_person, make_user
from thuan.domains.registry.people.permissions import P
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment, Delegation
from thuan.kernel.accounts.roles import Role
from thuan.kernel.permissions import can
from thuan.kernel.tenancy.models import (
    AgencyList,
    AgencyListMember,
    AgencyParent,
    GroupMembership,
)
from thuan.kernel.tenancy.writing import end_facts

pytestmark = pytest.mark.django_db

ICT = dt.timezone(dt.timedelta(hours=7))
LONG_AGO = dt.date(2015, 1, 1)


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def person():
    return make_person()


def roles_at(person, moment):
    return {held.role for held in actor_for(person, moment).held}


@pytest.mark.parametrize(
    ("moment", "roles"),
    [
        (dt.datetime(2022, 9, 30, 23, 59, 59, tzinfo=ICT), set()),
        (dt.datetime(2022, 10, 1, 0, 0, 0, tzinfo=ICT), {Role.HEAD}),
        (dt.datetime(2022, 10, 31, 23, 59, 59, tzinfo=ICT), {Role.HEAD}),
        (dt.datetime(2022, 11, 1, 0, 0, 0, tzinfo=ICT), set()),
        (dt.datetime(2022, 9, 30, 17, 0, 0, tzinfo=dt.UTC), {Role.HEAD}),
        (dt.datetime(2022, 10, 31, 17, 0, 0, tzinfo=dt.UTC), set()),
    ],
)
def test_a_role_begins_and_ends_at_midnight_in_vietnam(person, agency, moment, roles):
    assign(person, "HEAD", agency, valid_from=dt.date(2022, 10, 1), valid_to=dt.date(2022, 11, 1))

    assert roles_at(person, moment) == roles


def test_a_voided_role_is_no_role(person, agency, at):
    assign(person, "HEAD", agency, void_reason="nhập nhầm người")

    assert roles_at(person, at) == set()


def test_an_account_without_a_person_holds_nothing(at):
    user = make_user(make_person())
    user.person = None

    actor = actor_for(user, at)

    assert (actor.person_id, actor.held, actor.user_id) == (None, (), user.pk)


def test_several_accounts_of_a_person_are_one_actor(person, agency, at):
    assign(person, "HEAD", agency)

    first, second = (actor_for(make_user(person), at) for _number in range(2))

    assert first.person_id == second.person_id
    assert first.held == second.held


def lend(giver, taker, agency, *duties, **fields):
    return Delegation.objects.create(
        **{
            "from_person": giver,
            "to_person": taker,
            "at_agency": agency,
            "duties": [str(duty) for duty in duties],
            "valid_from": LONG_AGO,
            "recorded_at": RECORDED,
            "decision_no": "01/UQ",
            **fields,
        }
    )


def test_a_delegate_holds_the_named_right_and_no_other(person, agency, at):
    head = make_person()
    assign(head, "HEAD", agency)
    lend(head, person, agency, P.ASSIGN)

    actor = actor_for(person, at)

    assert can(actor, P.ASSIGN, agency_id=agency.pk)
    assert not can(actor, P.KEEP, agency_id=agency.pk)
    assert [held.on_behalf_of for held in actor.held] == [head.pk]


def test_a_delegation_is_worth_what_the_giver_holds_that_day(person, agency, at):
    head = make_person()
    row = assign(head, "HEAD", agency)
    lend(head, person, agency, P.ASSIGN)

    end_facts(Assignment.objects.filter(pk=row.pk), valid_to=dt.date(2022, 10, 11))

    assert actor_for(person, at).held == ()


def test_rights_lent_at_one_agency_do_not_reach_the_giver_s_other_agency(person, agency, at):
    head, other = make_person(), make_agency()
    assign(head, "HEAD", agency)
    assign(head, "HEAD", other)
    lend(head, person, agency, P.ASSIGN)

    actor = actor_for(person, at)

    assert can(actor, P.ASSIGN, agency_id=agency.pk)
    assert not can(actor, P.ASSIGN, agency_id=other.pk)


def test_what_was_lent_cannot_be_lent_on(person, agency, at):
    head, third = make_person(), make_person()
    assign(head, "HEAD", agency)
    lend(head, person, agency, P.ASSIGN)
    lend(person, third, agency, P.ASSIGN)

    assert actor_for(third, at).held == ()


def reached(actor, permission, agencies):
    return [can(actor, permission, agency_id=agency.pk) for agency in agencies]


def test_own_reaches_the_own_agency_only(person, agency, at):
    assign(person, "DOST_ADMIN", agency, reach="OWN")

    actor = actor_for(person, at)

    assert reached(actor, P.NAME_LEADER, [agency, make_agency()]) == [True, False]
    assert not can(actor, P.MERGE, agency_id=None)


def test_all_reaches_every_agency_and_the_province(person, agency, at):
    assign(person, "DOST_ADMIN", agency, reach="ALL")

    actor = actor_for(person, at)

    assert reached(actor, P.NAME_LEADER, [agency, make_agency()]) == [True, True]
    assert can(actor, P.MERGE, agency_id=None)


def test_a_list_reaches_its_members_only(person, agency, at):
    member, stranger = make_agency(), make_agency()
    named = AgencyList.objects.create(name="Đoàn kiểm tra số 1")
    AgencyListMember.objects.create(list=named, agency=member)
    assign(person, "DOST_ADMIN", agency, reach="LIST", reach_list=named)

    actor = actor_for(person, at)

    assert reached(actor, P.NAME_LEADER, [member, stranger]) == [True, False]


def test_a_group_reaches_who_stands_in_it_that_day(person, agency, at):
    here, gone = make_agency(), make_agency()
    common = {"scheme": "report", "group": "xa", "recorded_at": RECORDED}
    GroupMembership.objects.create(agency=here, valid_from=LONG_AGO, **common)
    GroupMembership.objects.create(
        agency=gone, valid_from=LONG_AGO, valid_to=dt.date(2022, 10, 11), **common
    )
    assign(person, "DOST_ADMIN", agency, reach="GROUP", reach_group="xa")

    actor = actor_for(person, at)

    assert reached(actor, P.NAME_LEADER, [here, gone]) == [True, False]


def test_children_reaches_the_agencies_directly_below(person, agency, at):
    child, stranger = make_agency(), make_agency()
    AgencyParent.objects.create(
        agency=child, parent=agency, valid_from=LONG_AGO, recorded_at=RECORDED
    )
    assign(person, "DOST_ADMIN", agency, reach="CHILDREN")

    actor = actor_for(person, at)

    assert reached(actor, P.NAME_LEADER, [child, stranger]) == [True, False]


# What exists for each role: (own rows elsewhere, oversight elsewhere, rows of the province).
SCOPES = {
    "HEAD": (False, False, False),
    "DEPUTY": (False, False, False),
    "QMR": (False, False, False),
    "ISO_SEC": (False, False, False),
    "DOC_CTRL": (False, False, False),
    "ARCHIVIST": (False, False, False),
    "UNIT_HEAD": (False, False, False),
    "STAFF": (False, False, False),
    "ONE_STOP": (False, False, False),
    "HR": (False, False, False),
    "ACCOUNTANT": (False, False, False),
    "AUD_LEAD": (False, False, False),
    "AUDITOR": (False, False, False),
    "COMPLAINT_OFFICER": (False, False, False),
    "DISTRICT_COORD": (False, True, False),
    "DOST_ADMIN": (False, True, True),
    "DOST_OFFICER": (False, True, True),
    "DOST_HEAD": (False, True, True),
    "INSP_LEAD": (False, True, False),
    "INSPECTOR": (False, True, False),
    "DOHA": (False, False, False),
    "PPC": (False, False, True),
    "PPC_CHECKER": (False, True, True),
    "SYS_ADMIN": (False, False, False),
}


def test_every_role_has_its_scope_written_here():
    assert set(SCOPES) == {role.value for role in Role}


@pytest.mark.parametrize(("role", "expected"), SCOPES.items())
def test_what_exists_for_a_role_that_reaches_everywhere(person, agency, at, role, expected):
    elsewhere = make_agency()
    assign(person, role, agency, reach="ALL")

    scope = actor_for(person, at).scope()

    assert scope.owns(agency.pk)
    assert (scope.owns(elsewhere.pk), scope.oversees(elsewhere.pk), scope.province) == expected
    assert not scope.everything
