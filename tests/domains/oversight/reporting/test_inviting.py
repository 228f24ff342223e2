"""Inviting a guest: by whom, whom, with what; and that it is told and recorded (F6)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign, make_person, make_user
from tests.factories.guests import TODAY, reviewer, signer
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.notifications.models import Notice

SABOTAGES = [
    (
        "src/thuan/domains/registry/people/services/guests.py",
        "if human & {who for who in (actor.person_id, held.on_behalf_of) if who}:",
        "if False:",
    ),
]
pytestmark = pytest.mark.django_db


def test_an_invitation_is_an_event_of_the_agency_with_its_decision(invite, waiting):
    invite(signer(waiting))

    event = AuditEvent.objects.get(action="people.invite_guest")
    assert event.agency_id == waiting.agency_id
    assert "45/QĐ" in event.body
    assert str(waiting.public_id) in event.body


def test_a_guest_is_told_for_how_long_and_where(invite, waiting, guest):
    invite(signer(waiting))

    notice = Notice.objects.get(recipient=guest)
    assert notice.link == f"/bao-cao/{waiting.public_id}/"
    assert notice.subject.startswith("Được mời làm một bước thay Thủ trưởng cơ quan của ")
    assert "từ 11/10/2022 đến hết 19/10/2022, theo 45/QĐ." in notice.body


@pytest.mark.parametrize("by", ["lotus_head", "lotus_secretary", "bamboo_head", "officer"])
def test_a_signer_is_invited_by_dost_administrators_alone(invite, waiting, by):
    with pytest.raises(PermissionDenied):
        invite(signer(waiting), by=by)


@pytest.mark.parametrize("by", ["bamboo_head", "lotus_qmr", "admin", "officer"])
def test_a_reviewer_is_invited_by_the_agency_alone(invite, waiting, by):
    with pytest.raises(PermissionDenied):
        invite(reviewer(waiting), by=by)


@pytest.mark.parametrize("typed", ["Qmr_X06", "qmr_x06", " QMR_X06 "])
def test_capitals_in_a_log_in_name_make_no_difference(province, invite, waiting, typed):
    make_user(province.people["bamboo_qmr"], "Qmr_X06")

    row = invite(signer(waiting), username=typed)

    assert row.person == province.people["bamboo_qmr"]


REFUSALS = [
    ({"username": "adminadmin"}, "username"),
    ({"username": "khong-co"}, "username"),
    ({"decision_no": " "}, "decision_no"),
    ({"valid_to": TODAY}, "valid_to"),
    ({"valid_from": dt.date(2022, 9, 1), "valid_to": TODAY}, "last_day"),
    ({"username": "quantri"}, "username"),
]


@pytest.mark.parametrize(("changes", "field"), REFUSALS)
def test_what_cannot_be_an_invitation_is_refused(province, invite, waiting, changes, field):
    make_user(province.people["admin"], "adminadmin")
    keeper = make_person()
    assign(keeper, "SYS_ADMIN", province.agencies["dost"], reach="ALL")
    make_user(keeper, "quantri")

    with pytest.raises(ValidationError) as refused:
        invite(signer(waiting), **changes)

    assert list(refused.value.message_dict) == [field]


def test_nobody_is_invited_twice_to_one_object(invite, waiting):
    invite(signer(waiting))

    with pytest.raises(ValidationError):
        invite(signer(waiting))
