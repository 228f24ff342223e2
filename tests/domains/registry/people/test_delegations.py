"""Lending rights: only one's own, only named ones, only for a time (qms.md 3.0)."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from tests.factories import LONG_AGO, RECORDED, assign, employ, make_agency, make_person, make_user
from thuan.domains.registry.people import services
from thuan.domains.registry.people.permissions import P
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Delegation, Person
from thuan.kernel.permissions import can

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 10, 11)
NEXT_WEEK = dt.date(2022, 10, 18)


@pytest.fixture
def lend(acting, at, agency, clerk):
    def act(by="HEAD", **changes):
        facts = {
            "actor": by if not isinstance(by, str) else acting(by),
            "at": at,
            "agency": agency,
            "to": clerk,
            "duties": ["people.assign_role"],
            "valid_from": TODAY,
            "valid_to": NEXT_WEEK,
            "decision_no": "05/UQ",
        }
        return services.delegate(**{**facts, **changes})

    return act


def wrong(lend, **changes):
    with pytest.raises(ValidationError) as refused:
        lend(**changes)
    return list(refused.value.message_dict)


def test_the_delegate_acts_until_the_last_day_and_not_after(lend, clerk, agency, at):
    lend()

    last = at + dt.timedelta(days=6)
    assert can(actor_for(clerk, last), P.ASSIGN, agency_id=agency.pk)
    after = at + dt.timedelta(days=7)
    assert not can(actor_for(clerk, after), P.ASSIGN, agency_id=agency.pk)


def test_only_rights_one_holds_are_lent(lend):
    assert wrong(lend, by="DOC_CTRL") == ["duties"]
    assert wrong(lend, duties=["people.name_leader"]) == ["duties"]
    assert wrong(lend, duties=["people.no_such_right"]) == ["duties"]


@pytest.mark.parametrize("right", ["people.delegate", "people.keep_accounts"])
def test_the_right_to_lend_is_not_lent(lend, right):
    assert wrong(lend, duties=[right]) == ["duties"]


def test_a_delegate_lends_nothing_on(lend, clerk, at):
    lend(duties=["people.assign_role", "people.keep"])
    third = make_person()

    with pytest.raises(PermissionDenied):
        lend(by=actor_for(clerk, at), to=third)


def test_a_role_of_one_s_own_does_not_let_one_lend_what_was_lent(lend, clerk, agency, at):
    lend()
    assign(clerk, "STAFF", agency)

    assert wrong(lend, by=actor_for(clerk, at), to=make_person()) == ["duties"]


def test_a_right_held_at_one_agency_is_not_lent_at_another(lend, acting):
    with pytest.raises(PermissionDenied):
        lend(by=acting("HEAD", make_agency()))


def test_a_right_reaching_everywhere_is_lent_where_its_holder_sits(lend, acting):
    assert wrong(lend, by=acting("DOST_ADMIN")) == ["agency"]


def test_a_delegation_names_its_decision_its_duties_and_its_end(lend):
    assert wrong(lend, decision_no="") == ["decision_no"]
    assert wrong(lend, duties=[]) == ["duties"]
    assert wrong(lend, valid_to=TODAY) == ["valid_to"]
    assert wrong(lend, valid_from=dt.date(2022, 9, 1), valid_to=TODAY) == ["valid_to"]


def test_nobody_lends_to_himself_under_any_record(lend, acting, clerk):
    head = acting("HEAD")
    himself = Person.objects.get(pk=head.person_id)
    assert wrong(lend, by=head, to=himself) == ["to"]

    Person.objects.filter(pk=himself.pk).update(merged_into=clerk)
    assert wrong(lend, by=head) == ["to"]


def test_a_keeper_of_accounts_takes_no_business_right(lend, acting):
    keeper = Person.objects.get(pk=acting("SYS_ADMIN").person_id)

    assert wrong(lend, to=keeper) == ["to"]


def test_the_giver_takes_it_back_at_once(lend, acting, clerk, agency, at):
    head = acting("HEAD")
    row = lend(by=head, valid_from=dt.date(2022, 10, 1))

    services.revoke_delegation(actor=head, at=at, delegation=row)

    assert actor_for(clerk, at).held == ()
    row.refresh_from_db()
    assert (row.valid_to, row.void_reason) == (TODAY, "")


def test_a_delegation_of_the_same_day_is_voided_when_revoked(lend, acting, at):
    head = acting("HEAD")
    row = lend(by=head)

    services.revoke_delegation(actor=head, at=at, delegation=row, reason="nhầm người")

    row.refresh_from_db()
    assert (row.valid_to, row.void_reason) == (NEXT_WEEK, "nhầm người")


def test_the_head_takes_back_what_others_of_the_agency_lent(lend, acting, at, agency):
    deputy = make_person()
    assign(deputy, "DEPUTY", agency)
    row = lend(by=actor_for(deputy, at), duties=["people.view"])

    with pytest.raises(PermissionDenied):
        services.revoke_delegation(actor=acting("DEPUTY"), at=at, delegation=row)
    services.revoke_delegation(actor=acting("HEAD"), at=at, delegation=row)

    row.refresh_from_db()
    assert row.void_reason == "Thu hồi ủy quyền"


def test_what_is_delegated_is_said_in_words_when_lending_and_in_the_list():
    agency = make_agency()
    head, clerk = make_person(), make_person("Phan Cẩm Tú")
    for person, role in ((head, "HEAD"), (clerk, "STAFF")):
        employ(person, agency)
        assign(person, role, agency)
    client = Client()
    client.force_login(make_user(head))

    offered = client.get(reverse("people:delegate", args=[clerk.public_id])).content.decode()
    Delegation.objects.create(
        from_person=head,
        to_person=clerk,
        at_agency=agency,
        duties=["reporting.report.sign", "a.right_of_old"],
        valid_from=LONG_AGO,
        recorded_at=RECORDED,
        decision_no="1/UQ",
    )
    listed = client.get(reverse("people:delegations")).content.decode()

    assert "Ký báo cáo, rút lại để sửa" in offered
    labels = re.findall(r"<label[^>]*>(.*?)</label>", offered, re.DOTALL)
    assert not [label for label in labels if "reporting." in label or "people." in label]
    assert "Ký báo cáo, rút lại để sửa; a.right_of_old" in listed
