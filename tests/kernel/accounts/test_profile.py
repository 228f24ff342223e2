"""The level profile and who is asked for a second factor; numbers from the standard, by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import assign, make_agency, make_person
from thuan.kernel.accounts import policy
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.agents import device_words
from thuan.kernel.accounts.models import Delegation, GuestAssignment
from thuan.kernel.accounts.profile import profile_of

SAME_AT_BOTH_LEVELS = {
    "password_length": 12,
    "lone_password_length": 14,
    "lone_password_classes": 4,
    "administrator_password_days": 60,
    "idle_minutes": 15,
    "administration_idle_minutes": 5,
    "longest_hours": 12,
    "idle_account_days": 45,
    "failed_logins": 5,
    "lock_hours": 12,
}


@pytest.mark.parametrize(("level", "remembered"), [(2, 0), (3, 10)])
def test_each_level_has_the_numbers_of_the_standard(level, remembered):
    profile = profile_of(level)

    assert {name: getattr(profile, name) for name in SAME_AT_BOTH_LEVELS} == SAME_AT_BOTH_LEVELS
    assert (profile.level, profile.passwords_remembered) == (level, remembered)
    assert "331/2026/NĐ-CP" in profile.legal_basis


def test_an_installation_changes_single_numbers_and_empty_words_change_nothing():
    profile = profile_of(3, idle_minutes="10", lock_hours="")

    assert (profile.idle_minutes, profile.lock_hours) == (10, 12)


@pytest.mark.parametrize("wrong", [{"level": 4}, {"level": 3, "idle_minutes": "-1"}])
def test_what_is_no_level_and_no_count_stops_the_start(wrong):
    with pytest.raises(ValueError, match=r"4|-1"):
        profile_of(**wrong)


@pytest.fixture
def guarded(settings, db):
    settings.SECOND_FACTOR = True
    settings.INSIDE_NETWORKS = ("10.0.0.0/8", "fd00::/8")


def actor_with(role, at, **fields):
    person = make_person()
    assign(person, role, make_agency(), **fields)
    return actor_for(person, at)


@pytest.mark.parametrize(
    ("role", "address", "asked"),
    [
        ("SYS_ADMIN", "10.1.2.3", True),
        ("DOST_ADMIN", "10.1.2.3", True),
        ("DOST_OFFICER", "10.1.2.3", True),
        ("DOST_HEAD", "10.1.2.3", True),
        ("HEAD", "10.1.2.3", True),
        ("STAFF", "10.1.2.3", False),
        ("ISO_SEC", "fd00::1", False),
        ("STAFF", "203.0.113.9", True),
        ("STAFF", "không rõ", True),
    ],
)
def test_rights_and_the_way_one_comes_decide_who_is_asked(guarded, at, role, address, asked):
    assert policy.asks_factor(actor_with(role, at), address) is asked


def test_without_configured_networks_everybody_comes_from_outside(guarded, settings, at):
    settings.INSIDE_NETWORKS = ()

    assert policy.asks_factor(actor_with("STAFF", at), "10.1.2.3") is True


def test_where_it_is_off_nobody_is_asked(guarded, settings, at):
    settings.SECOND_FACTOR = False

    assert policy.asks_factor(actor_with("SYS_ADMIN", at), "203.0.113.9") is False


def test_who_signs_for_a_head_is_asked_as_the_head_is(guarded, at):
    head, clerk, agency = make_person(), make_person(), make_agency()
    assign(head, "HEAD", agency)
    facts = {"valid_from": dt.date(2022, 10, 1), "valid_to": dt.date(2022, 11, 1)}
    Delegation.objects.create(
        from_person=head, to_person=clerk, at_agency=agency, duties=["reporting.sign"],
        decision_no="1/UQ", recorded_at=at, **facts,
    )  # fmt: skip

    assert policy.asks_factor(actor_for(clerk, at), "10.0.0.1") is True


def test_a_guest_who_signs_is_asked(guarded, at):
    guest, agency = make_person(), make_agency()
    GuestAssignment.objects.create(
        person=guest, role="HEAD", at_agency=agency, target_type="reporting.annualreport",
        target_id="0192b7a0-0000-7000-8000-000000000001", duties=["reporting.sign"],
        decision_no="1/QĐ", recorded_at=at,
        valid_from=dt.date(2022, 10, 1), valid_to=dt.date(2022, 11, 1),
    )  # fmt: skip

    assert policy.asks_factor(actor_for(guest, at), "10.0.0.1") is True


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("(Windows NT 10.0) Chrome/126.0 Safari/537.36", "Chrome trên Windows"),
        ("(Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge trên Windows"),
        ("(iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1", "Safari trên iPhone"),
        ("(Linux; Android 14) Chrome/126.0 Mobile Safari/537.36", "Chrome trên Android"),
        ("curl/8.0", "Thiết bị không rõ"),
    ],
)
def test_a_device_is_called_as_its_holder_calls_it(agent, words):
    assert device_words(f"Mozilla/5.0 {agent}") == words
