"""The forms of the keeper of the register: what they do, what they refuse."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from tests.domains.registry.agencies.conftest import page, send
from thuan.domains.registry.agencies.selectors import agency_on
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def product_clock(db, at):
    clock.mark_as_demo(at)


def test_the_keeper_enters_an_agency(keeper_client):
    answer = send(
        keeper_client,
        reverse("agencies:new"),
        name="UBND xã An Hòa",
        code="X1",
        kind="XA",
        day="01/01/2022",
        legal_basis="QĐ 1",
    )

    agency = Agency.objects.get(code="X1")
    assert answer["Location"] == reverse("agencies:record", args=[agency.public_id])
    assert agency_on(agency, dt.date(2022, 1, 1)).group == "xa"


def test_a_refused_form_keeps_what_was_typed_and_says_why(keeper_client, enter):
    enter("X1")

    answer = send(
        keeper_client,
        reverse("agencies:new"),
        name="UBND xã Hai",
        code="X1",
        kind="XA",
        day="01/01/2022",
    )

    assert answer.status_code == 422
    assert "mã không dùng lại" in answer.content.decode()
    assert page(answer).xpath("//input[@name='name']/@value") == ["UBND xã Hai"]


@pytest.mark.parametrize(
    ("name", "fields", "read"),
    [
        ("rename", {"name": "UBND phường An Hòa"}, ("name", "UBND phường An Hòa")),
        ("recode", {"code": "X9"}, ("code", "X9")),
        ("regroup", {"group": "su_nghiep"}, ("group", "su_nghiep")),
        ("status", {"status": "PREPARING"}, ("status", "PREPARING")),
        ("oblige", {"kind": "MANDATORY", "legal_basis": "NĐ X"}, ("obligation", "MANDATORY")),
        ("join", {"reason": "KH 752"}, ("status", "REGISTERED")),
    ],
)
def test_the_keeper_s_forms_do_what_they_say(name, fields, read, keeper_client, enter):
    agency = enter()

    url = reverse(f"agencies:{name}", args=[agency.public_id])
    answer = send(keeper_client, url, day="01/05/2022", **fields)

    assert answer["Location"] == reverse("agencies:record", args=[agency.public_id])
    assert getattr(agency_on(agency, dt.date(2022, 5, 1)), read[0]) == read[1]


def test_the_keeper_moves_an_agency_and_voids_a_wrong_entry(keeper_client, enter):
    district, agency = enter("H1", "UBND huyện", "HUYEN"), enter("X1")
    move = reverse("agencies:move", args=[agency.public_id])
    send(keeper_client, move, parent=str(district.public_id), day="01/05/2022")
    row = agency.parent_rows.get()
    assert row.parent == district

    void = reverse("agencies:void", args=[agency.public_id, "agencyparent", row.pk])
    assert "UBND xã An Hòa" in keeper_client.get(void).content.decode()
    keeper_client.post(void, {"khoa": "k2", "reason": "Ghi nhầm"})

    row.refresh_from_db()
    assert row.void_reason == "Ghi nhầm"


def test_an_entry_of_another_agency_is_not_found_under_this_one(keeper_client, enter):
    one, other = enter("X1"), enter("X2", "UBND xã Hai")
    theirs = other.name_rows.get()

    void = reverse("agencies:void", args=[one.public_id, "agencyname", theirs.pk])

    assert keeper_client.get(void).status_code == 404
    assert (
        keeper_client.get(
            reverse("agencies:void", args=[one.public_id, "user", theirs.pk])
        ).status_code
        == 404
    )


def test_the_same_press_twice_enters_once(keeper_client):
    fields = {"name": "UBND xã", "code": "X1", "kind": "XA", "day": "01/01/2022"}
    first = send(keeper_client, reverse("agencies:new"), **fields)

    second = send(keeper_client, reverse("agencies:new"), **fields)

    assert second["Location"] == first["Location"]
    assert Agency.objects.filter(code="X1").count() == 1
