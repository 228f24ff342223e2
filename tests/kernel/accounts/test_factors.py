"""Codes open once, secrets lie sealed, keys may change (SEC-02, SEC-16)."""

from __future__ import annotations

import json
import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management import call_command

from tests.factories import make_person, make_user
from tests.kernel.accounts.codes import code_at
from thuan.kernel.accounts import factors, sealing
from thuan.kernel.calendar import clock

SABOTAGES = [
    (
        "src/thuan/kernel/accounts/factors.py",
        'if step is None or step <= row.data.get("step", 0):',
        "if step is None:",
    ),
    (
        "src/thuan/kernel/accounts/factors.py",
        "NEIGHBOURS = (0, -1, 1)",
        "NEIGHBOURS = range(-9, 9)",
    ),
]
pytestmark = pytest.mark.django_db
# RFC 6238, appendix B: the secret "12345678901234567890" at 59 seconds shows 94287082.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture(autouse=True)
def on(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def hoa():
    return make_user(make_person("Trần Thị Hoa"), "hoa")


def now():
    return clock.real_now().timestamp()


def with_app(user, last_step=0):
    factors.add_app(user, RFC_SECRET, last_step)


def test_the_telephone_of_the_tests_agrees_with_the_standard():
    assert code_at(RFC_SECRET, 59) == "287082"


def test_the_present_code_and_its_neighbours_are_taken_and_older_ones_are_not(hoa):
    with_app(hoa)
    base = now()

    assert factors.use_code(hoa, code_at(RFC_SECRET, base - 30)) == "totp"
    assert factors.use_code(hoa, code_at(RFC_SECRET, base)) == "totp"
    assert factors.use_code(hoa, code_at(RFC_SECRET, base - 120)) == ""
    assert factors.use_code(hoa, code_at(RFC_SECRET, base + 120)) == ""


def test_a_code_opens_once_and_no_earlier_code_opens_after_it(hoa):
    with_app(hoa)
    base = now()
    code = code_at(RFC_SECRET, base)

    assert factors.use_code(hoa, code) == "totp"
    assert factors.use_code(hoa, code) == ""
    assert factors.use_code(hoa, code_at(RFC_SECRET, base - 30)) == ""


def test_the_code_that_proved_a_new_app_is_used_up(hoa):
    code = code_at(RFC_SECRET, now())
    with_app(hoa, factors.step_of(RFC_SECRET, code))

    assert factors.use_code(hoa, code) == ""


def test_each_of_ten_recovery_codes_opens_once_however_it_is_typed(hoa):
    with_app(hoa)
    codes = factors.new_recovery_codes(hoa)

    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"\d{5}-\d{5}", code) for code in codes)
    assert factors.use_code(hoa, codes[3]) == "recovery_codes"
    assert factors.use_code(hoa, codes[3]) == ""
    assert factors.use_code(hoa, f" {codes[4].replace('-', ' ')} ") == "recovery_codes"
    assert factors.codes_left(hoa) == 8


def test_new_recovery_codes_void_the_old_ones(hoa):
    with_app(hoa)
    [old, *_rest] = factors.new_recovery_codes(hoa)
    factors.new_recovery_codes(hoa)

    assert factors.use_code(hoa, old) == ""


def test_a_code_of_another_account_opens_nothing(hoa):
    with_app(hoa)
    other = make_user(make_person(), "khac")
    factors.add_app(other, factors.new_secret(), 0)

    assert factors.use_code(other, code_at(RFC_SECRET, now())) == ""


def test_recovery_codes_go_with_the_last_factor(hoa):
    with_app(hoa)
    factors.new_recovery_codes(hoa)

    factors.remove(hoa, ("totp",))

    assert factors.factors_of(hoa) == []
    assert factors.has_factor(hoa) is False


def test_no_secret_stands_readable_in_the_database(hoa):
    with_app(hoa)
    codes = factors.new_recovery_codes(hoa)

    stored = json.dumps([one.data for one in Authenticator.objects.all()])

    assert RFC_SECRET not in stored
    assert not any(code.replace("-", "") in stored for code in codes)
    assert stored.count("gAAAA") == 2  # how a Fernet token begins


def test_after_a_change_of_the_key_the_old_one_opens_until_it_is_forgotten(hoa, settings):
    with_app(hoa)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-" + "y" * 40
    settings.SECRET_KEY_FALLBACKS = [former]

    assert factors.use_code(hoa, code_at(RFC_SECRET, now())) == "totp"

    call_command("reseal_factors", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    assert factors.use_code(hoa, code_at(RFC_SECRET, now() + 30)) == "totp"


def test_after_a_restore_without_the_key_no_code_opens_and_nothing_breaks(hoa, settings, caplog):
    with_app(hoa)
    codes = factors.new_recovery_codes(hoa)
    settings.SECRET_KEY = "another-key-" + "y" * 40

    assert factors.use_code(hoa, code_at(RFC_SECRET, now())) == ""
    assert factors.use_code(hoa, codes[0]) == ""
    assert factors.codes_left(hoa) == 0
    assert "no key of this installation opens it" in caplog.text


def test_what_another_installation_sealed_stays_shut(settings):
    sealed = sealing.seal("bí mật")
    settings.SECRET_KEY = "another-key-" + "y" * 40

    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)


def test_where_it_is_off_a_factor_that_stands_asks_nothing(hoa, settings):
    with_app(hoa)
    settings.SECOND_FACTOR = False

    assert factors.has_factor(hoa) is False
