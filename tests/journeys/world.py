"""A province of three agencies on one October morning, with one log-in per hand of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.factories import LONG_AGO, assign, employ, make_person, make_user
from tests.journeys.answers import ANSWERS
from thuan.domains.oversight.reporting.api import (
    content_to_sign,
    cycle_of,
    draft_cycle,
    keep_earlier,
    load_shipped_template,
    open_cycle,
    publish_cycle,
    report_at,
    report_hash,
    save_values,
    sign_report,
    start_report,
    submit_internally,
    submit_report,
)
from thuan.domains.oversight.reporting.judging import read_content, template_of
from thuan.domains.oversight.reporting.services.preparing import revise_report
from thuan.domains.oversight.reporting.template import parse
from thuan.domains.registry.agencies.api import (
    Joining,
    NewAgency,
    add_agencies,
    join_many,
    load_reference,
)
from thuan.kernel.accounts.actor import Actor, Held, actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.tenancy.scope import entered

# Tuesday 11 October 2022, 09:00 in Vietnam: four working days before the deadline.
MORNING = dt.datetime(2022, 10, 11, 2, 0, tzinfo=dt.UTC)
PASSWORD = "sen-tren-dong-lua-2022"
DOST, OFFICE, COMMUNE = "SKHCN", "VPUBND", "ANHOA"
AGENCIES = {
    DOST: ("Sở Khoa học và Công nghệ", "SO"),
    OFFICE: ("Văn phòng UBND tỉnh", "SO"),
    COMMUNE: ("UBND xã An Hòa", "XA"),
}
# Log-in → full name, agency, role, reach.
PEOPLE = {
    "dost_admin": ("Vũ Thanh Trúc", DOST, "DOST_ADMIN", "ALL"),
    "dost_officer": ("Trần Thị Mỹ Duyên", DOST, "DOST_OFFICER", "ALL"),
    "dost_officer_2": ("Lê Quốc Huy", DOST, "DOST_OFFICER", "ALL"),
    "dost_head": ("Phạm Hồng Quang", DOST, "DOST_HEAD", "ALL"),
    "dost_secretary": ("Bùi Thị Ngọc", DOST, "ISO_SEC", "OWN"),
    "ppc": ("Hoàng Gia Bách", OFFICE, "PPC", "ALL"),
    "ppc_checker": ("Đỗ Minh Châu", OFFICE, "PPC_CHECKER", "ALL"),
    "secretary": ("Nguyễn Thị Hạnh", COMMUNE, "ISO_SEC", "OWN"),
    "lan": ("Trần Thị Lan", COMMUNE, "ISO_SEC", "OWN"),
    "head": ("Đặng Văn Ẩn", COMMUNE, "HEAD", "OWN"),
    "archivist": ("Ngô Thị Thu Hà", COMMUNE, "ARCHIVIST", "OWN"),
}
# The director of the department is also the head of an agency that reports.
SECOND_ROLES = {"dost_head": (DOST, "HEAD", "OWN")}


def build() -> None:
    """Agencies in the programme, people with log-ins, the report template, and the demo clock.

    Call inside a scope of every agency; everything is committed.
    """
    clock.mark_as_demo(MORNING)
    founder = Actor(None, MORNING, (Held("DOST_ADMIN", 0, Reach(everything=True, day=LONG_AGO)),))
    _found(actor=founder, at=MORNING)
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    for username, (name, place, role, reach) in PEOPLE.items():
        person = make_person(name)
        employ(person, agencies[place])
        assign(person, role, agencies[place], reach=reach)
        if username in SECOND_ROLES:
            second, head, own = SECOND_ROLES[username]
            assign(person, head, agencies[second], reach=own)
        user = make_user(person, username, PASSWORD)
        if username == "dost_admin":
            load_shipped_template(actor=actor_for(user, MORNING), at=MORNING)


@service
def _found(*, actor: Actor, at: dt.datetime) -> None:
    load_reference(actor=actor, at=at)
    entries = [
        (NewAgency(code=code, name=name, kind=kind, day=LONG_AGO, legal_basis="QĐ 1"), "")
        for code, (name, kind) in AGENCIES.items()
    ]
    add_agencies(entries, at=at, action="test.found", comment="")
    joinings = [Joining(code, LONG_AGO, "Đang áp dụng") for code in AGENCIES]
    join_many(joinings=joinings, actor=actor, at=at, legal_basis="QĐ 1")


def open_the_cycle() -> None:
    """The cycle of 2022, published and open: every member of the programme has its form."""
    with _acting("dost_officer") as officer:
        template = load_shipped_template(**officer)
        draft_cycle(**officer, year=2022, template=template, roll_rule=RollRule.NONE)
        publish_cycle(**officer, cycle=cycle_of(2022))
        open_cycle(**officer, cycle=cycle_of(2022))


def know_last_year(texts: dict[str, str]) -> None:
    """What the commune reported for 2021, as typed, taken in from a file of the department."""
    with _acting("dost_officer") as officer:
        asked = read_content(load_shipped_template(**officer))
        values = {code: parse(asked.field(code), text) for code, text in texts.items()}
        keep_earlier(**officer, year=2021, figures={COMMUNE: values}, source="bao-cao-2021.xlsx")


def fill_the_report(
    but: str = "", agency: str = COMMUNE, by: str = "secretary", at: dt.datetime | None = None
) -> None:
    """A report, begun and filled; ``but`` names a part that stays empty."""
    with _acting(by, at) as secretary:
        report = start_report(**secretary, report=report_at(agency, 2022))
        asked = template_of(report)
        typed = {"R01.name": AGENCIES[agency][0], "R02.type": report.group}
        for part, answers in ANSWERS.items():
            typed |= {} if part == but else answers
        paper = report.draft
        # What the system filled in stays as it is, the names of an agency's own people among it.
        empty = {code: text for code, text in typed.items() if code not in paper.values}
        values = {code: parse(asked.field(code), text) for code, text in empty.items()}
        save_values(**secretary, paper=paper, values=values, base_version=paper.version)


def begin_the_report(texts: dict[str, str]) -> None:
    """The commune's report, begun with a few figures as typed."""
    with _acting("secretary") as secretary:
        report = start_report(**secretary, report=report_at(COMMUNE, 2022))
        asked, paper = template_of(report), report.draft
        values = {code: parse(asked.field(code), text) for code, text in texts.items()}
        save_values(**secretary, paper=paper, values=values, base_version=paper.version)


