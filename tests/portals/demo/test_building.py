"""The whole demonstration, built once and read through the product's own commands."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.factories import make_person, make_user
from thuan.domains.oversight.reporting.api import cycle_of, live_synthesis, synthesis_version
from thuan.kernel.accounts.models import User
from thuan.kernel.audittrail import guards
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.building import NotADemo, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(db, settings, tmp_path):
    settings.VAR = tmp_path
    build(dt.date(2022, 12, 15))


def reports(contract):
    return {key: contract["reports"][key] for key in ("on_time", "late", "missing", "unknown")}


def test_the_year_ends_as_the_plan_of_the_demo_says(province, client):
    with every_agency(reason="test"):
        cycle = cycle_of(2022)
        out = io.StringIO()
        call_command("synthesis", "--year", "2022", stdout=out)
        live = json.loads(out.getvalue())
        first, second = synthesis_version(2022, 1), synthesis_version(2022, 2)
        at_deadline = live_synthesis(cycle, dt.datetime(2022, 12, 15, 8, tzinfo=ICT))

    assert reports(live) == {"on_time": 96, "late": 21, "missing": 2, "unknown": 0}
    assert (live["n_agencies"], live["n_systems"]) == (119, 116)
    assert live["obligation"]["bat_buoc"]["n"] == 26
    assert live["as_of"].startswith("2022-12-15T08:0")
    assert reports(first.figures) == {"on_time": 96, "late": 16, "missing": 7, "unknown": 0}
    assert reports(second.figures) == {"on_time": 96, "late": 19, "missing": 4, "unknown": 0}
    assert (first.state, second.state) == ("APPROVED", "ACKNOWLEDGED")
    assert len(at_deadline.lines) == 119
    assert verify().ok
    assert verify().chains == 120
    assert guards.missing() == []
    assert clock.is_demo()

    client.force_login(User.objects.get(username="dost_officer"))
    page = client.get(reverse("reporting:tracking"))
    assert "96/119" in page.content.decode()


def test_nothing_is_built_over_real_data(db):
    make_user(make_person())

    with pytest.raises(NotADemo):
        build(dt.date(2022, 12, 15))


@pytest.mark.parametrize("name", ["demo:change_day", "demo:progress"])
def test_the_pages_of_the_demonstration_do_not_exist_in_a_real_database(name, client, db):
    assert client.get(reverse(name), {"ngay": "2022-10-12"}).status_code == 404


def test_only_the_offered_days_can_be_asked_for(client, db):
    clock.mark_as_demo(dt.datetime(2022, 12, 15, 8, tzinfo=ICT))

    assert client.get(reverse("demo:change_day"), {"ngay": "2022-10-12"}).status_code == 200
    assert client.get(reverse("demo:change_day"), {"ngay": "2022-10-13"}).status_code == 404
    assert client.post(reverse("demo:change_day"), {"ngay": "hôm qua"}).status_code == 404


def test_asking_twice_rebuilds_once(client, db, settings, tmp_path):
    settings.VAR = tmp_path
    clock.mark_as_demo(dt.datetime(2022, 12, 15, 8, tzinfo=ICT))

    first = client.post(reverse("demo:change_day"), {"ngay": "2022-10-12"})
    second = client.post(reverse("demo:change_day"), {"ngay": "2022-10-16"})

    assert first.url == second.url == reverse("demo:progress")
    page = client.get(reverse("demo:progress"))
    assert "12/10/2022" in page.content.decode()
    assert page["Refresh"] == "2"
