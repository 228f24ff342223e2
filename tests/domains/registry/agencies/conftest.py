"""A keeper of the register, the shipped reference data, and a few agencies."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from lxml import html

from tests.factories import assign, make_actor, make_agency, make_person, make_user
from thuan.domains.registry.agencies.services import NewAgency, load_reference, register_agency
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.scope import entered

D2020 = dt.date(2020, 1, 1)


@pytest.fixture
def reference(db, at):
    load_reference(actor=Actor.system("test", at), at=at)


@pytest.fixture
def dost(db):
    return make_agency("Sở Khoa học và Công nghệ", code="DOST", kind="SO")


@pytest.fixture
def keeper(dost, at, reference):
    return make_actor(Role.DOST_ADMIN, dost, at, reach="ALL")


@pytest.fixture
def enter(keeper, at):
    """Register an agency as the keeper does."""

    def _enter(code="A1", name="UBND xã An Hòa", kind="XA", day=D2020, **more):
        new = NewAgency(code=code, name=name, kind=kind, day=day, legal_basis="QĐ 1", **more)
        with entered(keeper.scope()):
            return register_agency(new=new, actor=keeper, at=at)

    return _enter


@pytest.fixture
def province(keeper):
    """The scope in which the keeper works."""
    return keeper.scope()


def signed_in(role, agency, **reach):
    person = make_person()
    assign(person, role, agency, **reach)
    client = Client()
    client.force_login(make_user(person))
    return client


@pytest.fixture
def keeper_client(dost, reference):
    return signed_in(Role.DOST_ADMIN, dost, reach="ALL")


@pytest.fixture
def clerk_client(db):
    return signed_in(Role.ISO_SEC, make_agency("Văn phòng", code="CLERK", kind="DANG"))


def page(response):
    return html.fromstring(response.content.decode())


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def names(response):
    return [words(cell) for cell in page(response).xpath("(//table)[last()]/tbody//th")]


def send(client, url, **fields):
    return client.post(url, {"khoa": "k1", **fields})