def hand_in_the_report() -> None:
    """The filled report goes to the signer."""
    with _acting("secretary") as secretary:
        submit_internally(**secretary, report=report_at(COMMUNE, 2022))


def sign_the_report() -> None:
    """The filled report goes to the head, who signs it."""
    hand_in_the_report()
    with _acting("head") as head:
        report = report_at(COMMUNE, 2022)
        sign_report(**head, report=report, shown_hash=report_hash(content_to_sign(report)))


def agency_id(code: str) -> str:
    """How a list to choose from knows the agency."""
    return str(Agency.objects.get(code=code).pk)


def send_the_report() -> None:
    with _acting("secretary") as secretary:
        submit_report(**secretary, report=report_at(COMMUNE, 2022))


def sign_and_send(agency: str, secretary: str, head: str, at: dt.datetime | None = None) -> None:
    """A filled report goes to its head, is signed and sent."""
    with _acting(secretary, at) as clerk:
        submit_internally(**clerk, report=report_at(agency, 2022))
    with _acting(head, at) as signer:
        report = report_at(agency, 2022)
        sign_report(**signer, report=report, shown_hash=report_hash(content_to_sign(report)))
    with _acting(secretary, at) as clerk:
        submit_report(**clerk, report=report_at(agency, 2022))


def mend_the_report(texts: dict[str, str], at: dt.datetime) -> None:
    """The commune's returned report, with other figures as typed, signed and sent again."""
    with _acting("secretary", at) as secretary:
        report = revise_report(**secretary, report=report_at(COMMUNE, 2022))
        asked, paper = template_of(report), report.draft
        values = {code: parse(asked.field(code), text) for code, text in texts.items()}
        save_values(**secretary, paper=paper, values=values, base_version=paper.version)
    sign_and_send(COMMUNE, "secretary", "head", at)


@contextmanager
def _acting(username: str, at: dt.datetime | None = None) -> Iterator[dict[str, Any]]:
    """``actor`` and ``at`` for the services, in the scope of that person."""
    at = at or MORNING
    actor = actor_for(User.objects.get(username=username), at)
    with entered(actor.scope()):
        yield {"actor": actor, "at": at}
