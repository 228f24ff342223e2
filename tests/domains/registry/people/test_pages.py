"""The pages of people under the common suites, and what is particular to them."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from tests.conformance.action import AgencyActionConformance
from tests.conformance.record import AgencyRecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories import LONG_AGO, RECORDED, assign, employ, make_agency, make_person, make_user
from thuan.domains.registry.people.permissions import P
from thuan.kernel.accounts.models import Assignment, Delegation, Person, User
from thuan.kernel.audittrail.models import IdempotencyKey
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text.canonical import canonical_json, sha256_hex


class TestAssignmentRegister(AgencyRegisterConformance):
    url_name = "people:register"
    permission = P.VIEW
    role = "HEAD"
    budget = 7

    def make_row(self, agency, word):
        return assign(make_person(f"Phan {word}"), "DOC_CTRL", agency)


class TestStaffRegister(AgencyRegisterConformance):
    url_name = "people:staff"
    permission = P.VIEW
    role = "HEAD"
    budget = 7

    def make_row(self, agency, word):
        return employ(make_person(f"Phan {word}"), agency)


class TestDelegationRegister(AgencyRegisterConformance):
    url_name = "people:delegations"
    permission = P.VIEW
    role = "HEAD"
    budget = 7

    def make_row(self, agency, word):
        return Delegation.objects.create(
            from_person=make_person(),
            to_person=make_person(f"Phan {word}"),
            at_agency=agency,
            duties=["people.view"],
            valid_from=LONG_AGO,
            recorded_at=RECORDED,
            decision_no="1/UQ",
        )


class TestAccountRegister(RegisterConformance):
    url_name = "people:accounts"
    permission = P.KEEP_ACCOUNTS
    role = "SYS_ADMIN"
    outsider_role = "HEAD"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        return make_user(make_person(f"Phan {word}"))


class TestPersonPage(AgencyRecordConformance):
    url_name = "people:person"
    permission = P.VIEW
    role = "HEAD"

    def make_record(self, agency, word):
        person = make_person(f"Phan {word}")
        employ(person, agency)
        return {"person_id": person.public_id}


class TestCreatePerson(AgencyActionConformance):
    url_name = "people:create"
    permission = P.KEEP
    role = "HEAD"
    outsider_role = "STAFF"
    another = {"full_name": "Phan Văn Khác"}
    elsewhere = frozenset({422})

    def make_target(self, agency):
        return {}

    def sent(self, agency):
        return {
            "agency": str(agency.public_id),
            "full_name": "Phan Văn Mới",
            "valid_from": "1/3/2022",
        }

    def effect(self):
        return Person.objects.filter(full_name__startswith="Phan Văn").count()


class TestAssignRole(AgencyActionConformance):
    url_name = "people:assign"
    permission = P.ASSIGN
    role = "HEAD"
    outsider_role = "STAFF"
    another = {"role": "ARCHIVIST"}

    def make_target(self, agency):
        person = make_person()
        employ(person, agency)
        return {"person_id": person.public_id}

    def sent(self, agency):
        return {
            "agency": str(agency.public_id),
            "role": "DOC_CTRL",
            "valid_from": "01/01/2090",
        }

    def effect(self):
        return Assignment.objects.filter(role__in=["DOC_CTRL", "ARCHIVIST"]).count()


class TestEndRole(AgencyActionConformance):
    url_name = "people:end_role"
    permission = P.ASSIGN
    role = "HEAD"
    outsider_role = "STAFF"
    another = {"reason": "lý do khác"}

    def make_target(self, agency):
        row = assign(make_person(), "DOC_CTRL", agency)
        return {"assignment_id": row.public_id}

    def sent(self, agency):
        return {"on": "01/01/2090", "reason": "đổi vị trí"}

    def effect(self):
        return Assignment.objects.filter(valid_to__isnull=False).count()


@pytest.fixture
def keeper_client(db):
    cache.clear()
    person = make_person()
    assign(person, "SYS_ADMIN", make_agency(), reach="ALL")
    client = Client()
    client.force_login(make_user(person))
    return client


@pytest.fixture
def mai(db):
    person = make_person("Lê Thị Mai")
    employ(person, make_agency())
    return person


def choose(client, current, new):
    data = {"current": current, "new": new, "again": new, "khoa": uuid4().hex}
    return client.post("/doi-mat-khau/", data)


def test_the_slip_opens_the_door_once_and_leads_to_an_own_password(keeper_client, mai):
    sent = {"username": "mai", "khoa": "k1"}
    slip = keeper_client.post(f"/nhan-su/{mai.public_id}/tai-khoan/", sent)
    [password] = re.findall(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>", slip.content.decode())

    assert slip["Cache-Control"] == "no-store"
    holder = Client()
    entered = holder.post("/dang-nhap/", {"login": "mai", "password": password})
    assert entered.status_code == 302
    assert holder.get("/nhan-su/")["Location"] == "/doi-mat-khau/"
    assert choose(holder, password, "nuoc chay da mon").status_code == 302
    assert Client().post("/dang-nhap/", {"login": "mai", "password": password}).status_code == 200


PASSWORD = re.compile(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>")


def test_a_second_press_issues_no_second_slip_and_the_first_stays_good(keeper_client, mai):
    user = make_user(mai)
    address = f"/nhan-su/tai-khoan/{user.public_id}/cap-lai/"
    first = keeper_client.post(address, {"khoa": "k2"})
    [password] = PASSWORD.findall(first.content.decode())

    again = keeper_client.post(address, {"khoa": "k2"})

    assert again.status_code == 200
    assert PASSWORD.findall(again.content.decode()) == []
    assert "Cấp phiếu khác" in again.content.decode()
    assert f'href="{address}"' in again.content.decode()
    assert again["Cache-Control"] == "no-store"
    assert User.objects.get(pk=user.pk).check_password(password)


def test_an_account_is_opened_once_however_often_the_button_is_pressed(keeper_client, mai):
    address = f"/nhan-su/{mai.public_id}/tai-khoan/"
    sent = {"username": "mai", "khoa": "k1"}
    [password] = PASSWORD.findall(keeper_client.post(address, sent).content.decode())

    again = keeper_client.post(address, sent)

    user = User.objects.get(username="mai")
    assert f'href="/nhan-su/tai-khoan/{user.public_id}/cap-lai/"' in again.content.decode()
    assert user.check_password(password)


@pytest.mark.parametrize("address", ["cap-lai", "tai-khoan"])
def test_a_slip_without_a_key_is_not_issued(keeper_client, mai, address):
    user = make_user(mai, "mai", "nuoc chay da mon")
    way = {
        "cap-lai": f"tai-khoan/{user.public_id}/cap-lai",
        "tai-khoan": f"{mai.public_id}/tai-khoan",
    }

    answer = keeper_client.post(f"/nhan-su/{way[address]}/", {"username": "khac"})

    assert answer.status_code == 400
    assert User.objects.get(pk=user.pk).check_password("nuoc chay da mon")
    assert not User.objects.filter(username="khac").exists()


def test_locking_throws_the_holder_out(keeper_client, mai):
    user = make_user(mai)
    holder = Client()
    holder.force_login(user)
    assert holder.get("/doi-mat-khau/").status_code == 200

    lock = {"reason": "nghỉ việc", "khoa": "k3"}
    keeper_client.post(f"/nhan-su/tai-khoan/{user.public_id}/khoa/", lock)

    assert holder.get("/doi-mat-khau/").status_code == 302
    assert not User.objects.get(pk=user.pk).is_active


def test_a_weak_password_keeps_the_page_and_says_why(mai):
    cache.clear()
    holder = Client()
    holder.force_login(make_user(mai, "mai", "nuoc chay da mon"))

    response = choose(holder, "nuoc chay da mon", "ninhthuan2026")

    assert response.status_code == 422
    assert response.context["form"].errors["new"] == [
        "Mật khẩu này nhiều người đoán được. Chọn một câu chỉ mình biết."
    ]


def test_a_right_taken_away_is_gone_at_the_next_request(mai):
    row = assign(mai, "HEAD", make_agency())
    client = Client()
    client.force_login(make_user(mai))
    assert client.get("/nhan-su/").status_code == 200

    end_facts(Assignment.objects.filter(pk=row.pk), void_reason="nhầm người")

    assert client.get("/nhan-su/").status_code == 403


def test_no_hash_of_a_password_is_kept_under_the_key_of_its_form(mai):
    cache.clear()
    user = make_user(mai, "mai", "nuoc chay da mon")
    holder = Client()
    holder.force_login(user)

    choose(holder, "nuoc chay da mon", "con trau di truoc")

    [kept] = IdempotencyKey.objects.filter(user_id=user.pk)
    bare = {"user": user.pk, "at": "/doi-mat-khau/", "content": {}}
    assert kept.content_hash == sha256_hex(canonical_json(bare))
