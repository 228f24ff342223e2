"""Each act on the register: what it closes, opens, keeps true, refuses and records."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from tests.factories import RECORDED, make_actor
from thuan.domains.registry.agencies import services
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyName,
    AgencyStatus,
    Lineage,
    Obligation,
    ProgrammeMembership,
    QmsSystem,
    SystemCoverage,
)
from thuan.domains.registry.agencies.selectors import agency_on, children_on
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.models import GroupMembership
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.tenancy.writing import end_facts

pytestmark = pytest.mark.django_db

D2020 = dt.date(2020, 1, 1)
MAY = dt.date(2022, 5, 1)
JUNE = dt.date(2022, 6, 1)


@pytest.fixture
def act(keeper, at):
    """Call a service as the keeper, in the keeper's scope."""

    def _act(function, *args, **kwargs):
        with entered(keeper.scope()):
            return function(*args, **kwargs, actor=keeper, at=at)

    return _act


def events(agency):
    rows = AuditEvent.objects.filter(target_type="tenancy.agency", target_id=agency.public_id)
    return list(rows.order_by("id").values_list("action", flat=True))


def test_a_new_agency_stands_in_the_default_group_of_its_type(enter):
    agency = enter(kind="CHI_CUC", name="Chi cục Thủy lợi")

    entry = agency_on(agency, MAY)
    assert (entry.kind, entry.group, entry.status) == ("CHI_CUC", "truc_thuoc", "REGISTERED")
    assert (entry.obligation, entry.by_plan) == ("", False)
    assert events(agency) == ["agencies.register"]


def test_the_law_s_word_on_the_group_becomes_the_obligation(enter):
    commune, district = enter(), enter("A2", "UBND huyện An Bình", "HUYEN")

    assert agency_on(commune, MAY).obligation == "ENCOURAGED"
    assert agency_on(district, MAY).obligation == "MANDATORY"
    basis = Obligation.objects.get(agency=commune).legal_basis
    assert basis == "Quyết định 19/2014/QĐ-TTg"


def test_a_code_is_never_given_twice(enter, act):
    first = enter("A1")
    act(services.recode_agency, agency=first, code="A9", day=MAY, legal_basis="QĐ 2")

    with pytest.raises(ValidationError, match="không dùng lại"):
        enter("A1", "UBND xã Khác")

    first.refresh_from_db()
    assert first.code == "A9"
    other = enter("A3", "UBND xã Ba")
    with pytest.raises(DatabaseError), transaction.atomic():
        AgencyCode.objects.create(
            agency=other, scheme="thuan", code="A1", valid_from=D2020, recorded_at=RECORDED
        )


def test_an_official_code_names_one_agency_on_a_day(enter):
    enter(gso="22738")

    with pytest.raises(ValidationError, match="đang thuộc “UBND xã An Hòa”"):
        enter("A2", "UBND xã Hai", gso="22738")


def test_an_unknown_type_is_named_with_the_known_ones(enter):
    with pytest.raises(ValidationError, match=r"“QUAN”.*SO, CHI_CUC, HUYEN, XA"):
        enter(kind="QUAN")


def test_the_district_type_cannot_be_given_once_the_tier_is_gone(enter):
    with pytest.raises(ValidationError, match="HUYEN"):
        enter(kind="HUYEN", day=dt.date(2025, 7, 1))


def test_renaming_keeps_the_former_name_with_its_days(enter, act):
    agency = enter(name="UBND xã An Hòa")

    act(
        services.rename_agency,
        agency=agency,
        name="UBND phường An Hòa",
        day=MAY,
        legal_basis="NQ 5",
    )

    agency.refresh_from_db()
    assert (agency.name, agency.search_key) == ("UBND phường An Hòa", "ubnd phuong an hoa")
    assert agency_on(agency, dt.date(2022, 4, 30)).name == "UBND xã An Hòa"
    assert agency_on(agency, MAY).name == "UBND phường An Hòa"
    event = AuditEvent.objects.get(action="agencies.rename")
    body = json.loads(event.body)
    assert body["changes"] == {"name": ["UBND xã An Hòa", "UBND phường An Hòa"]}
    assert (body["valid_from"], body["legal_basis"]) == ("2022-05-01", "NQ 5")


