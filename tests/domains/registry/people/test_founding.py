"""The first administrators: once, by the machine's own command line, and no default account."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from thuan.domains.registry.people import services
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.accounts.roles import Role

pytestmark = pytest.mark.django_db


def appoint(role, agency, **changes):
    out, err = io.StringIO(), io.StringIO()
    wanted = {
        "agency": agency.code,
        "full_name": "Bùi Thị Lan",
        "username": f"{role.lower()}",
        "decision": "01/QĐ-UBND",
    }
    call_command("first_administrator", role, stdout=out, stderr=err, **{**wanted, **changes})
    return out.getvalue()


@pytest.mark.parametrize("role", ["DOST_ADMIN", "SYS_ADMIN"])
def test_the_first_administrator_gets_role_account_and_slip(dost, role):
    name, password = appoint(role, dost).split()

    user = User.objects.get(username=name)
    assert user.check_password(password)
    assert user.must_change_password
    actor = actor_for(user, user.one_time_until)
    assert [(held.role, held.reach.everything) for held in actor.held] == [(Role(role), True)]


def test_there_is_no_second_first_one(dost, capsys):
    appoint("SYS_ADMIN", dost)

    with pytest.raises(SystemExit) as left:
        appoint("SYS_ADMIN", dost, username="nguoi-khac")

    assert left.value.code == 2
    assert not User.objects.filter(username="nguoi-khac").exists()


def test_an_unknown_agency_is_refused_in_words(dost):
    err = io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command(
            "first_administrator",
            "SYS_ADMIN",
            agency="KHONG-CO",
            full_name="Lan",
            username="lan",
            decision="1",
            stderr=err,
        )

    assert left.value.code == 2
    assert err.getvalue() == "Không có cơ quan mang mã KHONG-CO.\n"


def test_no_person_appoints_a_first_administrator(dost, acting, at):
    with pytest.raises(PermissionDenied):
        services.appoint_first(
            actor=acting("DOST_ADMIN"),
            at=at,
            agency=dost,
            role=Role.SYS_ADMIN,
            full_name="Lan",
            username="lan",
            decision_no="1",
        )


def test_a_new_database_has_no_account():
    assert User.objects.count() == 0
