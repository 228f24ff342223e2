"""A small province in its reporting season: registered agencies, one cycle, their people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.factories import assign, employ, make_agency, make_person, make_user
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportCycle
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.selectors.reports import reports
from thuan.domains.oversight.reporting.services.checking import return_report, take_report
from thuan.domains.oversight.reporting.services.cycles import (
    draft_cycle,
    fix_roster,
    open_cycle,
    publish_cycle,
)
from thuan.domains.oversight.reporting.services.preparing import (
    save_values,
    start_report,
    submit_internally,
)
from thuan.domains.oversight.reporting.services.signing import (
    content_to_sign,
    sign_report,
    submit_report,
)
from thuan.domains.oversight.reporting.services.templates import load_template
from thuan.domains.registry.agencies.services import (
    NewAgency,
    join_programme,
    load_reference,
    register_agency,
)
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person, User
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered

SINCE = dt.date(2020, 1, 1)
# Every cycle of these tests is opened on 1 October 2022, 08:00 in Vietnam.
OPENED = dt.datetime(2022, 10, 1, 1, 0, tzinfo=dt.UTC)
IN_TIME = dt.datetime(2022, 10, 10, 2, 0, tzinfo=dt.UTC)
TOO_LATE = dt.datetime(2022, 10, 18, 2, 0, tzinfo=dt.UTC)
COMMUNES = ("An Bình", "Bắc Sơn", "Cẩm Hải", "Đông Phước", "Gia Hòa", "Hòa Lạc")


def words(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def figure(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "label": words(f"Số {code}"),
        "hint": words("Ví dụ 12"),
        "type": "integer",
        "required": True,
        "source": "M",
        "aggregate": "sum",
    }


def template() -> dict[str, Any]:
    """Two parts of two required figures each, 3 and 4 minutes."""
    parts = (("I", "Nhập số hồ sơ", 3, ("A.in", "A.out")), ("II", "Nhập số lớp", 4, ("B.a", "B.b")))
    return {
        "code": "small",
        "name": words("Nhỏ"),
        "verification": "composed",
        "thresholds": {"enough": {"percent": 80}, "change": {"percent": 50}},
        "sections": [
            {
                "code": code,
                "title": words(task),
                "task": words(task),
                "minutes": minutes,
                "fields": [figure(name) for name in names],
            }
            for code, task, minutes, names in parts
        ],
        "identities": [
            {
                "code": "a",
                "kind": "not_more_than",
                "left": ["A.out"],
                "right": ["A.in"],
                "weight": 1,
                "sentence": words("%(left)s > %(right)s"),
            }
        ],
        "short_form": [{"group": "xa", "label": words("Xã"), "verification": "unverified"}],
    }


WHOLE = {"A.in": 10, "A.out": 9, "B.a": 2, "B.b": 1}


@dataclass(slots=True)
class Province:
    """Agencies by short name, people by role, and the steps that bring a report to a state."""

    dost: Agency
    office: Agency
    communes: list[Agency]
    people: dict[str, Person] = field(default_factory=dict)
    cycle: ReportCycle | None = None

    def person(self, name: str, role: str, agency: Agency, **more: Any) -> Person:
        """The person of this name, made and employed when first asked for."""
        if name not in self.people:
            self.people[name] = make_person(name)
            employ(self.people[name], agency)
        assign(self.people[name], role, agency, **more)
        return self.people[name]

    def user(self, name: str) -> User:
        return self.people[name].users.first() or make_user(self.people[name])

    def actor(self, name: str, at: dt.datetime) -> Actor:
        return actor_for(self.people[name], at)

    def report(self, commune: int) -> AnnualReport:
        """The report of a commune as its secretary finds it."""
        actor = self.actor(f"secretary {commune}", OPENED)
        with entered(actor.scope()):
            return reports(actor).get(cycle=self.cycle, agency=self.communes[commune])

    def start(self, commune: int, at: dt.datetime, values: dict[str, Any] | None = None) -> None:
        actor = self.actor(f"secretary {commune}", at)
        with entered(actor.scope()):
            report = start_report(actor=actor, at=at, report=self.report(commune))
            paper = DraftContent.objects.get(report=report)
            if values:
                save_values(
                    actor=actor, at=at, paper=paper, values=values, base_version=paper.version
                )

    def hand_in(self, commune: int, at: dt.datetime) -> None:
        """Fill everything and send it to the signer."""
        self.start(commune, at, WHOLE)
        actor = self.actor(f"secretary {commune}", at)
        with entered(actor.scope()):
            submit_internally(actor=actor, at=at, report=self.report(commune))

    def sign(self, commune: int, at: dt.datetime) -> None:
        self.hand_in(commune, at)
        actor = self.actor(f"head {commune}", at)
        with entered(actor.scope()):
            report = reports(actor).get(cycle=self.cycle)
            shown = report_hash(content_to_sign(report))
            sign_report(actor=actor, at=at, report=report, shown_hash=shown)

    def send(self, commune: int, at: dt.datetime) -> None:
        self.sign(commune, at)
        actor = self.actor(f"head {commune}", at)
        with entered(actor.scope()):
            submit_report(actor=actor, at=at, report=reports(actor).get(cycle=self.cycle))

    def give_back(self, commune: int, at: dt.datetime) -> None:
        """DOST takes the report and returns it; five working days to mend."""
        actor = self.actor("officer", at)
        with entered(actor.scope()):
            report = reports(actor).get(cycle=self.cycle, agency=self.communes[commune])
            take_report(actor=actor, at=at, report=report)
            report = reports(actor).get(pk=report.pk)
            return_report(
                actor=actor, at=at, report=report, reason="INCOMPLETE", comment="Thiếu số lớp"
            )

    def fix(self, at: dt.datetime) -> None:
        actor = self.actor("officer", at)
        with entered(actor.scope()):
            self.cycle = fix_roster(actor=actor, at=at, cycle=self.cycle)


def province(communes: int = 3, *, with_dost: bool = False) -> Province:
    """Agencies, people and an open cycle 2022; ``with_dost`` lets DOST owe a report as well."""
    dost = make_agency("Sở Khoa học và Công nghệ (khởi tạo)", code="GOC", kind="SO")
    keeper_person = make_person("Quản trị")
    assign(keeper_person, "DOST_ADMIN", dost, reach="ALL")
    load_reference(actor=Actor.system("test", OPENED), at=OPENED)
    keeper = actor_for(keeper_person, OPENED)
    with entered(keeper.scope()):
        department = _enter(keeper, "SKHCN", "Sở Khoa học và Công nghệ", "SO", member=with_dost)
        office = _enter(keeper, "VPUB", "Văn phòng UBND tỉnh", "SO", member=False)
        places = [
            _enter(keeper, f"XA{n:02}", f"UBND xã {COMMUNES[n % len(COMMUNES)]}", "XA", member=True)
            for n in range(communes)
        ]
    found = Province(department, office, places)
    for role, name in (("DOST_OFFICER", "officer"), ("DOST_HEAD", "dost head")):
        found.person(name, role, department, reach="ALL")
    found.person("second officer", "DOST_OFFICER", department, reach="ALL")
    for number, place in enumerate(places):
        found.person(f"secretary {number}", "ISO_SEC", place)
        found.person(f"head {number}", "HEAD", place)
    _open(found)
    return found


def _enter(keeper: Actor, code: str, name: str, kind: str, *, member: bool) -> Agency:
    new = NewAgency(code=code, name=name, kind=kind, day=SINCE, legal_basis="QĐ 1")
    agency = register_agency(new=new, actor=keeper, at=OPENED)
    if member:
        join_programme(agency=agency, day=SINCE, reason="trong kế hoạch", actor=keeper, at=OPENED)
    return agency


def _open(found: Province) -> None:
    actor = found.actor("officer", OPENED)
    with entered(actor.scope()):
        asked = load_template(actor=actor, at=OPENED, content=template())
        rule = RollRule.NONE
        cycle = draft_cycle(actor=actor, at=OPENED, year=2022, template=asked, roll_rule=rule)
        cycle = publish_cycle(actor=actor, at=OPENED, cycle=cycle)
        found.cycle = open_cycle(actor=actor, at=OPENED, cycle=cycle)
