"""Who may give which role to whom, and what ending one leaves untouched (F6, INV-24)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign, make_agency, make_person
from thuan.domains.registry.people import services
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment, Delegation, Person
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 10, 11)
TOMORROW = dt.date(2022, 10, 12)


@pytest.fixture
def name(acting, at, agency, clerk):
    def act(role="HEAD", **changes):
        facts = {
            "actor": acting("DOST_ADMIN"),
            "at": at,
            "agency": agency,
            "person": clerk,
            "role": Role(role),
            "decision_no": "12/QĐ-UBND",
            "valid_from": TODAY,
        }
        return services.name_leader(**{**facts, **changes})

    return act


@pytest.fixture
def give(acting, at, agency, clerk):
    def act(role="DOC_CTRL", by="HEAD", **changes):
        facts = {
            "actor": by if not isinstance(by, str) else acting(by),
            "at": at,
            "agency": agency,
            "person": clerk,
            "role": Role(role),
            "valid_from": TODAY,
        }
        return services.assign_role(**{**facts, **changes})

    return act


def said(refused):
    return {field: list(words) for field, words in refused.value.message_dict.items()}


def test_dost_names_the_head_with_a_decision(name, clerk, agency, at):
    name()

    assert actor_for(clerk, at).holds(Role.HEAD)
    event = AuditEvent.objects.latest("pk")
    assert (event.agency_id, event.action) == (agency.pk, "people.assign_role")
    assert "12/QĐ-UBND" in event.body


@pytest.mark.parametrize("role", ["HEAD", "ISO_SEC", "DOST_OFFICER", "DOST_HEAD", "SYS_ADMIN"])
def test_nobody_but_the_administrator_of_dost_names_a_leader(name, acting, role):
    with pytest.raises(PermissionDenied):
        name(actor=acting(role))


def test_a_leader_is_not_named_without_a_decision(name):
    with pytest.raises(ValidationError) as refused:
        name(decision_no=" ")

    assert said(refused) == {"decision_no": ["Nhập số quyết định."]}


def test_dost_names_no_other_role_of_an_agency(name):
    with pytest.raises(ValidationError) as refused:
        name("DEPUTY")

    assert list(said(refused)) == ["role"]


def test_an_agency_has_one_head_at_a_time(name):
    first = name()

    with pytest.raises(ValidationError) as refused:
        name(person=make_person())

    assert said(refused) == {
        "valid_from": ["Lê Thị Mai đang là thủ trưởng từ 11/10/2022. Kết thúc vai trò đó trước."]
    }
    assert [row.pk for row in Assignment.objects.filter(role="HEAD")] == [first.pk]


def test_the_first_secretary_comes_from_dost_and_the_next_from_the_head(name, give, clerk):
    name("ISO_SEC")

    with pytest.raises(ValidationError) as refused:
        name("ISO_SEC", person=make_person())
    assert list(said(refused)) == ["role"]

    assert give("ISO_SEC", person=make_person()).role == "ISO_SEC"


def test_the_head_assigns_the_other_roles(give, clerk, at):
    give("DOC_CTRL")

    assert actor_for(clerk, at).holds(Role.DOC_CTRL)


def test_the_secretary_assigns_on_the_head_s_decision_only(give):
    with pytest.raises(ValidationError) as refused:
        give(by="ISO_SEC")
    assert said(refused) == {"decision_no": ["Nhập số quyết định."]}

    assert give(by="ISO_SEC", decision_no="3/QĐ").decision_no == "3/QĐ"


@pytest.mark.parametrize("by", ["HEAD", "ISO_SEC", "DOST_ADMIN"])
def test_nobody_assigns_the_head(give, by):
    with pytest.raises(ValidationError) as refused:
        give("HEAD", by=by, decision_no="3/QĐ")

    assert said(refused) == {"role": ["Thủ trưởng do Sở KH&CN ghi nhận theo quyết định bổ nhiệm."]}


OTHERS = [role for role in Role if role not in {Role.HEAD, Role.ISO_SEC}]


@pytest.mark.parametrize("by", [role.value for role in OTHERS])
def test_nobody_else_assigns_at_an_agency(give, by):
    with pytest.raises(PermissionDenied):
        give(by=by, decision_no="3/QĐ")


def test_the_head_of_one_agency_assigns_nothing_at_another(give, acting):
    with pytest.raises(PermissionDenied):
        give(by=acting("HEAD", make_agency()))


PROVINCE = [
    "DISTRICT_COORD",
    "DOST_ADMIN",
    "DOST_OFFICER",
    "DOST_HEAD",
    "INSP_LEAD",
    "INSPECTOR",
    "DOHA",
    "PPC",
]


@pytest.mark.parametrize("role", [*PROVINCE, "PPC_CHECKER", "SYS_ADMIN"])
def test_roles_of_the_province_are_given_by_dost_alone(give, role):
    with pytest.raises(PermissionDenied):
        give(role, by="HEAD", decision_no="3/QĐ")

    assert give(role, by="DOST_ADMIN", decision_no="3/QĐ", reach="ALL").reach == "ALL"


def test_a_role_of_the_province_needs_its_decision(give):
    with pytest.raises(ValidationError) as refused:
        give("INSPECTOR", by="DOST_ADMIN", reach="ALL")

    assert list(said(refused)) == ["decision_no"]


def test_no_role_of_an_agency_reaches_beyond_it(give):
    with pytest.raises(ValidationError) as refused:
        give("DOC_CTRL", reach="ALL")

    assert list(said(refused)) == ["reach"]


def test_nobody_gives_a_role_to_himself(give, acting):
    head = acting("HEAD")

    with pytest.raises(ValidationError) as refused:
        give(by=head, person=Person.objects.get(pk=head.person_id))

    assert said(refused) == {
        "person": ["Không tự phân công cho chính mình. Nhờ người khác có quyền này."]
    }


def test_a_second_record_of_the_giver_is_the_giver(give, acting, clerk):
    head = acting("HEAD")
    Person.objects.filter(pk=head.person_id).update(merged_into=clerk)

    with pytest.raises(ValidationError) as refused:
        give(by=head)

    assert list(said(refused)) == ["person"]


def test_who_assigns_on_behalf_of_another_gives_nothing_to_that_other(give, acting, at, agency):
    head, deputy = acting("HEAD"), make_person()
    Delegation.objects.create(
        from_person_id=head.person_id,
        to_person=deputy,
        at_agency=agency,
        duties=["people.assign_role"],
        valid_from=TODAY,
        recorded_at=at,
        decision_no="1/UQ",
    )
    actor = actor_for(deputy, at)

    with pytest.raises(ValidationError) as refused:
        give(by=actor, person=Person.objects.get(pk=head.person_id))
    assert list(said(refused)) == ["person"]

    give(by=actor)
    event = AuditEvent.objects.latest("pk")
    assert (event.person_id, event.on_behalf_of_id) == (deputy.pk, head.person_id)


def test_system_administration_and_business_are_never_one_person(give, acting, clerk):
    give("DOC_CTRL")

    with pytest.raises(ValidationError) as refused:
        give("SYS_ADMIN", by="DOST_ADMIN", decision_no="3/QĐ", reach="ALL")
    assert list(said(refused)) == ["role"]

    keeper = Person.objects.get(pk=acting("SYS_ADMIN").person_id)
    with pytest.raises(ValidationError) as refused:
        give("DOC_CTRL", person=keeper)
    assert said(refused) == {
        "role": ["Quản trị hệ thống không giữ vai trò nghiệp vụ. Chọn người khác."]
    }


def test_the_same_role_is_not_given_twice_for_the_same_days(give):
    give(valid_to=dt.date(2022, 12, 1))

    with pytest.raises(ValidationError) as refused:
        give(valid_from=dt.date(2022, 11, 30))
    assert list(said(refused)) == ["role"]

    assert give(valid_from=dt.date(2022, 12, 1)).pk


def test_a_role_without_a_single_day_is_refused(give):
    with pytest.raises(ValidationError) as refused:
        give(valid_to=TODAY)

    assert said(refused) == {"valid_to": ["Ngày kết thúc phải sau ngày bắt đầu."]}


def end(acting, at, row, on=TOMORROW, by="HEAD", **facts):
    return services.end_role(actor=acting(by), at=at, assignment=row, on=on, **facts)


def test_a_role_ends_from_the_day_said(acting, at, clerk, agency):
    row = assign(clerk, "DOC_CTRL", agency)

    end(acting, at, row)

    assert actor_for(clerk, at).holds(Role.DOC_CTRL)
    assert not actor_for(clerk, at + dt.timedelta(days=1)).holds(Role.DOC_CTRL)


def test_a_role_ended_today_is_gone_at_the_next_request(acting, at, clerk, agency):
    row = assign(clerk, "DOC_CTRL", agency)

    end(acting, at, row, on=TODAY)

    assert not actor_for(clerk, at).holds(Role.DOC_CTRL)


def test_a_role_never_ends_in_the_past(acting, at, clerk, agency):
    row = assign(clerk, "DOC_CTRL", agency)

    with pytest.raises(ValidationError) as refused:
        end(acting, at, row, on=dt.date(2022, 10, 10))

    assert said(refused) == {
        "on": ["Ngày kết thúc từ hôm nay trở đi: việc đã làm trước đó vẫn có giá trị."]
    }


def test_a_role_that_has_not_begun_is_voided_with_its_reason(acting, at, clerk, agency):
    row = assign(clerk, "DOC_CTRL", agency, valid_from=dt.date(2023, 1, 1))

    end(acting, at, row, reason="Quyết định bị thu hồi")

    row.refresh_from_db()
    assert (row.void_reason, row.valid_to) == ("Quyết định bị thu hồi", None)


def test_an_ended_role_does_not_end_again(acting, at, clerk, agency):
    row = assign(clerk, "DOC_CTRL", agency, valid_to=TODAY)

    with pytest.raises(ValidationError):
        end(acting, at, row)


def test_the_head_s_own_role_is_ended_by_dost(acting, at, clerk, agency):
    row = assign(clerk, "HEAD", agency)

    with pytest.raises(PermissionDenied):
        end(acting, at, row, by="ISO_SEC", decision_no="1")

    assert end(acting, at, row, by="DOST_ADMIN").valid_to == TOMORROW


def test_the_province_keeps_its_last_administrator(acting, at):
    admin = acting("DOST_ADMIN")
    row = Assignment.objects.get(person=admin.person_id)

    with pytest.raises(ValidationError) as refused:
        services.end_role(actor=admin, at=at, assignment=row, on=TOMORROW)
    assert list(said(refused)) == ["on"]

    acting("DOST_ADMIN")
    assert services.end_role(actor=admin, at=at, assignment=row, on=TOMORROW).valid_to == TOMORROW
