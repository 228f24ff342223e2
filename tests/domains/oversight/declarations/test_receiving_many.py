"""The officer ticks agencies in the register and writes down what has come."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.factories import assign, make_agency, make_person, make_user
from tests.factories.declarations import make_declaration
from tests.factories.reporting import member
from thuan.domains.oversight.declarations.models import DeclarationReceipt
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
REGISTER, MANY = "/cong-bo/theo-doi/", "/cong-bo/ghi-nhan/"


@pytest.fixture
def officer(client):
    names = ("Hòa Sơn", "Hòa Bình", "Hòa Phú")
    for number, name in enumerate(names):
        agency = member(f"UBND xã {name}", f"M{number}", "xa")
        if name != "Hòa Phú":
            make_declaration(agency, f"{number}/CB {name}")
    person = make_person("Chuyên viên Sở")
    assign(person, "DOST_OFFICER", make_agency("Sở", kind="SO"), reach="ALL")
    client.force_login(make_user(person))
    return client


def ticks(client) -> list[str]:
    page = client.get(REGISTER, {"tinh_trang": "chua-nhan"}).content.decode()
    return re.findall(r'name="chon" value="([^"]+)"', page)


def test_what_is_ticked_in_the_register_is_received(officer):
    ticked = ticks(officer)
    assert len(ticked) == 2

    asked = officer.post(MANY, {"chon": ticked}).content.decode()
    assert "0/CB Hòa Sơn" in asked
    assert "1/CB Hòa Bình" in asked
    sent = re.findall(r'type="hidden" name="chon" value="([^"]+)"', asked)
    answer = officer.post(
        MANY, {"chon": sent, "xac_nhan": "1", "khoa": uuid4().hex, "received_on": "10/01/2022"}
    )

    assert answer.status_code == 302
    with every_agency(reason="a test looks"):
        assert DeclarationReceipt.objects.count() == 2
    assert ticks(officer) == []


@pytest.mark.parametrize("told", ["", "7", "không phải mã", "01a23141-899e-763d-8230-a51cfa347f9a"])
def test_ticks_that_name_no_declaration_receive_nothing(officer, told):
    page = officer.post(MANY, {"chon": told}).content.decode()

    assert "không có bản công bố nào chờ ghi nhận" in page