def test_a_name_of_next_month_is_not_yet_today_s(enter, act, keeper, at):
    agency = enter(name="UBND xã Cũ")

    act(
        services.rename_agency,
        agency=agency,
        name="UBND xã Mới",
        day=dt.date(2022, 11, 1),
        legal_basis="",
    )

    agency.refresh_from_db()
    assert agency.name == "UBND xã Cũ"


def test_the_same_name_again_changes_nothing_and_is_not_recorded(enter, act):
    agency = enter(name="UBND xã An Hòa")

    act(services.rename_agency, agency=agency, name="UBND xã An Hòa", day=MAY, legal_basis="")

    assert AgencyName.objects.filter(agency=agency).count() == 1
    assert events(agency) == ["agencies.register"]


def test_two_changes_on_one_day_ask_to_void_the_first(enter, act):
    agency = enter()
    act(services.rename_agency, agency=agency, name="UBND xã Một", day=MAY, legal_basis="")

    with pytest.raises(ValidationError, match="Ngày 01/05/2022 đã có một ghi nhận khác"):
        act(services.rename_agency, agency=agency, name="UBND xã Hai", day=MAY, legal_basis="")


def test_a_change_entered_late_holds_only_until_the_next_one_known(enter, act):
    agency = enter(name="Tên một")
    act(services.rename_agency, agency=agency, name="Tên ba", day=JUNE, legal_basis="")

    act(services.rename_agency, agency=agency, name="Tên hai", day=MAY, legal_basis="")

    days = (D2020, MAY, JUNE)
    assert [agency_on(agency, day).name for day in days] == ["Tên một", "Tên hai", "Tên ba"]


def test_the_database_refuses_two_names_on_one_day(enter):
    agency = enter()

    with pytest.raises(DatabaseError), transaction.atomic():
        AgencyName.objects.create(agency=agency, name="Trùng", valid_from=MAY, recorded_at=RECORDED)


def test_the_database_refuses_an_agency_in_two_groups_of_one_scheme(enter):
    agency = enter()

    with pytest.raises(DatabaseError), transaction.atomic():
        GroupMembership.objects.create(
            agency=agency, scheme="report", group="huyen", valid_from=MAY, recorded_at=RECORDED
        )


def test_regrouping_changes_the_group_from_that_day(enter, act):
    agency = enter(kind="CHI_CUC")

    act(services.regroup_agency, agency=agency, group="so_nganh", day=MAY, legal_basis="KH 1")

    assert agency_on(agency, dt.date(2022, 4, 30)).group == "truc_thuoc"
    assert agency_on(agency, MAY).group == "so_nganh"
    with pytest.raises(ValidationError, match="Không có nhóm “la_gi”"):
        act(services.regroup_agency, agency=agency, group="la_gi", day=JUNE, legal_basis="")


def test_retyping_changes_today_s_type_too(enter, act):
    agency = enter(kind="CHI_CUC")

    act(services.retype_agency, agency=agency, kind="SU_NGHIEP", day=MAY, legal_basis="")

    agency.refresh_from_db()
    assert agency.kind == "SU_NGHIEP"
    assert agency_on(agency, D2020).kind == "CHI_CUC"


def test_an_agency_moves_under_another_and_out_again(enter, act):
    district, commune = enter("H1", "UBND huyện", "HUYEN"), enter("X1")

    act(services.move_agency, agency=commune, parent=district, day=MAY, legal_basis="")
    act(services.move_agency, agency=commune, parent=None, day=JUNE, legal_basis="")

    assert children_on(district, MAY) == [commune]
    assert children_on(district, JUNE) == []


