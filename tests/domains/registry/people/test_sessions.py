"""Open log-ins: seen by their holder, ended by him, ended by the server (SEC-09, ASVS 7.4)."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import assign, make_agency, make_person, make_user
from thuan.kernel.accounts import sessions
from thuan.kernel.accounts.models import OpenSession
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MENU

pytestmark = pytest.mark.django_db
WORD = "con trau di truoc cai cay"
LIST = "/tai-khoan-cua-toi/phien/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def hoa():
    cache.clear()
    person = make_person("Trần Thị Hoa")
    assign(person, "HEAD", make_agency())
    return make_user(person, "hoa", WORD)


def enter(name="hoa", address="10.0.0.5", agent=FIREFOX):
    client = Client(REMOTE_ADDR=address, headers={"user-agent": agent})
    assert client.post("/dang-nhap/", {"login": name, "password": WORD}).status_code == 302
    client.get("/")
    return client


def is_in(client):
    return client.get("/").status_code == 200


def press(client, address):
    return client.post(address, {"khoa": uuid4().hex})


def cards(client):
    page = client.get(LIST).content.decode()
    return [
        " ".join(re.sub(r"<[^>]+>", " ", card).split())
        for card in re.findall(r'<section class="khoi">(.*?)</section>', page, re.DOTALL)
    ]


def aged(client, **seconds):
    """The session as it would be after so many seconds without, or since, a request."""
    held = client.session
    now = clock.real_now().timestamp()
    held.update({name: now - past for name, past in seconds.items()})
    held.save()


def test_every_device_stands_in_the_list_with_its_words_and_this_one_first(hoa):
    enter(address="10.0.0.9")
    here = enter(address="10.0.0.5", agent="Mozilla/5.0 (iPhone; like Mac OS X) Safari/604.1")

    first, second = cards(here)

    assert first.startswith("Safari trên iPhone (thiết bị này) Địa chỉ 10.0.0.5")
    assert "Đăng xuất" not in first
    assert second.startswith("Firefox trên Windows Địa chỉ 10.0.0.9")
    assert "Đăng xuất khỏi thiết bị này" in second


def test_one_device_is_ended_on_the_server_at_once(hoa):
    other, here = enter(), enter()
    row = OpenSession.objects.get(session_key=other.session.session_key)

    done = press(here, f"{LIST}{row.public_id}/ket-thuc/")

    assert done["Location"] == LIST
    assert (is_in(other), is_in(here)) == (False, True)
    assert not Session.objects.filter(session_key=row.session_key).exists()
    assert [event.action for event in AuditEvent.objects.all()] == ["people.end_sessions"]


def test_all_others_are_ended_together_and_this_one_stays(hoa):
    others, here = [enter(), enter()], enter()

    press(here, f"{LIST}ket-thuc-cac-phien-khac/")

    assert [is_in(one) for one in (*others, here)] == [False, False, True]


def test_the_session_of_somebody_else_does_not_exist(hoa):
    stranger = make_person()
    assign(stranger, "STAFF", make_agency())
    make_user(stranger, "lan", WORD)
    theirs, here = enter("lan"), enter()
    row = OpenSession.objects.get(session_key=theirs.session.session_key)

    for answer in (
        here.get(f"{LIST}{row.public_id}/ket-thuc/"),
        press(here, f"{LIST}{row.public_id}/ket-thuc/"),
    ):
        assert answer.status_code == 404
    assert is_in(theirs)
    assert len(cards(here)) == 1


def test_a_password_changed_here_ends_the_others_and_keeps_this_one_in_the_list(hoa):
    other, here = enter(), enter()
    new = "may bay qua nui chieu nay"

    here.post(
        "/doi-mat-khau/", {"khoa": "k", "current": WORD, "new": new, "again": new}
    )  # fmt: skip

    assert (is_in(other), is_in(here)) == (False, True)
    [only] = cards(here)
    assert "thiết bị này" in only


@pytest.mark.parametrize(
    ("idle", "page", "open_still"),
    [
        (4 * 60, "/nhan-su/", True),
        (6 * 60, "/nhan-su/", False),
        (6 * 60, "/", True),
        (16 * 60, "/", False),
    ],
)
def test_pages_of_administration_close_after_five_minutes_others_after_fifteen(
    hoa, idle, page, open_still
):
    client = enter()
    aged(client, seen_at=idle)

    assert (client.get(page).status_code == 200) is open_still


def test_every_page_of_the_administration_menu_closes_sooner(settings):
    entries = [entry for entry in MENU if entry.section is Section.ADMINISTRATION]

    assert len(entries) >= 7
    for entry in entries:
        assert reverse(entry.url_name).startswith(settings.ADMINISTRATION_PATHS), entry.key


def test_after_twelve_hours_a_session_ends_though_it_was_used_a_moment_ago(hoa):
    client = enter()
    aged(client, begun_at=12 * 3600 + 5, seen_at=1)

    assert not is_in(client)


def test_who_was_logged_out_comes_back_to_the_page_he_asked_for(hoa):
    client = enter()
    aged(client, seen_at=16 * 60)

    away = client.get("/nhan-su/?trang=2")
    back = client.post(
        "/dang-nhap/", {"login": "hoa", "password": WORD, "next": "/nhan-su/?trang=2"}
    )

    assert away["Location"] == "/dang-nhap/?next=/nhan-su/%3Ftrang%3D2"
    assert back["Location"] == "/nhan-su/?trang=2"


def test_rows_of_sessions_that_are_over_are_swept(hoa):
    gone, here = enter(), enter()
    Session.objects.filter(session_key=gone.session.session_key).delete()

    assert sessions.prune() == 1
    assert OpenSession.objects.get().session_key == here.session.session_key


def test_an_expired_session_is_not_shown_as_open(hoa):
    other, here = enter(), enter()
    aged(other, seen_at=16 * 60)

    assert len(cards(here)) == 1
