"""A small province that reports: its agencies, its people, a cycle that takes reports.

Three agencies owe a report: the department of science itself (``dost``) and two communes
(``lotus``, ``bamboo``); the first commune stands under a district.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.factories import LONG_AGO, RECORDED, assign, employ, make_agency, make_person
from tests.kernel.files.corpus import PDF, Upload
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    ReportCycle,
    ReportTemplate,
)
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.services import (
    checking,
    cycles,
    paper,
    preparing,
    receiving,
    signing,
    syntheses,
    templates,
    terms,
)
from thuan.domains.oversight.reporting.services.paper import SignedPaper
from thuan.domains.oversight.reporting.services.signing import content_to_sign
from thuan.domains.oversight.reporting.services.terms import Decision
from thuan.domains.registry.agencies.enums import PROGRAMME, REPORT_SCHEME, CodeScheme, Status
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    ProgrammeMembership,
)
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Delegation, Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.files.intake import Intake, take_in
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.tenancy.writing import end_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from thuan.domains.oversight.reporting.models import ReportVersion, Submission, Synthesis

SEPTEMBER = dt.datetime(2022, 9, 1, 8, 0, tzinfo=ICT)
OCTOBER = dt.datetime(2022, 10, 1, 8, 0, tzinfo=ICT)
DEADLINE = dt.datetime(2022, 10, 16, tzinfo=ICT)
ROSTER = ("dost", "lotus", "bamboo")
# Name → (agency, role, reach). The director of the department also decides for the province.
PEOPLE = {
    **{f"{a}_secretary": (a, "ISO_SEC", "OWN") for a in ROSTER},
    **{f"{a}_head": (a, "HEAD", "OWN") for a in ROSTER},
    **{f"{a}_qmr": (a, "QMR", "OWN") for a in ROSTER},
    **{f"{a}_archivist": (a, "ARCHIVIST", "OWN") for a in ROSTER},
    "admin": ("dost", "DOST_ADMIN", "ALL"),
    "officer": ("dost", "DOST_OFFICER", "ALL"),
    "colleague": ("dost", "DOST_OFFICER", "ALL"),
    "director": ("dost", "DOST_HEAD", "ALL"),
    "checker": ("ppc", "PPC_CHECKER", "ALL"),
    "chairman": ("ppc", "PPC", "ALL"),
    "coordinator": ("district", "DISTRICT_COORD", "CHILDREN"),
}


DECISION = Decision("45/QĐ-SKHCN", dt.date(2022, 10, 1))
FLOOD = Decision("52/QĐ-SKHCN", dt.date(2022, 10, 20), "Lũ làm mất điện từ 14/10 đến 17/10.")


def scan(name: str = "bao-cao.pdf", content: bytes = PDF) -> Intake:
    """A scan that was taken in and has no row yet."""
    return take_in(Upload(name, content))


def _words(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def _field(code: str, kind: str, aggregate: str, **more: Any) -> dict[str, Any]:
    shown = {"label": _words(f"Mục {code}"), "hint": _words("Ví dụ 1")}
    base = {"code": code, "type": kind, "source": "M", "aggregate": aggregate, "required": True}
    return {**base, **shown, **more}


def small_template() -> dict[str, Any]:
    """Five required fields; 80 % of them are four. On-time cases are part of those received."""
    fields = [
        _field("R01.name", "text", "none"),
        _field("R08.declared", "yesno", "count"),
        _field("Q.received", "integer", "sum"),
        _field("Q.on_time", "integer", "sum"),
        _field("Q.note", "text", "none"),
    ]
    identity = {
        "code": "part",
        "kind": "not_more_than",
        "left": ["Q.on_time"],
        "right": ["Q.received"],
        "weight": 1,
        "sentence": _words("Đúng hạn (%(left)s) lớn hơn đã nhận (%(right)s)."),
    }
    section = {"code": "I", "title": _words("Chung"), "task": _words("Kê khai"), "minutes": 1}
    forms = [
        {"group": group, "label": _words(group), "verification": "composed"}
        for group in ("so_nganh", "xa")
    ]
    return {
        "code": "small",
        "name": _words("Mẫu nhỏ"),
        "verification": "composed",
        "thresholds": {"enough": {"percent": 80}, "change": {"percent": 50}},
        "sections": [{**section, "fields": fields}],
        "identities": [identity],
        "short_form": forms,
    }


def full_values(agency: Agency, received: int = 10, **more: Any) -> dict[str, Any]:
    """A whole report in which the agency can be told from every other by one word."""
    values = {
        "R01.name": agency.name,
        "R08.declared": True,
        "Q.received": received,
        "Q.on_time": received - 1,
        "Q.note": secret_word(agency),
    }
    return {**values, **{code.replace("__", "."): value for code, value in more.items()}}


def secret_word(agency: Agency) -> str:
    """A word that stands in this agency's rows and in nobody else's."""
    return f"chữriêng{agency.code}"


def member(name: str, code: str, group: str, *, since: dt.date = LONG_AGO) -> Agency:
    """An agency in the programme, with the dated rows the roster reads."""
    agency = make_agency(name, code=code, kind="SO" if group == "so_nganh" else "XA")
    span = {"agency": agency, "valid_from": LONG_AGO, "recorded_at": RECORDED}
    AgencyName.objects.create(**span, name=name)
    AgencyKind.objects.create(**span, kind=agency.kind)
    AgencyCode.objects.create(**span, scheme=CodeScheme.THUAN, code=code)
    GroupMembership.objects.create(**span, scheme=REPORT_SCHEME, group=group)
    AgencyStatus.objects.create(**span, status=Status.REGISTERED)
    joined = {**span, "valid_from": since}
    ProgrammeMembership.objects.create(**joined, programme=PROGRAMME, entry_reason="Kế hoạch")
    return agency


def leave(agency: Agency, day: dt.date) -> None:
    """The agency is in the programme no more from ``day`` on."""
    here = ProgrammeMembership.objects.filter(agency=agency, valid_to=None)
    end_facts(here, valid_to=day, leaving_reason="Kế hoạch")


def delegate(
    giver: Person,
    holder: Person,
    agency: Agency,
    *duties: str,
    since: dt.date = LONG_AGO,
    until: dt.date | None = None,
) -> Delegation:
    """``giver`` lets ``holder`` do the named duties at the agency."""
    return Delegation.objects.create(
        from_person=giver,
        to_person=holder,
        at_agency=agency,
        duties=list(duties),
        decision_no="01/UQ",
        valid_from=since,
        valid_to=until,
        recorded_at=RECORDED,
    )


@dataclass
class Province:
    """The rows of a small province and the acts of its people."""

    agencies: dict[str, Agency]
    people: dict[str, Person]
    template: ReportTemplate
    at: dt.datetime
    cycle: ReportCycle = field(init=False)

    def actor(self, who: str, at: dt.datetime | None = None) -> Actor:
        """The person as they stand at the moment."""
        return actor_for(self.people[who], at or self.at)

    def act(
        self, who: str, service: Callable[..., Any], *, at: dt.datetime | None = None, **more: Any
    ) -> Any:
        """Let the person do it, in their own scope."""
        moment = at or self.at
        actor = self.actor(who, moment)
        with entered(actor.scope()):
            return service(actor=actor, at=moment, **more)

    def report(self, agency: str, cycle: ReportCycle | None = None) -> AnnualReport:
        """The agency's report as the database holds it now."""
        with every_agency(reason="a test looks"):
            rows = AnnualReport.objects.select_related("cycle__template", "agency")
            return rows.get(cycle=cycle or self.cycle, agency=self.agencies[agency])

    def paper(self, agency: str) -> DraftContent:
        with every_agency(reason="a test looks"):
            return DraftContent.objects.select_related("report").get(report=self.report(agency))

    def open_cycle(self, year: int = 2022, **more: Any) -> ReportCycle:
        """A cycle whose provisional roster has its forms."""
        terms = {"template": self.template, "roll_rule": RollRule.NONE, "year": year, **more}
        cycle = self.act("admin", cycles.draft_cycle, at=SEPTEMBER, **terms)
        cycle = self.act("admin", cycles.publish_cycle, at=SEPTEMBER, cycle=cycle)
        self.cycle = self.act("admin", cycles.open_cycle, at=SEPTEMBER, cycle=cycle)
        return self.cycle

    def fix_roster(self, at: dt.datetime = OCTOBER) -> ReportCycle:
        self.cycle = self.act("admin", cycles.fix_roster, at=at, cycle=self.cycle)
        return self.cycle

    def close_cycle(self, at: dt.datetime) -> ReportCycle:
        self.cycle = self.act("admin", cycles.close_cycle, at=at, cycle=self.cycle)
        return self.cycle

    def start(self, agency: str, **more: Any) -> AnnualReport:
        return self.on(agency, preparing.start_report, "secretary", **more)

    def save(self, agency: str, values: dict[str, Any] | None = None, **more: Any) -> DraftContent:
        paper = self.paper(agency)
        given = full_values(self.agencies[agency]) if values is None else values
        version = more.pop("base_version", paper.version)
        who = more.pop("who", f"{agency}_secretary")
        return self.act(
            who, preparing.save_values, paper=paper, values=given, base_version=version, **more
        )

    def on(self, agency: str, service: Callable[..., Any], role: str = "", **more: Any) -> Any:
        """A step on the agency's report by the person of this role (or by ``who``)."""
        who = more.pop("who", f"{agency}_{role}")
        return self.act(who, service, report=self.report(agency), **more)

    def hand_in(self, agency: str, **more: Any) -> AnnualReport:
        return self.on(agency, preparing.submit_internally, "secretary", **more)

    def shown_hash(self, agency: str) -> str:
        with every_agency(reason="a test looks"):
            return report_hash(content_to_sign(self.report(agency)))

    def sign(self, agency: str, **more: Any) -> AnnualReport:
        shown = more.pop("shown_hash", None) or self.shown_hash(agency)
        return self.on(agency, signing.sign_report, "head", shown_hash=shown, **more)

    def submit(self, agency: str, **more: Any) -> Submission:
        return self.on(agency, signing.submit_report, "head", **more)

    def ready(self, agency: str, values: dict[str, Any] | None = None, **more: Any) -> AnnualReport:
        """Filled, sent to the signer and signed."""
        self.start(agency, **more)
        self.save(agency, values, **more)
        self.hand_in(agency, **more)
        return self.sign(agency, **more)

    def send(self, agency: str, values: dict[str, Any] | None = None, **more: Any) -> AnnualReport:
        """Everything up to the arrival at the province."""
        self.ready(agency, values, **more)
        self.submit(agency, **more)
        return self.report(agency)

    def take(self, agency: str, who: str = "officer", **more: Any) -> Any:
        return self.on(agency, checking.take_report, who=who, **more)

    def accept(self, agency: str, who: str = "officer", **more: Any) -> AnnualReport:
        return self.on(agency, checking.accept_report, who=who, **more)

    def give_back(self, agency: str, who: str = "officer", **more: Any) -> AnnualReport:
        words = {"reason": "FIGURES", "comment": "Số hồ sơ chưa khớp.", **more}
        return self.on(agency, checking.return_report, who=who, **words)

    def reopen(self, agency: str, who: str = "director", **more: Any) -> AnnualReport:
        words = {"reason": "FIGURES", "comment": "Sai số quý 3.", **more}
        return self.on(agency, checking.reopen_report, who=who, **words)

    def resend(self, agency: str, values: dict[str, Any], **more: Any) -> AnnualReport:
        """A returned report taken up, mended, signed and sent again."""
        self.on(agency, preparing.revise_report, "secretary", **more)
        self.save(agency, values, **more)
        self.hand_in(agency, **more)
        self.sign(agency, **more)
        self.submit(agency, **more)
        return self.report(agency)

    def freeze(self, who: str = "officer", **more: Any) -> Synthesis:
        return self.act(who, syntheses.freeze_synthesis, cycle=self.cycle, **more)

    def extend(self, agency: str = "", group: str = "", who: str = "director", **more: Any) -> Any:
        """More time for an agency or a group by decision 45 of 01/10/2022, to 20/10 by default."""
        decision = more.pop("decision", DECISION)
        facts = {"due_on": dt.date(2022, 10, 20), "decision": decision, "group": group, **more}
        if agency:
            facts["agency_id"] = self.agencies[agency].pk
        return self.act(who, terms.extend_deadline, cycle=self.cycle, **facts)

    def waive(self, agency: str, who: str = "director", **more: Any) -> Any:
        facts = {"decision": FLOOD, **more}
        return self.on(agency, terms.waive_lateness, who=who, **facts)

    def register_paper(self, agency: str, role: str = "archivist", **more: Any) -> AnnualReport:
        """The archivist registers the paper that the head signed on 05/10/2022."""
        said = {
            "document_no": "15/BC-UBND",
            "document_on": dt.date(2022, 10, 5),
            "signer_name": str(self.people[f"{agency}_head"]),
            "fingerprint": self.shown_hash(agency)[:12],
            **more.pop("said", {}),
        }
        facts = {"paper": SignedPaper(**said), "scan": scan(), **more}
        return self.on(agency, paper.register_signed_paper, role, **facts)

    def paper_arrives(self, agency: str, who: str = "officer", **more: Any) -> Any:
        """Its paper of 12/10/2022 came with the post of 14/10/2022 under number 1284."""
        said = {
            "document_no": "15/BC-UBND",
            "document_on": dt.date(2022, 10, 12),
            "signer_name": "Nguyễn Văn Ký",
        }
        facts = {
            "agency_id": self.agencies[agency].pk,
            "arrived_on": dt.date(2022, 10, 14),
            "incoming_no": "1284",
            "paper": SignedPaper(**said),
            "scan": scan(),
            **more,
        }
        return self.act(who, receiving.register_arrival, cycle=self.cycle, **facts)

    def enter(self, arrival: Any, agency: str, who: str = "officer", **more: Any) -> Submission:
        facts = {"values": full_values(self.agencies[agency]), **more}
        return self.act(who, receiving.enter_from_paper, arrival=arrival, **facts)

    def versions(self, agency: str) -> list[ReportVersion]:
        with every_agency(reason="a test looks"):
            return list(self.report(agency).versions.order_by("number"))


