"""The pages of the register: who gets in, what stands there, what a form does."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.domains.registry.agencies.conftest import names, page, send, signed_in, words
from thuan.domains.registry.agencies import services
from thuan.domains.registry.agencies.models import AgencyName
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db

D2020 = dt.date(2020, 1, 1)
OPEN = ["register", "tree", "roster"]
FORMS = ["rename", "recode", "regroup", "move", "status", "oblige", "join", "leave", "succeed"]


@pytest.fixture(autouse=True)
def product_clock(db, at):
    clock.mark_as_demo(at)


@pytest.mark.parametrize("name", [*OPEN, "new"])
def test_a_visitor_is_led_to_the_log_in(name):
    response = Client().get(reverse(f"agencies:{name}"))

    assert response.status_code == 302
    assert "next=/co-quan/" in response["Location"]


@pytest.mark.parametrize("name", OPEN)
def test_everybody_signed_in_reads_the_register(name, clerk_client, enter):
    enter()

    assert clerk_client.get(reverse(f"agencies:{name}")).status_code == 200


def test_everybody_signed_in_reads_an_agency_without_its_steps(clerk_client, enter):
    agency = enter()

    read = page(clerk_client.get(reverse("agencies:record", args=[agency.public_id])))

    assert read.xpath("//h1")[0].text_content() == "A1 UBND xã An Hòa"
    assert not read.xpath("//a[contains(@href,'doi-ten') or contains(@href,'huy-bo')]")
    assert "A1 (Mã trong chương trình)" in words(read)
    assert read.xpath("//main//a[@href='/co-quan/']")


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_closed_to_the_agency_itself(name, enter):
    agency = enter()
    head = signed_in(Role.HEAD, agency)
    url = reverse(f"agencies:{name}", args=[agency.public_id])

    assert head.get(url).status_code == 403
    assert send(head, url, name="Khác", day="01/05/2022").status_code == 403
    assert AgencyName.objects.filter(agency=agency).count() == 1


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_open_to_the_keeper(name, keeper_client, enter):
    url = reverse(f"agencies:{name}", args=[enter().public_id])

    assert keeper_client.get(url).status_code == 200


def test_an_agency_that_does_not_exist_is_not_found(clerk_client):
    address = "/co-quan/01890000-0000-7000-8000-000000000000/"

    assert clerk_client.get(address).status_code == 404


def test_the_register_is_searched_without_accents_by_name_and_by_code(clerk_client, enter):
    enter("X1", "UBND phường Đô Vinh", gso="22738")
    enter("X2", "UBND xã Phước Bình")

    for text in ("do vinh", "ĐÔ VINH", "x1", "22738"):
        found = clerk_client.get(reverse("agencies:register"), {"q": text})
        assert names(found) == ["UBND phường Đô Vinh"]


def test_the_register_is_filtered_by_group_type_status_and_obligation(clerk_client, enter):
    enter("S1", "Sở Nội vụ", "SO")
    enter("X1", "UBND xã An Hòa")

    for query in ({"nhom": "xa"}, {"loai": "XA"}, {"nghia_vu": "ENCOURAGED"}):
        found = clerk_client.get(reverse("agencies:register"), query)
        assert names(found) == ["UBND xã An Hòa"]
    found = clerk_client.get(reverse("agencies:register"), {"trang_thai": "REGISTERED"})
    assert names(found) == ["Sở Nội vụ", "UBND xã An Hòa"]


def test_the_register_swaps_only_its_part_for_htmx(clerk_client, enter):
    enter()

    part = clerk_client.get(reverse("agencies:register"), headers={"hx-request": "true"})

    assert b"<html" not in part.content
    assert part.content.strip().startswith(b'<section id="so-theo-doi"')


def test_the_file_holds_the_rows_of_the_filter(clerk_client, enter):
    enter("S1", "Sở Nội vụ", "SO")
    enter("X1", "UBND xã An Hòa")

    answer = clerk_client.get(reverse("agencies:register"), {"nhom": "xa", "xuat": "xlsx"})

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    cells = {str(cell) for row in rows for cell in row}
    assert "UBND xã An Hòa" in cells
    assert "Sở Nội vụ" not in cells


def own_queries(client, url):
    """What the page itself asks of the register; the frame around it has budgets of its own."""
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured if '"agencies_' in query["sql"]]


@pytest.mark.parametrize("size", [1, 5])
def test_the_register_page_costs_four_queries_at_any_size(size, clerk_client, enter):
    for number in range(size):
        enter(f"X{number}", f"UBND xã Số {number}")

    # choices of group, choices of type, members of the programme with their systems, rows
    assert len(own_queries(clerk_client, reverse("agencies:register"))) == 4


@pytest.mark.parametrize("size", [1, 5])
def test_the_roster_page_costs_five_queries_at_any_size(size, clerk_client, enter, join):
    for number in range(size):
        join(enter(f"X{number}", f"UBND xã Số {number}"))

    # the roster's four, words of the groups
    assert len(own_queries(clerk_client, reverse("agencies:roster"))) == 5
    assert len(names(clerk_client.get(reverse("agencies:roster")))) == size


@pytest.fixture
def join(keeper, at):
    def _join(agency):
        with entered(keeper.scope()):
            services.join_programme(agency=agency, day=D2020, reason="KH 1", actor=keeper, at=at)

    return _join


def test_the_roster_of_a_day_counts_agencies_and_systems(clerk_client, enter, join, keeper, at):
    for code, name in (("X1", "UBND xã Một"), ("X2", "UBND xã Hai")):
        agency = enter(code, name)
        join(agency)
    with entered(keeper.scope()):
        services.register_system(
            lead=agency, code="HT1", name="Hệ thống", day=D2020, actor=keeper, at=at
        )

    read = page(clerk_client.get(reverse("agencies:roster"), {"ngay": "15/10/2022"}))

    total = [words(cell) for cell in read.xpath("(//table)[1]/tbody/tr[last()]/*")]
    assert total == ["Toàn tỉnh", "2", "1"]
    before = page(clerk_client.get(reverse("agencies:roster"), {"ngay": "31/12/2019"}))
    assert "Ngày này chưa có cơ quan nào trong chương trình." in words(before)


def test_the_roster_file_holds_the_roster(clerk_client, enter, join):
    join(enter("X1", "UBND xã Một"))
    enter("X2", "UBND xã Ngoài")

    answer = clerk_client.get(reverse("agencies:roster"), {"xuat": "csv"})

    assert "UBND xã Một" in answer.content.decode("utf-8-sig")
    assert "UBND xã Ngoài" not in answer.content.decode("utf-8-sig")


def test_a_day_that_cannot_be_read_is_told_and_means_today(clerk_client, enter, join):
    join(enter("X1", "UBND xã Một"))

    read = page(clerk_client.get(reverse("agencies:roster"), {"ngay": "31/02/2022"}))

    assert "UBND xã Một" in words(read)
    assert "31/02/2022" in read.xpath("//input[@name='ngay']/@value")


def test_the_tree_of_a_day_folds_without_a_script(clerk_client, enter, keeper, at):
    district = enter("H1", "UBND huyện An Bình", "HUYEN")
    enter("X1", "UBND xã An Hòa", parent=district)
    with entered(keeper.scope()):
        services.change_status(
            agency=district,
            status="DISSOLVED",
            day=dt.date(2025, 7, 1),
            legal_basis="NQ 202/2025/QH15",
            actor=keeper,
            at=at,
        )

    now = page(clerk_client.get(reverse("agencies:tree")))
    later = page(clerk_client.get(reverse("agencies:tree"), {"ngay": "01/07/2025"}))

    inside = now.xpath("//details[summary/a='UBND huyện An Bình']/ul/li/a")
    assert [words(link) for link in inside] == ["UBND xã An Hòa"]
    assert not later.xpath("//main//details[summary/a]")
    assert "UBND huyện An Bình" not in words(later.xpath("//main")[0])


def test_the_record_shows_every_name_with_its_days_and_the_trail(keeper_client, enter, keeper, at):
    agency = enter()
    with entered(keeper.scope()):
        services.rename_agency(
            agency=agency,
            name="UBND phường An Hòa",
            day=dt.date(2022, 5, 1),
            legal_basis="NQ 5/NQ-HĐND",
            actor=keeper,
            at=at,
        )

    read = words(page(keeper_client.get(reverse("agencies:record", args=[agency.public_id]))))

    assert "UBND phường An Hòa 01/05/2022 còn hiệu lực NQ 5/NQ-HĐND" in read
    assert "UBND xã An Hòa 01/01/2020 01/05/2022 QĐ 1" in read
    assert "Tên: từ “UBND xã An Hòa” thành “UBND phường An Hòa”" in read
    assert "Căn cứ: NQ 5/NQ-HĐND." in read
