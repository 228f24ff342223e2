"""A province with an open cycle, for the tests of services, figures and pages."""

from __future__ import annotations

import pytest

from tests.factories import assign, employ, make_person, make_user
from tests.factories.guests import LAST, TODAY
from tests.factories.reporting import Province, make_province
from thuan.domains.oversight.reporting.services.syntheses import review_synthesis
from thuan.domains.registry.people.api import invite_guest


@pytest.fixture
def drafted(db, at) -> Province:
    """Agencies, people and a published template; no cycle yet."""
    return make_province(at)


@pytest.fixture
def province(drafted) -> Province:
    """The cycle of 2022 is open: three agencies have their form."""
    drafted.open_cycle()
    return drafted


@pytest.fixture
def guest(province):
    """Somebody of the other commune, who holds no right over reports there."""
    person = make_person("Lê Văn Khách")
    employ(person, province.agencies["bamboo"])
    assign(person, "STAFF", province.agencies["bamboo"])
    make_user(person, "khach", password="bimat")
    province.people["guest"] = person
    return person


@pytest.fixture
def invite(province, guest):
    def _invite(to, by="admin", **more):
        facts = {
            "username": "khach",
            "decision_no": "45/QĐ",
            "valid_from": TODAY,
            "valid_to": LAST,
            **more,
        }
        return province.act(by, invite_guest, to=to, **facts)

    return _invite


@pytest.fixture
def waiting(province):
    """The report of the first commune, prepared and waiting for its signature."""
    province.start("lotus")
    province.save("lotus")
    province.hand_in("lotus")
    return province.report("lotus")


@pytest.fixture
def frozen(province):
    """A frozen synthesis of three reports."""
    for agency in ("dost", "lotus", "bamboo"):
        province.send(agency)
    province.fix_roster()
    return province.freeze()


@pytest.fixture
def reviewed(province, frozen):
    """The same, which a second officer has reviewed."""
    return province.act("colleague", review_synthesis, synthesis=frozen)
