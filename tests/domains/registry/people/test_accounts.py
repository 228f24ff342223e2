"""Accounts: opened, locked, unlocked and reset by those who hold no business right (F6)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import make_user
from thuan.domains.registry.people import services
from thuan.kernel.accounts import throttle
from thuan.kernel.accounts.models import User
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def user(clerk):
    return make_user(clerk, "mai", "nuoc chay da mon")


def test_an_account_opens_with_a_slip_for_three_days(acting, at, clerk):
    slip = services.create_account(
        actor=acting("SYS_ADMIN"), at=at, person=clerk, username=" Mai.LE "
    )

    user = User.objects.get(username="mai.le")
    assert user.check_password(slip.password)
    assert (user.must_change_password, user.person) == (True, clerk)
    assert user.one_time_until == slip.until == at + dt.timedelta(hours=72)
    assert slip.password not in " ".join(AuditEvent.objects.values_list("body", flat=True))


def test_two_slips_are_never_alike(acting, at, user):
    keeper = acting("SYS_ADMIN")

    slips = {services.reset_password(actor=keeper, at=at, user=user).password for _n in range(20)}

    assert len(slips) == 20
    assert {len(word.replace("-", "")) for word in slips} == {16}


@pytest.mark.parametrize("username", ["", "ab", "có dấu", "hai từ", "-mai", "m" * 61, "mai"])
def test_a_name_that_cannot_be_typed_or_is_taken_is_refused(acting, at, clerk, user, username):
    with pytest.raises(ValidationError) as refused:
        services.create_account(actor=acting("SYS_ADMIN"), at=at, person=clerk, username=username)

    assert list(refused.value.message_dict) == ["username"]


ACTS = {
    "create": lambda a, t, u: services.create_account(
        actor=a, at=t, person=u.person, username="moi"
    ),
    "lock": lambda a, t, u: services.lock_account(actor=a, at=t, user=u, reason="x"),
    "unlock": lambda a, t, u: services.unlock_account(actor=a, at=t, user=u),
    "reset": lambda a, t, u: services.reset_password(actor=a, at=t, user=u),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("role", [role.value for role in Role if role != Role.SYS_ADMIN])
def test_nobody_else_keeps_accounts(acting, at, user, act, role):
    with pytest.raises(PermissionDenied):
        act(acting(role), at, user)


def test_a_keeper_of_accounts_gives_no_role(acting, at, agency, clerk):
    keeper = acting("SYS_ADMIN")
    facts = {"actor": keeper, "at": at, "agency": agency, "person": clerk}
    day = dt.date(2022, 10, 11)

    for role in Role:
        with pytest.raises((PermissionDenied, ValidationError)):
            services.assign_role(**facts, role=role, valid_from=day, decision_no="1")
    with pytest.raises(PermissionDenied):
        services.name_leader(**facts, role=Role.HEAD, valid_from=day, decision_no="1")


def test_locking_needs_a_reason_and_is_never_one_s_own(acting, at, user):
    keeper = acting("SYS_ADMIN")
    with pytest.raises(ValidationError):
        services.lock_account(actor=keeper, at=at, user=user, reason=" ")
    assert User.objects.get(pk=user.pk).is_active

    services.lock_account(actor=keeper, at=at, user=user, reason="nghỉ việc")

    user.refresh_from_db()
    assert (user.is_active, user.session_epoch) == (False, 1)
    assert AuditEvent.objects.latest("pk").action == "people.lock_account"


@pytest.mark.parametrize("act", ["unlock", "reset"])
def test_unlocking_and_resetting_forgive_the_failed_tries(acting, at, user, act):
    for _number in range(5):
        throttle.claim("mai", "10.0.0.7")
    assert not throttle.claim("mai", "10.0.0.7")

    ACTS[act](acting("SYS_ADMIN"), at, user)

    assert throttle.claim("mai", "10.0.0.7")
