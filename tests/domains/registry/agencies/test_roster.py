"""The roster as of any day, at four queries whatever its size."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command

from thuan.domains.registry.agencies import services
from thuan.domains.registry.agencies.api import (
    agency_on,
    counts_by_group,
    groups_on,
    roster,
    systems_on,
)
from thuan.domains.registry.agencies.models import AgencyCode, AgencyName, AgencyStatus
from thuan.domains.registry.agencies.selectors import children_on
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db

D2020 = dt.date(2020, 1, 1)
MAY = dt.date(2022, 5, 1)
LAST_DAY = dt.date(2025, 6, 30)
TIER_GONE = dt.date(2025, 7, 1)


@pytest.fixture
def member(enter, keeper, at, province):
    """An agency in the programme since 2020, under a system of its own."""

    def _member(code, name, kind="XA", **more):
        agency = enter(code, name, kind, **more)
        stamp = {"day": D2020, "actor": keeper, "at": at}
        with entered(province):
            services.join_programme(agency=agency, reason="KH 1", **stamp)
            services.register_system(lead=agency, code=f"HT-{code}", name=f"HT {name}", **stamp)
        return agency

    return _member


@pytest.mark.parametrize("size", [1, 5])
def test_the_roster_costs_four_queries_at_any_size(size, member, django_assert_num_queries):
    for number in range(size):
        member(f"X{number}", f"UBND xã Số {number}")

    with django_assert_num_queries(4):
        found = roster(MAY)

    assert len(found) == size


def test_the_roster_tells_what_each_agency_was_on_the_day(member, keeper, at, province):
    district = member("H1", "UBND huyện An Bình", "HUYEN")
    commune = member("X1", "UBND xã An Hòa", parent=district)
    with entered(province):
        services.rename_agency(
            agency=commune, name="UBND phường An Hòa", day=MAY, legal_basis="", actor=keeper, at=at
        )

    first, second = roster(dt.date(2022, 4, 30))

    assert (first.code, first.kind, first.group) == ("H1", "HUYEN", "huyen")
    assert (second.agency_id, second.public_id) == (commune.pk, commune.public_id)
    assert (second.code, second.name, second.kind) == ("X1", "UBND xã An Hòa", "XA")
    assert (second.group, second.parent_id) == ("xa", district.pk)
    assert (second.obligation, second.by_plan, second.status) == ("ENCOURAGED", False, "REGISTERED")
    assert second.system_code == "HT-X1"
    assert [entry.name for entry in roster(MAY)] == ["UBND huyện An Bình", "UBND phường An Hòa"]


def test_the_roster_follows_the_order_of_the_groups_then_of_vietnamese(member):
    member("X1", "UBND xã Đông")
    member("X2", "UBND xã Dung")
    member("S1", "Sở Nội vụ", "SO")
    member("H1", "UBND huyện Ba", "HUYEN")

    names = [entry.name for entry in roster(MAY)]

    assert names == ["Sở Nội vụ", "UBND huyện Ba", "UBND xã Dung", "UBND xã Đông"]


def test_who_leaves_is_on_the_roster_until_the_day_before(member, keeper, at, province):
    agency = member("X1", "UBND xã Một")
    with entered(province):
        services.leave_programme(agency=agency, day=MAY, reason="Thôi", actor=keeper, at=at)

    assert [e.code for e in roster(dt.date(2022, 4, 30))] == ["X1"]
    assert roster(MAY) == []
    assert roster(dt.date(2019, 12, 31)) == []


def test_a_predecessor_never_stands_beside_its_successor(member, keeper, at, province):
    old = member("X1", "UBND xã Cũ")
    member("X2", "UBND xã Mới")
    with entered(province):
        services.change_status(
            agency=old, status="MERGED", day=MAY, legal_basis="NQ 1198", actor=keeper, at=at
        )

    assert [e.code for e in roster(dt.date(2022, 4, 30))] == ["X1", "X2"]
    assert [e.code for e in roster(MAY)] == ["X2"]


def test_an_agency_outside_the_programme_is_not_on_the_roster(enter, member):
    enter("A1", "Sở Ngoài", "SO")
    member("X1", "UBND xã Trong")

    assert [entry.code for entry in roster(MAY)] == ["X1"]


def test_agencies_and_systems_are_counted_side_by_side(member, keeper, at, province):
    lead = member("X1", "UBND xã Một")
    other = member("X2", "UBND xã Hai")
    member("S1", "Sở Nội vụ", "SO")
    with entered(province):
        system = lead.coverage_rows.get().system
        services.cover_agency(agency=other, system=system, day=MAY, actor=keeper, at=at)

    counts = [(c.group, c.agencies, c.systems) for c in counts_by_group(roster(MAY))]

    assert counts == [("so_nganh", 1, 1), ("xa", 2, 1)]
    before = counts_by_group(roster(dt.date(2022, 4, 30)))
    assert [(c.group, c.agencies, c.systems) for c in before] == [("so_nganh", 1, 1), ("xa", 2, 2)]


@pytest.mark.parametrize("size", [1, 5])
def test_systems_of_a_day_cost_one_query(size, member, django_assert_num_queries):
    made = [member(f"X{n}", f"UBND xã Số {n}") for n in range(size)]

    with django_assert_num_queries(1):
        found = systems_on(MAY)

    assert [(s.code, s.agency_ids) for s in found] == [
        (f"HT-X{n}", (made[n].pk,)) for n in range(size)
    ]


def test_what_one_agency_was_costs_two_queries(member, django_assert_num_queries):
    agency = member("X1", "UBND xã Một")

    with django_assert_num_queries(2):
        assert agency_on(agency, MAY).code == "X1"


def test_the_district_group_is_gone_with_the_tier(reference):
    codes = ["so_nganh", "huyen", "truc_thuoc", "nganh_doc", "xa", "su_nghiep", "dang_doan"]

    assert [g.code for g in groups_on(LAST_DAY)] == codes
    assert [g.code for g in groups_on(TIER_GONE)] == [c for c in codes if c != "huyen"]


def test_seventy_two_real_units_are_seven_and_sixty_five(db, capsys):
    call_command("load_roster", "ninh-thuan-2022")

    assert capsys.readouterr().out == '{"roster": "ninh-thuan-2022", "added": 72}\n'
    names = list(AgencyName.objects.on(dt.date(2022, 10, 15)).values_list("name", flat=True))
    starts = ["UBND xã ", "UBND phường ", "UBND thị trấn ", "UBND huyện ", "UBND thành phố "]
    assert [sum(n.startswith(s) for n in names) for s in starts] == [47, 15, 3, 6, 1]
    assert "UBND thành phố Phan Rang-Tháp Chàm" in names
    city = Agency.objects.get(code="HUYEN-582")
    assert len(children_on(city, dt.date(2022, 10, 15))) == 16
    ward = AgencyCode.objects.get(scheme="gso", code="22738").agency
    assert (ward.name, ward.kind) == ("UBND phường Đô Vinh", "XA")


def test_the_districts_end_with_the_tier_dated_and_not_removed(db):
    call_command("load_roster", "ninh-thuan-2022")
    city = Agency.objects.get(code="HUYEN-582")
    ward = Agency.objects.get(code="XA-22738")

    assert agency_on(city, LAST_DAY).group == "huyen"
    assert agency_on(city, TIER_GONE).group == ""
    assert agency_on(ward, LAST_DAY).parent_id == city.pk
    assert agency_on(ward, TIER_GONE).parent_id is None
    assert AgencyStatus.objects.on(TIER_GONE).filter(status="DISSOLVED").count() == 7
    assert children_on(city, TIER_GONE) == []


def test_loading_again_adds_nothing_and_records_nothing(db, at):
    actor = Actor.system("load_roster", at)
    with every_agency(reason="test"):
        services.load_roster(name="ninh-thuan-2022", actor=actor, at=at)
        before = AuditEvent.objects.count()

        again = services.load_roster(name="ninh-thuan-2022", actor=actor, at=at)

    assert again == 0
    assert AuditEvent.objects.count() == before
    assert AgencyName.objects.count() == 72
    assert roster(dt.date(2022, 10, 15)) == []
