"""What a page of reporting asks of the database: the same for one row and for five."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.domains.oversight.reporting.conftest import url
from tests.factories import make_user
from tests.factories.reporting import DEADLINE, enrol
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
AFTER = DEADLINE + dt.timedelta(days=1)


class TestCost:
    """Literal numbers of statements, 8 of them for who it is and the frame: one row as five."""

    def cost(self, client, address, django_assert_num_queries, statements):
        client.get(address)
        with django_assert_num_queries(statements):
            answer = client.get(address)
        assert answer.status_code == 200

    @pytest.mark.usefixtures("now")
    @pytest.mark.parametrize("more", [1, 5])
    def test_tracking(self, drafted, more, django_assert_num_queries):
        with every_agency(reason="test data"):
            keys = [enrol(drafted, f"UBND xã Số {n}", f"N{n}") for n in range(more)]
        drafted.open_cycle()
        for key in keys:
            drafted.send(key)
        client = Client()
        client.force_login(make_user(drafted.people["officer"]))

        self.cost(client, reverse("reporting:tracking"), django_assert_num_queries, 16)

    @pytest.mark.parametrize("loops", [1, 5])
    def test_report(self, province, browser, loops, django_assert_num_queries):
        province.send("lotus")
        for _ in range(loops):
            province.take("lotus")
            province.give_back("lotus")
            province.resend("lotus", {"Q.received": 20})
        address = url("report", province.report("lotus"))

        self.cost(browser("officer"), address, django_assert_num_queries, 19)

    @pytest.mark.parametrize("versions", [1, 5])
    def test_syntheses(self, province, browser, versions, django_assert_num_queries):
        province.fix_roster(at=AFTER)
        for _ in range(versions):
            province.freeze(at=AFTER)

        address = reverse("reporting:syntheses")
        self.cost(browser("officer"), address, django_assert_num_queries, 7)
