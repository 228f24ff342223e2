"""A province with an open cycle, for the tests of services, figures and pages."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import assign, employ, make_person, make_user
from tests.factories.guests import LAST, TODAY
from tests.factories.reporting import Province, make_province
from thuan.domains.oversight.reporting.services.syntheses import review_synthesis
from thuan.domains.registry.people.api import invite_guest
from thuan.kernel.calendar import clock
from thuan.portals.workplace.middleware import SESSION_KEY


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


@pytest.fixture
def now(db, at):
    """The product clock stands where the tests stand."""
    clock.mark_as_demo(at)
    return at


@pytest.fixture
def browser(province, now):
    """A browser in which the named person is logged in; passwords are "bimat"."""

    def _browser(who, acting=""):
        client = Client(raise_request_exception=False)
        client.force_login(make_user(province.people[who], password="bimat"))
        if acting:
            session = client.session
            session[SESSION_KEY] = province.agencies[acting].pk
            session.save()
        return client

    return _browser


def url(name, report, *more):
    return reverse(f"reporting:{name}", args=[report.public_id, *more])


def press(client, address, **fields):
    return client.post(address, {"khoa": uuid4().hex, **fields})


def words(response):
    page = html.fromstring(response.content.decode())
    return " ".join(page.text_content().split())
