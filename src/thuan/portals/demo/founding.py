"""The first acts: people, log-ins, agencies, systems and the programme, through the bulk door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from thuan.domains.oversight.reporting.api import keep_earlier
from thuan.domains.registry.agencies.api import (
    Joining,
    NewAgency,
    add_agencies,
    join_many,
    load_reference,
)
from thuan.domains.registry.agencies.enums import Status
from thuan.domains.registry.law.api import load_shipped_register
from thuan.domains.registry.standards.api import SHIPPED, load_shipped
from thuan.kernel.accounts.actor import Actor, Held
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.models import Agency, AgencyList, AgencyListMember
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.text import fold, sort_key
from thuan.portals.demo.earlier import earlier_values
from thuan.portals.demo.figures import NOT_DECLARED
from thuan.portals.demo.people import agency_personas, phone_of, province_personas
from thuan.portals.demo.province import JOINED, YEAR, province

if TYPE_CHECKING:
    import datetime as dt

    from thuan.portals.demo.people import Persona

BASIS = "Dữ liệu minh họa"
REASONS = {
    "": "Đang áp dụng từ trước",
    "NEW_AGENCY": "Cơ quan mới tham gia năm 2022",
    "SCOPE_EXTENSION": "Mở rộng phạm vi hệ thống của Sở năm 2022",
}


def founder(at: dt.datetime) -> Actor:
    """The hand that founds the province before anybody has a role in it."""
    reach = Reach(everything=True, day=JOINED)
    return Actor(None, at, (Held(Role.DOST_ADMIN, 0, reach),), job="demo")


@service
def found_agencies(*, actor: Actor, at: dt.datetime) -> int:
    """Enter the standard and the 119 agencies with their parents, groups, systems, membership."""
    load_reference(actor=actor, at=at)
    for name in SHIPPED:
        load_shipped(actor=actor, at=at, name=name)
    load_shipped_register(actor=actor, at=at)
    plan = province()
    entries = [
        (
            NewAgency(
                code=agency.code,
                name=agency.name,
                kind=agency.type,
                day=JOINED,
                legal_basis=BASIS,
                group=agency.group,
                status=Status.PREPARING if agency.code in NOT_DECLARED else Status.APPLYING,
            ),
            agency.parent,
        )
        for agency in plan.agencies
    ]
    entered = add_agencies(entries, at=at, action="demo.found_agencies", comment=plan.name)
    joinings = [
        Joining(
            agency.code,
            plan.plan_day if agency.expansion else JOINED,
            REASONS[agency.expansion],
            agency.system_of,
        )
        for agency in plan.agencies
    ]
    join_many(joinings=joinings, actor=actor, at=at, legal_basis=f"Kế hoạch {plan.plan}")
    return entered


@service
def found_people(*, actor: Actor, at: dt.datetime, password: str) -> int:
    """Enter every persona with employment, role, reach and one shared password (hashed once)."""
    del actor
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    hashed = make_password(password)
    personas = [*province_personas(), *agency_personas()]
    people = Person.objects.bulk_create(
        [
            Person(
                full_name=one.full_name,
                sort_key=sort_key(one.full_name),
                search_key=fold(one.full_name),
                phone=phone_of(number),
            )
            for number, one in enumerate(personas, start=1)
        ]
    )
    User.objects.bulk_create(
        [
            User(username=one.username, password=hashed, person=person)
            for one, person in zip(personas, people, strict=True)
        ]
    )
    span = {"valid_from": JOINED, "recorded_at": at, "legal_basis": BASIS}
    Employment.objects.bulk_create(
        [
            Employment(person=person, agency=agencies[one.agency], title=one.title, **span)
            for one, person in zip(personas, people, strict=True)
        ]
    )
    Assignment.objects.bulk_create(
        [
            Assignment(
                person=person,
                role=one.role,
                at_agency=agencies[one.agency],
                reach=one.reach,
                reach_list=_list_for(one, agencies),
                decision_no=f"{number:03}/QĐ-MH",
                **span,
            )
            for number, (one, person) in enumerate(zip(personas, people, strict=True), start=1)
        ]
    )
    rows = [{"username": one.username, "agency": one.agency, "role": one.role} for one in personas]
    batch(None, "demo.found_people", rows=rows, comment=BASIS)
    return len(personas)


def found_earlier_figures(*, actor: Actor, at: dt.datetime) -> int:
    """The year before, of the agencies that were in the programme then; the number of them."""
    figures = {a.code: earlier_values(a) for a in province().agencies if not a.expansion}
    return keep_earlier(
        actor=actor, at=at, year=YEAR - 1, figures=figures, source="Số liệu minh họa"
    )


def _list_for(one: Persona, agencies: dict[str, Agency]) -> AgencyList | None:
    if one.reach is not ReachKind.LIST:
        return None
    listed = AgencyList.objects.create(name="Cơ quan do Văn phòng UBND tỉnh kiểm tra báo cáo")
    AgencyListMember.objects.bulk_create(
        [AgencyListMember(list=listed, agency=agencies[code]) for code in one.list_of]
    )
    return listed