def test_no_agency_stands_below_itself(enter, act):
    top, middle, low = enter("T1", "Một"), enter("T2", "Hai"), enter("T3", "Ba")
    act(services.move_agency, agency=middle, parent=top, day=MAY, legal_basis="")
    act(services.move_agency, agency=low, parent=middle, day=MAY, legal_basis="")

    with pytest.raises(ValidationError, match="“Ba” đang thuộc “Một”"):
        act(services.move_agency, agency=top, parent=low, day=MAY, legal_basis="")
    with pytest.raises(ValidationError, match="không thể là cấp trên"):
        act(services.move_agency, agency=top, parent=top, day=MAY, legal_basis="")


def test_a_plan_stands_beside_the_law(enter, act):
    commune = enter()

    act(
        services.set_obligation,
        agency=commune,
        kind="BY_PLAN",
        day=MAY,
        legal_basis="KH 752/KH-UBND",
    )

    entry = agency_on(commune, MAY)
    assert (entry.obligation, entry.by_plan) == ("ENCOURAGED", True)


def test_the_law_says_one_thing_at_a_time(enter, act):
    commune = enter()

    act(
        services.set_obligation,
        agency=commune,
        kind="MANDATORY",
        day=MAY,
        legal_basis="Nghị định X",
    )

    assert agency_on(commune, D2020).obligation == "ENCOURAGED"
    assert agency_on(commune, MAY).obligation == "MANDATORY"
    with pytest.raises(DatabaseError), transaction.atomic():
        Obligation.objects.create(
            agency=commune, kind="ENCOURAGED", ground="LAW", valid_from=MAY, recorded_at=RECORDED
        )


def test_an_obligation_names_its_basis(enter, act):
    with pytest.raises(ValidationError, match="Ghi căn cứ"):
        act(services.set_obligation, agency=enter(), kind="BY_PLAN", day=MAY, legal_basis=" ")


@pytest.mark.parametrize(
    ("walk", "refused"),
    [
        (["PREPARING", "APPLYING", "SUSPENDED", "APPLYING"], "PREPARING"),
        (["PREPARING"], "REGISTERED"),
        (["APPLYING"], "REGISTERED"),
        ([], "SUSPENDED"),
        (["MERGED"], "APPLYING"),
        (["DISSOLVED"], "PREPARING"),
    ],
)
def test_the_life_of_an_agency_goes_only_the_known_ways(walk, refused, enter, act):
    agency = enter()
    for month, status in enumerate(walk, start=1):
        act(
            services.change_status,
            agency=agency,
            status=status,
            day=dt.date(2021, month, 1),
            legal_basis="QĐ",
        )

    with pytest.raises(ValidationError, match="không chuyển sang"):
        act(services.change_status, agency=agency, status=refused, day=MAY, legal_basis="QĐ")

    rows = AgencyStatus.objects.filter(agency=agency).order_by("valid_from")
    assert [row.status for row in rows] == ["REGISTERED", *walk]


def test_the_end_of_an_agency_ends_everything_dated_of_it(enter, act):
    district = enter("H1", "UBND huyện", "HUYEN")
    commune = enter("X1", parent=district)
    act(services.join_programme, agency=district, day=D2020, reason="KH 1")
    act(services.register_system, lead=district, code="HT1", name="Hệ thống", day=D2020)

    act(services.change_status, agency=district, status="DISSOLVED", day=JUNE, legal_basis="NQ 202")

    before, after = (agency_on(district, day) for day in (dt.date(2022, 5, 31), JUNE))
    assert (before.name, before.group, before.system_code) == ("UBND huyện", "huyen", "HT1")
    assert (after.name, after.group, after.system_code) == ("", "", "")
    assert after.status == "DISSOLVED"
    assert agency_on(commune, JUNE).parent_id is None
    assert ProgrammeMembership.objects.get(agency=district).leaving_reason == "Đã giải thể"
    district.refresh_from_db()
    assert district.name == "UBND huyện"