SIGNING = (ReportPermission.SIGN, ReportPermission.SUBMIT)


def make_province(at: dt.datetime, content: dict[str, Any] | None = None) -> Province:
    """The province with its published template and no cycle yet; call in ``every_agency``."""
    agencies = {
        "dost": member("Sở Khoa học và Công nghệ", "SKHCN", "so_nganh"),
        "lotus": member("UBND xã Hoa Sen", "XHS", "xa"),
        "bamboo": member("UBND xã Tre Xanh", "XTX", "xa"),
        "ppc": make_agency("Văn phòng UBND tỉnh", code="VPUB", kind="SO"),
        "district": make_agency("UBND huyện Đồng Lúa", code="HDL", kind="HUYEN"),
    }
    AgencyParent.objects.create(
        agency=agencies["lotus"],
        parent=agencies["district"],
        valid_from=LONG_AGO,
        recorded_at=RECORDED,
    )
    people = {}
    for name, (agency, role, reach) in PEOPLE.items():
        people[name] = make_person()
        employ(people[name], agencies[agency])
        assign(people[name], role, agencies[agency], reach=reach)
    admin = actor_for(people["admin"], at)
    template = templates.load_template(actor=admin, at=at, content=content or small_template())
    return Province(agencies, people, template, at)


def enrol(
    province: Province, name: str, code: str, group: str = "xa", *, since: dt.date = LONG_AGO
) -> str:
    """One more agency in the programme with its secretary and head; gives its key."""
    agency = member(name, code, group, since=since)
    province.agencies[code] = agency
    for role, title in (("ISO_SEC", "secretary"), ("HEAD", "head"), ("QMR", "qmr")):
        person = make_person()
        employ(person, agency)
        assign(person, role, agency)
        province.people[f"{code}_{title}"] = person
    return code
