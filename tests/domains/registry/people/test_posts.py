"""Records of persons, where they work, and what leaving takes along."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign, employ, make_agency, make_person, make_user
from thuan.domains.registry.people import services
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Employment, Person, User
from thuan.kernel.audittrail.models import AuditEvent, PersonalValue
from thuan.kernel.workflow.segregation import same_human

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 10, 11)


def create(actor, at, agency, **facts):
    return services.create_person(
        **{
            "actor": actor,
            "at": at,
            "agency": agency,
            "full_name": "  Nguyễn  Văn Ân ",
            "email": "an@phuocnam.gov.vn",
            "phone": "0259 3 111 222",
            "valid_from": TODAY,
            **facts,
        }
    )


@pytest.mark.parametrize("role", ["HEAD", "ISO_SEC", "HR", "DOST_ADMIN"])
def test_a_person_is_registered_with_the_post(acting, at, agency, role):
    person = create(acting(role), at, agency, unit="Văn phòng", title="Công chức")

    post = Employment.objects.get(person=person)
    assert (post.agency, post.unit, post.title) == (agency, "Văn phòng", "Công chức")
    assert post.valid_from == TODAY
    assert person.search_key == "nguyen van an"


@pytest.mark.parametrize("role", ["STAFF", "DEPUTY", "DOC_CTRL", "SYS_ADMIN", "DOST_OFFICER"])
def test_nobody_else_registers_persons(acting, at, agency, role):
    with pytest.raises(PermissionDenied):
        create(acting(role), at, agency)


def test_the_trail_holds_no_name_no_mail_no_phone(acting, at, agency):
    create(acting("HEAD"), at, agency)

    bodies = " ".join(AuditEvent.objects.values_list("body", flat=True))
    assert "Ân" not in bodies
    assert "phuocnam" not in bodies
    assert "3 111" not in bodies
    assert PersonalValue.objects.count() == 3


def test_a_person_has_one_main_post_at_a_time(acting, at, agency, clerk):
    with pytest.raises(ValidationError) as refused:
        services.employ(actor=acting("HEAD"), at=at, person=clerk, agency=agency, valid_from=TODAY)
    assert list(refused.value.message_dict) == ["person"]

    second = services.employ(
        actor=acting("HEAD"),
        at=at,
        person=clerk,
        agency=agency,
        valid_from=TODAY,
        is_primary=False,
    )
    assert second.pk


def move(actor, at, person, agency, on=TODAY):
    return services.transfer(
        actor=actor, at=at, person=person, agency=agency, on=on, decision_no="9/QĐ"
    )


def test_a_transfer_closes_one_post_opens_the_next_and_ends_the_roles(acting, at, agency, clerk):
    role = assign(clerk, "DOC_CTRL", agency)
    elsewhere = make_agency()

    move(acting("DOST_ADMIN"), at, clerk, elsewhere)

    posts = Employment.objects.filter(person=clerk).order_by("valid_from")
    assert [(post.agency, post.valid_from, post.valid_to) for post in posts] == [
        (agency, dt.date(2015, 1, 1), TODAY),
        (elsewhere, TODAY, None),
    ]
    role.refresh_from_db()
    assert role.valid_to == TODAY
    assert actor_for(clerk, at).held == ()


def test_a_move_to_another_unit_keeps_the_roles(acting, at, agency, clerk):
    assign(clerk, "DOC_CTRL", agency)

    move(acting("HEAD"), at, clerk, agency)

    assert [held.role for held in actor_for(clerk, at).held] == ["DOC_CTRL"]


def test_no_agency_takes_people_from_another(acting, at, clerk):
    other = make_agency()

    with pytest.raises(PermissionDenied):
        move(acting("HEAD", other), at, clerk, other)

    assert not Employment.objects.filter(person=clerk, agency=other).exists()


def test_who_leaves_is_out_at_once(acting, at, agency, clerk):
    assign(clerk, "DOC_CTRL", agency)
    user = make_user(clerk)
    post = Employment.objects.get(person=clerk)

    services.leave(actor=acting("HEAD"), at=at, post=post, on=TODAY)

    user.refresh_from_db()
    assert (user.is_active, user.session_epoch) == (False, 1)
    assert actor_for(clerk, at).held == ()


def test_who_keeps_another_post_keeps_the_account(acting, at, agency, clerk):
    user = make_user(clerk)
    employ(clerk, make_agency(), is_primary=False)
    post = Employment.objects.get(person=clerk, agency=agency)

    services.leave(actor=acting("HEAD"), at=at, post=post, on=TODAY)

    assert User.objects.get(pk=user.pk).is_active


def merge(actor, at, person, into, reason="cùng số CCCD"):
    return services.merge_persons(actor=actor, at=at, person=person, into=into, reason=reason)


def test_two_records_become_one_human_being(acting, at, clerk):
    double = make_person()

    merge(acting("DOST_ADMIN"), at, double, clerk)

    assert same_human([double.pk]) == same_human([clerk.pk]) == {double.pk, clerk.pk}


def test_merging_is_the_province_s_business(acting, at, clerk):
    for role in ("HEAD", "SYS_ADMIN", "DOST_OFFICER"):
        with pytest.raises(PermissionDenied):
            merge(acting(role), at, make_person(), clerk)


def test_a_merge_goes_to_another_living_record_with_a_reason(acting, at, clerk):
    admin, double = acting("DOST_ADMIN"), make_person()

    for person, into, reason in [(clerk, clerk, "x"), (double, clerk, " ")]:
        with pytest.raises(ValidationError):
            merge(admin, at, person, into, reason)
    merge(admin, at, double, clerk)
    with pytest.raises(ValidationError):
        merge(admin, at, double, make_person())
    with pytest.raises(ValidationError):
        merge(admin, at, clerk, double)


def test_a_merged_record_gets_no_new_post_role_or_account(acting, at, agency, clerk):
    double = make_person()
    merge(acting("DOST_ADMIN"), at, double, clerk)

    with pytest.raises(ValidationError):
        services.employ(actor=acting("HEAD"), at=at, person=double, agency=agency, valid_from=TODAY)
    with pytest.raises(ValidationError):
        services.create_account(actor=acting("SYS_ADMIN"), at=at, person=double, username="doi")
    assert Person.objects.get(pk=double.pk).users.count() == 0