def test_an_end_entered_by_mistake_is_taken_back_whole(enter, act):
    agency = enter("H1", "UBND huyện", "HUYEN")
    act(services.join_programme, agency=agency, day=D2020, reason="KH 1")
    act(services.change_status, agency=agency, status="DISSOLVED", day=JUNE, legal_basis="NQ")
    wrong = AgencyStatus.objects.get(agency=agency, status="DISSOLVED")

    act(services.void_entry, entry=wrong, reason="Ghi nhầm cơ quan")

    entry = agency_on(agency, JUNE)
    assert (entry.status, entry.name, entry.group) == ("REGISTERED", "UBND huyện", "huyen")
    membership = ProgrammeMembership.objects.get(agency=agency)
    assert (membership.valid_to, membership.leaving_reason) == (None, "")


def test_a_void_entry_lets_the_former_one_hold_on(enter, act):
    agency = enter(name="Tên đúng")
    act(services.rename_agency, agency=agency, name="Tên sai", day=MAY, legal_basis="")
    wrong = AgencyName.objects.get(name="Tên sai")

    act(services.void_entry, entry=wrong, reason="Gõ nhầm")

    agency.refresh_from_db()
    assert agency.name == "Tên đúng"
    assert agency_on(agency, JUNE).name == "Tên đúng"
    wrong.refresh_from_db()
    assert wrong.void_reason == "Gõ nhầm"
    with pytest.raises(ValidationError, match="đã được hủy bỏ"):
        act(services.void_entry, entry=wrong, reason="Lần nữa")


def test_the_only_name_cannot_be_void_and_voiding_asks_why(enter, act):
    name = AgencyName.objects.get(agency=enter())

    with pytest.raises(ValidationError, match="duy nhất"):
        act(services.void_entry, entry=name, reason="Sai")
    with pytest.raises(ValidationError, match="Ghi lý do hủy bỏ"):
        act(services.void_entry, entry=name, reason=" ")


def test_leaving_the_programme_needs_a_reason(enter, act):
    agency = enter()
    act(services.join_programme, agency=agency, day=D2020, reason="KH 1")

    with pytest.raises(ValidationError, match="Ghi lý do"):
        act(services.leave_programme, agency=agency, day=MAY, reason="  ")
    with pytest.raises(DatabaseError), transaction.atomic():
        end_facts(ProgrammeMembership.objects.filter(agency=agency), valid_to=MAY)

    act(services.leave_programme, agency=agency, day=MAY, reason="Xây dựng nhưng không áp dụng")
    left = ProgrammeMembership.objects.get(agency=agency)
    assert (left.valid_to, left.leaving_reason) == (MAY, "Xây dựng nhưng không áp dụng")
    with pytest.raises(ValidationError, match="không ở trong chương trình"):
        act(services.leave_programme, agency=agency, day=JUNE, reason="Lần nữa")


def test_an_agency_joins_once_and_may_come_back(enter, act):
    agency = enter()
    act(services.join_programme, agency=agency, day=D2020, reason="KH 1")

    with pytest.raises(ValidationError, match="đã ở trong chương trình"):
        act(services.join_programme, agency=agency, day=MAY, reason="KH 2")

    act(services.leave_programme, agency=agency, day=MAY, reason="Tạm dừng")
    act(services.join_programme, agency=agency, day=JUNE, reason="KH 3")
    assert ProgrammeMembership.objects.filter(agency=agency).count() == 2


def test_an_agency_runs_under_one_system_at_a_time(enter, act):
    lead, member = enter("A1", "Một"), enter("A2", "Hai")
    first = act(services.register_system, lead=lead, code="HT1", name="Chung", day=D2020)
    second = act(services.register_system, lead=member, code="HT2", name="Riêng", day=D2020)

    act(services.cover_agency, agency=member, system=first, day=MAY)

    assert agency_on(member, dt.date(2022, 4, 30)).system_id == second.pk
    assert agency_on(member, MAY).system_id == first.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        SystemCoverage.objects.create(
            system=second, agency=member, valid_from=JUNE, recorded_at=RECORDED
        )
    with pytest.raises(ValidationError, match="đã dùng"):
        act(services.register_system, lead=lead, code="HT1", name="Nữa", day=MAY)


