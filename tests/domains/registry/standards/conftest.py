"""A commune that leads a system, a member of it, and people for every step."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_actor, make_agency
from tests.factories.standards import make_edition, make_system
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered, every_agency

NOW = dt.datetime(2022, 6, 15, 8, tzinfo=ICT)
LATER = dt.datetime(2022, 9, 1, 8, tzinfo=ICT)


@pytest.fixture
def edition(db):
    return make_edition()


@pytest.fixture
def lead(db):
    return make_agency("UBND xã An Hải")


@pytest.fixture
def member(db):
    return make_agency("Trạm y tế xã An Hải", kind="SU_NGHIEP")


@pytest.fixture
def system(lead, member):
    with every_agency(reason="test data"):
        return make_system(lead, member)


@pytest.fixture
def people(lead, member, system):
    """Role → a person of the lead agency; "MEMBER" is the secretary of the member."""
    found = {role: make_actor(role, lead, NOW) for role in ("ISO_SEC", "QMR", "HEAD", "STAFF")}
    found["MEMBER"] = make_actor("ISO_SEC", member, NOW)
    found["DOST"] = make_actor("DOST_OFFICER", make_agency("Sở", kind="SO"), NOW, reach="ALL")
    return found


@pytest.fixture
def act(people):
    """Do one service as the person of a role does it."""

    def _act(service, role, at=NOW, **fields):
        actor = people[role]
        if at != NOW:
            actor = actor_for(Person.objects.get(pk=actor.person_id), at)
        with entered(actor.scope()):
            return service(actor=actor, at=at, **fields)

    return _act
