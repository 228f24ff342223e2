"""The fact board: what is published, when a row is added, what a rebuild finds."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.factories import assign, employ, make_person
from tests.factories.reporting import member
from thuan.domains.registry.agencies.models import AgencyName
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.facts.board import refresh_facts
from thuan.kernel.facts.models import Fact
from thuan.kernel.facts.registry import FactSpec, Period, fact_specs, register_fact
from thuan.kernel.tenancy.errors import OutsideScope
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.tenancy.writing import end_facts

PERIOD = Period(dt.date(2021, 10, 1), dt.date(2022, 10, 1))
SEPTEMBER = dt.datetime(2022, 9, 1, 8, 0, tzinfo=ICT)
NOVEMBER = dt.datetime(2022, 11, 5, 8, 0, tzinfo=ICT)
KEYS = ["agencies.name", "people.head_name", "people.contact_mail"]


@pytest.fixture
def lotus(db):
    return member("UBND xã Hoa Sen", "XHS", "xa")


@pytest.fixture
def secretary(lotus):
    person = make_person()
    employ(person, lotus)
    assign(person, "ISO_SEC", lotus)
    return person


def published(person, agency, at=SEPTEMBER, keys=KEYS):
    actor = actor_for(person, at)
    with entered(actor.scope()):
        found = refresh_facts(actor=actor, at=at, agency_ids=[agency.pk], period=PERIOD, keys=keys)
    return found.get(agency.pk, {})


def rows():
    with every_agency(reason="a test looks"):
        return Fact.objects.count()


def rebuilt():
    out, code = StringIO(), 0
    try:
        call_command("facts", "rebuild", stdout=out)
    except SystemExit as ended:
        code = ended.code
    return code, json.loads(out.getvalue())


def test_the_name_in_the_register_is_published_with_the_row_behind_it(lotus, secretary):
    fact = published(secretary, lotus)["agencies.name"]
    row = AgencyName.objects.get(agency=lotus)

    assert fact.value == "UBND xã Hoa Sen"
    assert fact.source["domain"] == "agencies"
    assert fact.source["count"] == 1
    assert fact.source["ids"] == [str(lotus.public_id)]
    assert fact.source["params"]["day"] == "2022-09-01"
    assert row.agency_id == fact.agency_id


def test_of_what_nobody_knows_nothing_is_published(lotus, secretary):
    assert set(published(secretary, lotus)) == {"agencies.name"}
    assert rows() == 1


def test_a_key_that_nobody_publishes_is_left_out(lotus, secretary):
    assert published(secretary, lotus, keys=["documents.in_force"]) == {}


def test_a_figure_speaks_of_the_moment_of_filling_and_after_the_period_of_its_end(lotus, secretary):
    assert published(secretary, lotus)["agencies.name"].as_of == SEPTEMBER
    end_facts(AgencyName.objects.filter(agency=lotus), valid_to=dt.date(2022, 10, 1))
    AgencyName.objects.create(
        agency=lotus, name="Phường Hoa Sen", valid_from=dt.date(2022, 10, 1), recorded_at=NOVEMBER
    )

    late = published(secretary, lotus, at=NOVEMBER)["agencies.name"]

    assert late.value == "UBND xã Hoa Sen"
    assert PERIOD.as_of(NOVEMBER) == dt.datetime(2022, 10, 1, tzinfo=ICT)
    assert PERIOD.day(PERIOD.as_of(NOVEMBER)) == dt.date(2022, 9, 30)


def test_asking_again_adds_no_row_until_something_differs(lotus, secretary):
    published(secretary, lotus)
    published(secretary, lotus, at=SEPTEMBER + dt.timedelta(days=1))
    assert rows() == 1

    head = make_person("Đỗ Thị Ánh")
    assign(head, "HEAD", lotus)
    found = published(secretary, lotus, at=SEPTEMBER + dt.timedelta(days=2))

    assert found["people.head_name"].value == "Đỗ Thị Ánh"
    assert rows() == 2


def test_what_is_known_no_more_is_published_as_unknown(lotus, secretary):
    assign(make_person(), "HEAD", lotus)
    published(secretary, lotus)
    end_facts(Assignment.objects.filter(role="HEAD"), valid_to=dt.date(2022, 9, 2))

    found = published(secretary, lotus, at=SEPTEMBER + dt.timedelta(days=5))

    assert found["people.head_name"].value is None


def test_another_agency_neither_reads_nor_writes_the_facts(lotus, secretary):
    published(secretary, lotus)
    bamboo = member("UBND xã Tre Xanh", "XTX", "xa")
    stranger = make_person()
    assign(stranger, "ISO_SEC", bamboo)

    with entered(actor_for(stranger, SEPTEMBER).scope()):
        assert Fact.objects.count() == 0
    with pytest.raises(OutsideScope):
        published(stranger, lotus, keys=["agencies.group"])


def test_a_rebuild_of_untouched_registers_finds_no_difference(lotus, secretary):
    published(secretary, lotus)

    assert rebuilt() == (0, {"compared": 1, "differences": []})


def test_a_rebuild_names_a_figure_that_comes_out_otherwise(lotus, secretary):
    published(secretary, lotus)
    end_facts(AgencyName.objects.filter(agency=lotus), valid_to=dt.date(2022, 1, 1))
    AgencyName.objects.create(
        agency=lotus, name="UBND xã Sen Hồng", valid_from=dt.date(2022, 1, 1), recorded_at=NOVEMBER
    )

    code, found = rebuilt()

    assert code == 1
    assert found["differences"][0] | {"as_of": ""} == {
        "agency": "XHS",
        "key": "agencies.name",
        "from": "2021-10-01",
        "to": "2022-10-01",
        "as_of": "",
        "published": "UBND xã Hoa Sen",
        "rebuilt": "UBND xã Sen Hồng",
    }


def test_one_agency_and_five_cost_the_same_queries(lotus, secretary, django_assert_num_queries):
    others = [member(f"Xã {n}", f"X9{n}", "xa") for n in range(4)]
    actor = actor_for(secretary, SEPTEMBER)
    terms = {"actor": actor, "at": SEPTEMBER, "period": PERIOD, "keys": list(fact_specs())}
    with every_agency(reason="a test"):
        for agencies in ([lotus], others):
            with django_assert_num_queries(17):
                found = refresh_facts(agency_ids=[one.pk for one in agencies], **terms)
            assert len(found) == len(agencies)


def test_a_key_is_registered_once():
    spec = fact_specs()["agencies.name"]
    with pytest.raises(ValueError, match="registered twice"):
        register_fact(spec)


def test_a_chip_counts_what_was_counted_and_names_where_a_text_comes_from(lotus):
    counted = FactSpec("x.cases", "hồ sơ", dict, "agencies:record", "sổ hồ sơ")

    assert counted.provenance(12) == "Từ 12 hồ sơ"
    assert fact_specs()["agencies.name"].provenance(1) == "Từ sổ cơ quan"
    address = fact_specs()["agencies.name"].address(lotus.public_id)
    assert address == reverse("agencies:record", args=[lotus.public_id])
