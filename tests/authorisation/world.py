"""A small province in which every persona has something to see and something to miss."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.authorisation.programme import Plans, hold_plans
from tests.authorisation.reporting import Round, hold_round
from tests.factories import LONG_AGO, RECORDED, assign, employ, make_agency, make_person, make_user
from tests.factories.declarations import hold_declarations
from tests.factories.documents import make_change_request, make_document
from tests.factories.flows import make_procedure
from tests.factories.law import make_update
from tests.factories.model_documents import hold_models, make_types
from tests.factories.onboarding import make_entry, make_onboarding
from tests.factories.pdfs import blank_pdf
from tests.factories.procedures import make_terms
from tests.factories.processes import hold_processes
from tests.factories.records import hold_records
from tests.factories.standards import leave_out
from thuan.domains.oversight.reporting.models import AnnualReport, FigureUpload, PaperArrival
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.system.documents.models import ChangeRequest, DocumentVersion
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.kernel.accounts.models import (
    Assignment,
    Delegation,
    Employment,
    GuestAssignment,
    Person,
    User,
)
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.models import StoredFile
from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.models import Agency, AgencyParent
from thuan.kernel.tenancy.writing import update_row
from thuan.kernel.text.canonical import sha256_hex


@dataclass(slots=True)
class Place:
    """One agency and what stands in it; ``word`` is found nowhere else.

    ``round`` and ``plans`` are the province's own: the same in every place.
    """

    agency: Agency
    vacant: Agency
    word: str
    clerk: Person
    post: Employment
    role: Assignment
    delegation: Delegation
    account: User
    round: Round = field(init=False)
    plans: Plans = field(init=False)
    report: AnnualReport = field(init=False)
    notice: Notice = field(init=False)
    file: StoredFile = field(init=False)
    arrival: PaperArrival = field(init=False)
    upload: FigureUpload = field(init=False)
    guest: GuestAssignment = field(init=False)
    documents: dict[str, DocumentVersion] = field(init=False)
    change_request: ChangeRequest = field(init=False)
    old_papers: dict[str, Onboarding] = field(init=False)
    old_rows: dict[str, Entry] = field(init=False)
    records: dict[str, Any] = field(init=False)
    processes: dict[str, Any] = field(init=False)
    declarations: dict[str, Any] = field(init=False)
    models: dict[str, Any] = field(init=False)
    left_out: dict[str, NonApplicability] = field(init=False)
    update: LegalUpdate = field(init=False)
    basis: LegalBasis = field(init=False)


@dataclass(slots=True)
class World:
    a: Place
    b: Place
    users: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)


DOCUMENT_STATES = (
    *("DRAFT", "IN_REVIEW", "PENDING_APPROVAL", "APPROVED", "EFFECTIVE", "SUSPENDED"),
)
# Persona → where each of its roles sits and how far it reaches.
PERSONAS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "anonymous": (),
    "head_a": (("HEAD", "a", "OWN"),),
    "secretary_a": (("ISO_SEC", "a", "OWN"),),
    "staff_a": (("STAFF", "a", "OWN"),),
    "head_b": (("HEAD", "b", "OWN"),),
    "secretary_b": (("ISO_SEC", "b", "OWN"),),
    "double": (("ISO_SEC", "a", "OWN"), ("STAFF", "b", "OWN")),
    "no_role": (),
    "guest_a": (),
    "dost_officer": (("DOST_OFFICER", "dost", "ALL"),),
    "dost_head": (("DOST_HEAD", "dost", "ALL"),),
    "dost_admin": (("DOST_ADMIN", "dost", "ALL"),),
    "doha": (("DOHA", "doha", "ALL"),),
    "ppc": (("PPC", "office", "ALL"),),
    "ppc_checker": (("PPC_CHECKER", "office", "ALL"),),
    "district_coordinator": (("DISTRICT_COORD", "district", "CHILDREN"),),
    "sys_admin": (("SYS_ADMIN", "dost", "ALL"),),
}


def build() -> World:
    """Two communes under one district, the departments, the office, and one user per persona."""
    agencies = {
        "a": make_agency("UBND xã An Hải", kind="XA"),
        "b": make_agency("UBND xã Bắc Sơn", kind="XA"),
        "district": make_agency("UBND huyện Ninh Phước", kind="HUYEN"),
        "dost": make_agency("Sở Khoa học và Công nghệ", kind="SO"),
        "doha": make_agency("Sở Nội vụ", kind="SO"),
        "office": make_agency("Văn phòng UBND tỉnh", kind="SO"),
    }
    for key in ("a", "b"):
        AgencyParent.objects.create(
            agency=agencies[key],
            parent=agencies["district"],
            valid_from=LONG_AGO,
            recorded_at=RECORDED,
        )
    make_terms("9.000001")
    make_types()
    world = World(_place(agencies["a"], "Cẩm Tú"), _place(agencies["b"], "Đông Vy"))
    for name, roles in PERSONAS.items():
        if name != "anonymous":
            world.users[name] = _user(name, roles, agencies)
    held = hold_round({key: agencies[key] for key in ("a", "b")}, world.users)
    plans = hold_plans(agencies["a"])
    for key, place in (("a", world.a), ("b", world.b)):
        place.round, place.report, place.plans = held, held.reports[key], plans
        chief = world.users[f"head_{key}"].person
        place.notice = Notice.objects.create(
            recipient=chief,
            kind="test",
            category=next(iter(Category)),
            subject=f"Tin {place.word}",
            body="Nội dung",
            mail_state="FAILED",
            mail_reason="SMTPServerDisconnected: hộp thư không nhận",
            at=RECORDED,
        )
        place.file = _file(place, chief)
        place.arrival = _paper(place, agencies["dost"])
        place.left_out = {
            "PROPOSED": leave_out(place.agency, "8.3"),
            "APPROVED": leave_out(place.agency, "7.1.5", "APPROVED"),
        }
        place.upload = _upload(place)
        invited = world.users["guest_a"].person if key == "a" else make_person()
        place.guest = _guest(place, invited)
        place.records = hold_records(place.agency, place.word)
        place.processes = hold_processes(place.agency, place.word)
        place.declarations = hold_declarations(place.agency, place.word)
        place.models = hold_models(place.agency, place.word)
        place.documents = {
            state: make_document(place.agency, f"Quy trình {place.word}", state)
            for state in DOCUMENT_STATES
        }
        place.change_request = make_change_request(place.documents["EFFECTIVE"].document)
        filed = make_document(place.agency, f"Quy chế {place.word}")
        update_row(filed, {"file": _file(place, chief, pages=2)}, at=RECORDED, by=None)
        place.documents["FILED"] = filed
        # An internal procedure being written.
        place.documents["FLOW"] = make_procedure(place.agency, "9.000001", state="DRAFT")
        place.old_papers = {
            state: make_onboarding(place.agency, state=state)
            for state in ("PREPARING", "AWAITING", "RUNNING")
        }
        place.old_rows = {
            state: make_entry(place.old_papers["PREPARING"], state=state, place=n)
            for n, state in enumerate(("WAITING", "LEFT_OUT"))
        }
        place.update = make_update(place.agency, f"Quy chế {place.word}")
        place.basis = LegalBasis.objects.get(document=place.update.document)
    return world


def _user(name: str, roles: tuple[tuple[str, str, str], ...], agencies: dict[str, Agency]) -> User:
    person = make_person(f"Người {name}")
    if roles:
        employ(person, agencies[roles[0][1]])
    for role, place, reach in roles:
        assign(person, role, agencies[place], reach=reach)
    return make_user(person, name)


def _file(place: Place, giver: Person, pages: int = 1) -> StoredFile:
    # What stands behind the end of a PDF belongs to no page: it keeps the two places apart.
    content = blank_pdf(pages) + f"% {place.word}\n".encode()
    digest = sha256_hex(content)
    path = storage.path_of(digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return StoredFile.objects.create(
        sha256=digest,
        size=len(content),
        kind=Kind.PDF,
        name=f"{place.word}.pdf",
        agency=place.agency,
        uploaded_by=giver,
        at=RECORDED,
    )


def _paper(place: Place, dost: Agency) -> PaperArrival:
    arrival = PaperArrival(
        owner=dost,
        subject_agency=place.agency,
        report=place.report,
        arrived_on=RECORDED.date(),
        incoming_no=f"số {place.word}",
        document_no=f"15/{place.word}",
        document_on=RECORDED.date(),
        signer_name=f"Ký {place.word}",
        scan=place.file,
        state="RECEIVED",
        created_at=RECORDED,
        updated_at=RECORDED,
    )
    arrival.save()
    return arrival


def _guest(place: Place, person: Person) -> GuestAssignment:
    """Invited to review the report of the place, by the head's decision."""
    return GuestAssignment.objects.create(
        person=person,
        role="QMR",
        at_agency=place.agency,
        target_type=AnnualReport._meta.label_lower,
        target_id=place.report.public_id,
        duties=["reporting.report.view", "reporting.report.review"],
        valid_from=LONG_AGO,
        valid_to=dt.date(2099, 1, 1),
        recorded_at=RECORDED,
        decision_no=f"Mời {place.word}",
    )


def _upload(place: Place) -> FigureUpload:
    row = FigureUpload(
        agency=place.agency,
        origin_agency=place.agency,
        report=place.report,
        file=place.file,
        state="UPLOADED",
        created_at=RECORDED,
        updated_at=RECORDED,
    )
    row.save()
    return row


def _place(agency: Agency, word: str) -> Place:
    clerk, chief = make_person(f"Phan {word}"), make_person(f"Võ {word}")
    post = employ(clerk, agency, title=f"Công chức {word}")
    assign(chief, "HR", agency)
    delegation = Delegation.objects.create(
        from_person=chief,
        to_person=clerk,
        at_agency=agency,
        duties=["people.keep"],
        valid_from=LONG_AGO,
        valid_to=dt.date(2099, 1, 1),
        recorded_at=RECORDED,
        decision_no=f"UQ {word}",
    )
    role = assign(clerk, "DOC_CTRL", agency, decision_no=f"QĐ {word}")
    vacant = make_agency(f"UBND xã mới {word}")
    return Place(agency, vacant, word, clerk, post, role, delegation, make_user(clerk))
