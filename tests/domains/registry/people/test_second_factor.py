"""The second factor at the entrance and in the account's own place (SEC-02, U32)."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from tests.factories import assign, make_agency, make_person, make_user
from tests.kernel.accounts.codes import code_at
from thuan.kernel.accounts import factors
from thuan.kernel.accounts.models import User
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.notifications.models import Notice

SABOTAGES = [
    (
        "src/thuan/kernel/accounts/middleware.py",
        "return FACTOR not in request.session and asks_factor(actor, client_address(request))",
        "return False",
    ),
    (
        "src/thuan/kernel/accounts/confirming.py",
        "if not throttle.claim(name, ANYWHERE):",
        "if not name:",
    ),
]
pytestmark = pytest.mark.django_db
WORD = "con trau di truoc cai cay"
SETUP, APP = "/tai-khoan-cua-toi/buoc-hai/", "/tai-khoan-cua-toi/buoc-hai/ung-dung/"
STEP = "/dang-nhap/buoc-hai/"


@pytest.fixture(autouse=True)
def on(settings):
    cache.clear()
    settings.SECOND_FACTOR = True
    settings.INSIDE_NETWORKS = ("10.0.0.0/8",)


def account(name, role):
    person = make_person()
    assign(person, role, make_agency(), reach="ALL" if role == "SYS_ADMIN" else "OWN")
    return make_user(person, name, WORD)


@pytest.fixture
def head():
    return account("hoa", "HEAD")


@pytest.fixture
def clerk():
    return account("lan", "STAFF")


def enter(name="hoa", address="10.0.0.5", to=""):
    client = Client(REMOTE_ADDR=address)
    sent = {"login": name, "password": WORD, "next": to}
    return client, client.post("/dang-nhap/", sent)


def code(secret, steps=0):
    return code_at(secret, clock.real_now().timestamp() + 30 * steps)


def press(client, address, **sent):
    return client.post(address, {"khoa": uuid4().hex, **sent})


def secret_on(page):
    found = re.search(r'class="khoa-thiet-lap">([A-Z2-7 ]+)<', page.content.decode())
    return found.group(1)


def with_app(user):
    secret = factors.new_secret()
    factors.add_app(user, secret, 0)
    return secret


def is_in(client):
    return client.get("/").status_code == 200


def events(user):
    rows = AuditEvent.objects.filter(target_id=str(user.public_id)).order_by("pk")
    return [row.action for row in rows]


def told(user):
    return [row.kind for row in Notice.objects.filter(recipient=user.person).order_by("pk")]


def test_a_signer_without_one_reaches_nothing_but_the_set_up(head):
    client, entered = enter(to="/nhan-su/")

    assert entered["Location"] == "/nhan-su/"
    for page in ("/", "/nhan-su/", "/bao-cao/cua-toi/", "/tai-khoan-cua-toi/"):
        assert client.get(page)["Location"] == SETUP
    for page in (SETUP, APP, "/doi-mat-khau/", "/tro-giup/"):
        assert client.get(page).status_code == 200, page
    page = client.get(SETUP).content.decode()
    for shut in ('class="thuc-don"', "/hop-thu/", 'role="search"', 'href="/tai-khoan-cua-toi/"'):
        assert shut not in page
    assert client.post("/dang-xuat/").status_code == 302


def test_a_clerk_needs_none_inside_and_one_from_outside(clerk):
    inside, _entered = enter("lan", "10.0.0.5")
    outside, _entered = enter("lan", "203.0.113.9")

    assert is_in(inside)
    assert outside.get("/")["Location"] == SETUP


def test_the_set_up_shows_codes_once_and_opens_the_house(head):
    client, _entered = enter()
    elsewhere, _entered = enter()
    page = client.get(APP)
    secret = secret_on(page)

    done = press(client, APP, new_code=code(secret))

    shown = re.findall(r"<code>(\d{5}-\d{5})</code>", done.content.decode())
    assert (done.status_code, len(shown)) == (200, 10)
    assert done["Cache-Control"] == "no-store"
    assert is_in(client)
    assert elsewhere.get("/")["Location"].startswith("/dang-nhap/")
    assert shown[0] not in client.get(SETUP).content.decode()
    assert events(head) == ["people.add_factor"]
    assert told(head) == ["people.factor_added"]


def test_the_same_press_sent_again_shows_no_codes_and_sets_up_nothing_twice(head):
    client, _entered = enter()
    sent = {"khoa": "mot-lan", "new_code": code(secret_on(client.get(APP)))}
    client.post(APP, sent)

    again = client.post(APP, sent)

    assert (again.status_code, again["Location"]) == (302, SETUP)
    assert events(head) == ["people.add_factor"]


def test_a_wrong_code_at_the_set_up_keeps_the_secret_and_says_what_to_do(head):
    client, _entered = enter()
    secret = secret_on(client.get(APP))

    refused = press(client, APP, new_code="000000")

    assert refused.status_code == 422
    assert "Xem lại giờ của điện thoại" in refused.content.decode()
    assert secret_on(refused) == secret


def test_the_right_password_alone_opens_nothing(head):
    with_app(head)
    client, entered = enter(to="/nhan-su/")

    assert entered["Location"] == STEP
    assert client.get("/nhan-su/")["Location"].startswith("/dang-nhap/")


def test_password_and_code_open_and_lead_where_one_wanted_to_go(head):
    secret = with_app(head)
    client, _entered = enter(to="/nhan-su/")

    opened = client.post(STEP, {"code": code(secret)})

    assert opened["Location"] == "/nhan-su/"
    assert is_in(client)


def test_a_code_seen_over_the_shoulder_opens_nothing_more(head):
    secret = with_app(head)
    used = code(secret)
    first, _entered = enter()
    first.post(STEP, {"code": used})
    second, _entered = enter()

    refused = second.post(STEP, {"code": used})

    assert refused.status_code == 422
    assert "đã dùng rồi" in refused.content.decode()
    assert not is_in(second)


def test_five_wrong_codes_shut_the_account_whatever_the_address(head, settings):
    settings.LOGIN_FAILURES = 5
    secret = with_app(head)
    for number in range(5):
        client, _entered = enter(address=f"10.0.1.{number}")
        client.post(STEP, {"code": "000000"})
    client, _entered = enter(address="10.0.2.1")

    refused = client.post(STEP, {"code": code(secret)})

    assert refused.status_code == 422
    assert "tạm dừng nhận" in refused.content.decode()


def test_a_recovery_code_opens_and_its_holder_is_told(head):
    with_app(head)
    [first, *_rest] = factors.new_recovery_codes(head)
    client, _entered = enter()

    client.post(STEP, {"code": first})

    assert is_in(client)
    assert events(head) == ["people.use_recovery_code"]
    assert told(head) == ["people.recovery_code_used"]
    assert "còn 9 mã" in Notice.objects.get().body


def test_the_second_step_is_no_way_in_without_the_first(head):
    with_app(head)

    assert Client().get(STEP)["Location"] == "/dang-nhap/"
    assert Client().post(STEP, {"code": "000000"})["Location"] == "/dang-nhap/"


def test_a_mark_left_before_the_log_in_of_another_opens_nothing(head, clerk):
    """Whoever fails at the second step does not hand a passed one to the next at that browser."""
    with_app(clerk)
    client, _entered = enter("lan")
    client.post(STEP, {"code": "000000"})
    client.post("/dang-nhap/", {"login": "hoa", "password": WORD})

    assert client.get("/")["Location"] == SETUP


def inside(user, **sent):
    secret = with_app(user)
    client, _entered = enter(user.username)
    client.post(STEP, {"code": code(secret, -1)})
    return client, secret


def test_a_change_of_factors_asks_for_the_factor_that_stands(head):
    client, secret = inside(head)
    page = client.get(APP)

    bare = press(client, APP, new_code=code(secret_on(page)))
    proved = press(client, APP, new_code=code(secret_on(page)), code=code(secret))

    assert (bare.status_code, proved.status_code) == (422, 200)


def test_the_last_factor_of_a_signer_stays(head):
    client, secret = inside(head)

    refused = press(client, f"{APP}bo/", code=code(secret))

    assert refused.status_code == 422
    assert "Thêm cách khác rồi mới bỏ" in refused.content.decode()
    assert factors.has_factor(head)


def test_a_clerk_inside_takes_it_off_again(clerk):
    client, secret = inside(clerk)

    done = press(client, f"{APP}bo/", code=code(secret))

    assert done["Location"] == SETUP
    assert not factors.has_factor(clerk)
    assert told(clerk) == ["people.factor_removed"]


def test_new_recovery_codes_are_shown_once_for_a_fresh_code(head):
    client, secret = inside(head)

    done = press(client, f"{SETUP}ma-du-phong/", code=code(secret))

    assert len(re.findall(r"<code>\d{5}-\d{5}</code>", done.content.decode())) == 10


def test_a_keeper_of_accounts_takes_factors_off_with_a_reason(head):
    admin = account("quan-tri", "SYS_ADMIN")
    holder, _secret = inside(head)
    keeper, _secret = inside(admin)
    address = f"/nhan-su/tai-khoan/{head.public_id}/go-buoc-hai/"

    silent = press(keeper, address, reason="")
    done = press(keeper, address, reason="mất điện thoại, đã gặp")

    assert (silent.status_code, done.status_code) == (422, 302)
    assert not factors.factors_of(head)
    assert not is_in(holder)
    assert events(head) == ["people.reset_factors"]
    assert told(head) == ["people.factors_reset"]
    fresh, _entered = enter()
    assert fresh.get("/")["Location"] == SETUP


def test_at_the_machine_the_last_administrator_is_let_in_again(capsys):
    admin = account("quan-tri", "SYS_ADMIN")
    with_app(admin)
    User.objects.filter(pk=admin.pk).update(is_active=False)

    call_command("break_glass", "quan-tri", reason="mất điện thoại, không còn ai khác")

    [word] = re.findall(r"quan-tri: (\S+)", capsys.readouterr().out)
    client = Client()
    entered = client.post("/dang-nhap/", {"login": "quan-tri", "password": word})
    assert entered["Location"] == "/"
    assert client.get("/")["Location"] == "/doi-mat-khau/"
    done = ["people.reset_factors", "people.unlock_account", "people.reset_password"]
    assert events(admin) == done


def test_nobody_takes_off_his_own_that_way(db):
    admin = account("quan-tri", "SYS_ADMIN")
    keeper, _secret = inside(admin)

    refused = press(keeper, f"/nhan-su/tai-khoan/{admin.public_id}/go-buoc-hai/", reason="thử")

    assert refused.status_code == 422
    assert factors.has_factor(admin)


def test_a_log_in_that_was_locked_meanwhile_does_not_open(head):
    secret = with_app(head)
    client, _entered = enter()
    User.objects.filter(pk=head.pk).update(is_active=False, session_epoch=1)

    client.post(STEP, {"code": code(secret)})

    assert not is_in(client)


def test_where_it_is_off_nobody_sets_one_up(head, settings):
    settings.SECOND_FACTOR = False
    client, _entered = enter()

    assert is_in(client)
    assert client.get(APP).status_code == 403
    assert "đang tắt" in client.get(SETUP).content.decode()
