"""A keeper of the register, the shipped reference data, and a few agencies."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_actor, make_agency
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