def test_everybody_signed_in_reads_a_system_and_only_the_province_writes_it(enter, act, at):
    lead, stranger = enter("A1", "Một"), enter("A2", "Hai")
    act(services.register_system, lead=lead, code="HT1", name="Chung", day=D2020)
    clerk = make_actor(Role.ISO_SEC, stranger, at)

    with entered(clerk.scope()):
        assert QmsSystem.objects.get().code == "HT1"
        assert not QmsSystem.objects.get().writable_in(clerk.scope())


def test_a_ward_may_go_to_two_units_but_not_to_more_than_the_whole(enter, act):
    ward, first, second = enter("A1", "Một"), enter("A2", "Hai"), enter("A3", "Ba")
    day = {"event": "PARTIAL", "on": MAY, "legal_basis": "NQ 1667"}
    act(services.record_lineage, from_agency=ward, to_agency=first, share=Decimal("0.7"), **day)

    with pytest.raises(ValidationError, match="không quá 1"):
        act(
            services.record_lineage, from_agency=ward, to_agency=second, share=Decimal("0.4"), **day
        )

    act(services.record_lineage, from_agency=ward, to_agency=second, share=Decimal("0.3"), **day)
    assert Lineage.objects.filter(from_agency=ward).count() == 2


CALLS = {
    "register": lambda _a, kw: services.register_agency(
        new=services.NewAgency(code="Z", name="Z", kind="XA", day=MAY), **kw
    ),
    "rename": lambda a, kw: services.rename_agency(
        agency=a, name="Z", day=MAY, legal_basis="", **kw
    ),
    "recode": lambda a, kw: services.recode_agency(
        agency=a, code="Z", day=MAY, legal_basis="", **kw
    ),
    "retype": lambda a, kw: services.retype_agency(
        agency=a, kind="SO", day=MAY, legal_basis="", **kw
    ),
    "regroup": lambda a, kw: services.regroup_agency(
        agency=a, group="xa", day=MAY, legal_basis="", **kw
    ),
    "move": lambda a, kw: services.move_agency(
        agency=a, parent=None, day=MAY, legal_basis="", **kw
    ),
    "oblige": lambda a, kw: services.set_obligation(
        agency=a, kind="BY_PLAN", day=MAY, legal_basis="KH", **kw
    ),
    "status": lambda a, kw: services.change_status(
        agency=a, status="PREPARING", day=MAY, legal_basis="", **kw
    ),
    "join": lambda a, kw: services.join_programme(agency=a, day=MAY, reason="KH", **kw),
    "leave": lambda a, kw: services.leave_programme(agency=a, day=MAY, reason="Thôi", **kw),
    "system": lambda a, kw: services.register_system(lead=a, code="Z", name="Z", day=MAY, **kw),
    "void": lambda _a, kw: services.void_entry(entry=AgencyName.objects.first(), reason="x", **kw),
    "reference": lambda _a, kw: services.load_reference(**kw),
    "roster": lambda _a, kw: services.load_roster(name="ninh-thuan-2022", **kw),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("role", [Role.HEAD, Role.ISO_SEC, Role.DOST_OFFICER, Role.SYS_ADMIN])
def test_only_the_keeper_writes_the_register_not_the_agency_itself(role, call, enter, at):
    agency = enter()
    actor = make_actor(role, agency, at, reach="ALL" if role == Role.DOST_OFFICER else "OWN")

    with entered(actor.scope()), pytest.raises(PermissionDenied):
        call(agency, {"actor": actor, "at": at})

    assert events(agency) == ["agencies.register"]
