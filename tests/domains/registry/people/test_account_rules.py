"""Passwords with and without a second factor, administrators' passwords, disuse (SEC-03 – 05)."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from tests.factories import assign, make_agency, make_person, make_user
from thuan.domains.registry.people import services
from thuan.kernel.accounts import factors
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.accounts.profile import profile_of
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db
WORD = "con trau di truoc cai cay"
PLAIN = "may bay qua nui"
FOUR_KINDS = "May bay qua nui 9!"


@pytest.fixture(autouse=True)
def real(settings):
    cache.clear()
    settings.LONE_PASSWORDS = True


def account(name, role):
    person = make_person(f"Người {name}")
    assign(person, role, make_agency(), reach="ALL" if role == "SYS_ADMIN" else "OWN")
    return make_user(person, name, WORD)


def change(user, at, new, current=WORD):
    actor = actor_for(user, at)
    services.change_own_password(actor=actor, at=at, user=user, current=current, new=new)


def refusal(user, at, new, current=WORD):
    with pytest.raises(ValidationError) as refused:
        change(user, at, new, current)
    return refused.value.message_dict["new"]


def test_without_a_second_factor_fourteen_characters_of_four_kinds_are_asked(at):
    lan = account("lan", "STAFF")

    assert refusal(lan, at, PLAIN) == ["Mật khẩu cần đủ chữ thường, chữ hoa, chữ số và dấu."]
    assert refusal(lan, at, "May bay 9!") == ["Mật khẩu có 10 ký tự, cần ít nhất 14 ký tự."]
    change(lan, at, FOUR_KINDS)


def test_with_one_twelve_of_any_kind_are_enough(at, settings):
    settings.SECOND_FACTOR = True
    lan = account("lan", "STAFF")
    factors.add_app(lan, factors.new_secret(), 0)

    assert refusal(lan, at, "may bay qua") == ["Mật khẩu có 11 ký tự, cần ít nhất 12 ký tự."]
    change(lan, at, PLAIN)


def test_whose_rights_ask_for_one_chooses_as_if_it_stood_already(at, settings):
    settings.SECOND_FACTOR = True

    hoa = account("hoa", "HEAD")
    change(hoa, at, PLAIN)
    hoa.refresh_from_db()

    assert hoa.check_password(PLAIN)


def test_an_administrator_does_not_come_back_to_one_of_the_last_ten(at, settings):
    admin = account("quan-tri", "SYS_ADMIN")
    words = [f"May bay qua nui {number}!" for number in range(11)]
    current = WORD
    for word in words:
        change(admin, at, word, current)
        current = word
    used = ["Mật khẩu này đã dùng trước đây. Chọn mật khẩu khác."]

    assert refusal(admin, at, words[0], current) == used
    assert admin.former_passwords.count() == 10
    change(admin, at, "Doi da len nui 12!", current)
    change(admin, at, words[0], "Doi da len nui 12!")


def test_at_level_two_and_for_everybody_else_nothing_is_remembered(at, settings):
    lan = account("lan", "STAFF")
    change(lan, at, FOUR_KINDS)
    settings.SECURITY = profile_of(2)
    admin = account("quan-tri", "SYS_ADMIN")
    change(admin, at, FOUR_KINDS)

    assert (lan.former_passwords.count(), admin.former_passwords.count()) == (0, 0)


@pytest.mark.parametrize(
    ("role", "days", "sent"),
    [
        ("SYS_ADMIN", 61, True),
        ("DOST_ADMIN", 61, True),
        ("SYS_ADMIN", 59, False),
        ("HEAD", 400, False),
    ],
)
def test_an_administrator_chooses_another_password_after_sixty_days(role, days, sent):
    user = account("hoa", role)
    since = clock.real_now() - dt.timedelta(days=days)
    User.objects.filter(pk=user.pk).update(password_changed_at=since)
    client = Client()
    client.force_login(user)

    home, page = client.get("/"), client.get("/doi-mat-khau/").content.decode()

    assert (home.status_code == 302 and home["Location"] == "/doi-mat-khau/") is sent
    assert ("đổi sau mỗi 60 ngày" in page) is sent


def test_in_a_demonstration_no_password_grows_old(at):
    clock.mark_as_demo(at)
    user = account("quan-tri", "SYS_ADMIN")
    User.objects.filter(pk=user.pk).update(password_changed_at=at - dt.timedelta(days=400))
    client = Client()
    client.force_login(user)

    assert client.get("/").status_code == 200


def unused(user, at, days, **fields):
    past = at - dt.timedelta(days=days)
    User.objects.filter(pk=user.pk).update(date_joined=past, last_login=past, **fields)


def sweep(at):
    actor = Actor.system("people.idle_accounts", at)
    return {user.username for user in services.close_idle_accounts(actor=actor, at=at)}


def test_an_account_unused_for_forty_five_days_closes_and_people_are_told(at):
    admin, lan, mai = account("ad", "SYS_ADMIN"), account("lan", "STAFF"), account("mai", "STAFF")
    unused(lan, at, 46)
    unused(mai, at, 44)

    assert sweep(at) == {"lan"}

    lan.refresh_from_db()
    assert (lan.is_active, lan.session_epoch) == (False, 1)
    [event] = AuditEvent.objects.all()
    assert event.action == "people.lock_account"
    assert json.loads(event.body)["job"] == "people.idle_accounts"
    readers = set(Notice.objects.values_list("recipient_id", flat=True))
    assert readers == {admin.person_id, lan.person_id}
    assert sweep(at) == set()


def test_who_never_came_is_counted_from_the_opening_of_the_account(at):
    account("ad", "SYS_ADMIN")
    lan = account("lan", "STAFF")
    User.objects.filter(pk=lan.pk).update(date_joined=at - dt.timedelta(days=46))

    assert sweep(at) == {"lan"}


def test_an_account_opened_again_has_its_days_anew(at):
    admin, lan = account("ad", "SYS_ADMIN"), account("lan", "STAFF")
    unused(lan, at, 60, is_active=False)
    lan.refresh_from_db()
    services.unlock_account(actor=actor_for(admin, at), at=at, user=lan)

    assert sweep(at + dt.timedelta(days=44)) == set()
    assert sweep(at + dt.timedelta(days=46)) == {"lan"}


def test_the_last_account_that_can_open_others_stays(at):
    first, second = account("ad1", "SYS_ADMIN"), account("ad2", "SYS_ADMIN")
    unused(first, at, 90)
    unused(second, at, 60)

    assert sweep(at) == {"ad1"}


def deploy_check():
    try:
        call_command("check", "--deploy")
    except SystemCheckError as refused:
        return str(refused)
    return ""


def test_a_deployment_without_a_second_factor_is_refused(settings, capsys):
    settings.SECOND_FACTOR = False

    assert "thuan.E001" in deploy_check()


def test_a_deployment_on_the_demonstration_is_refused(settings, at, capsys):
    settings.SECOND_FACTOR = True
    clock.mark_as_demo(at)

    told = deploy_check()

    assert "thuan.E002" in told
    assert "thuan.E001" not in told


def test_a_network_that_is_none_stops_every_command(settings, capsys):
    settings.INSIDE_NETWORKS = ("10.0.0.0/8", "mang-noi-bo")

    with pytest.raises(SystemCheckError, match="THUAN_INSIDE_NETWORKS: mang-noi-bo"):
        call_command("check")


def test_a_real_database_with_a_second_factor_is_let_through(settings, capsys):
    settings.SECOND_FACTOR = True

    assert "thuan." not in deploy_check()


def test_the_rules_that_hold_are_shown_to_those_who_keep_accounts(settings):
    settings.SECURITY = profile_of(2, idle_minutes="10")
    client = Client()
    client.force_login(account("quan-tri", "SYS_ADMIN"))

    page = " ".join(client.get("/nhan-su/muc-an-toan/").content.decode().split())

    assert "đang theo cấp độ 2" in page
    assert "Dừng sau 10 phút; trang quản trị sau 5 phút" in page
    assert "không dùng lại 0 mật khẩu" not in page
