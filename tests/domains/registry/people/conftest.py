from __future__ import annotations

import pytest

from tests.factories import assign, employ, make_agency, make_person
from thuan.kernel.accounts.actor import actor_for


@pytest.fixture
def agency():
    return make_agency("UBND xã Phước Nam")


@pytest.fixture
def dost():
    return make_agency("Sở Khoa học và Công nghệ", kind="SO")


@pytest.fixture
def clerk(agency):
    """A person of the agency without any role."""
    person = make_person("Lê Thị Mai")
    employ(person, agency)
    return person


@pytest.fixture
def acting(at, agency, dost):
    """Makes a new actor with one role at the agency, or at DOST for the roles of the province."""

    def make(role, place=None, **fields):
        person = make_person()
        province = role.startswith(("DOST", "SYS"))
        where = place or (dost if province else agency)
        employ(person, where)
        assign(person, role, where, **{"reach": "ALL" if province else "OWN", **fields})
        return actor_for(person, at)

    return make
