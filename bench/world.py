"""Fill the connected, empty database: agencies, an officer, one cycle with reports of every kind.

``python -m bench.world N`` prints the session key of the officer. Rows go straight into the tables,
through no service: the data stand for a year of work, not for the way they came about.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.names import Unit, units  # noqa: E402
from thuan.domains.oversight.reporting.api import load_shipped_template, report_hash  # noqa: E402
from thuan.domains.oversight.reporting.enums import CycleState, ReportState  # noqa: E402
from thuan.domains.oversight.reporting.models import (  # noqa: E402
    AnnualReport,
    ReportCycle,
    ReportVersion,
    RosterEntry,
    Submission,
)
from thuan.domains.registry.agencies.api import (  # noqa: E402
    Joining,
    NewAgency,
    add_agencies,
    join_many,
    load_reference,
    roster,
)
from thuan.kernel.accounts.actor import Actor, Held  # noqa: E402
from thuan.kernel.accounts.models import Assignment, Person, User  # noqa: E402
from thuan.kernel.accounts.roles import Role  # noqa: E402
from thuan.kernel.audittrail.unit import service  # noqa: E402
from thuan.kernel.calendar.clock import ICT, real_now  # noqa: E402
from thuan.kernel.calendar.deadlines import deadline_bound  # noqa: E402
from thuan.kernel.calendar.enums import RollRule  # noqa: E402
from thuan.kernel.tenancy.enums import Audience, ReachKind  # noqa: E402
from thuan.kernel.tenancy.models import Agency  # noqa: E402
from thuan.kernel.tenancy.reach import Reach  # noqa: E402
from thuan.kernel.tenancy.scope import every_agency  # noqa: E402
from thuan.kernel.text import fold, sort_key  # noqa: E402
from thuan.portals.demo.figures import report_values  # noqa: E402
from thuan.portals.demo.province import DemoAgency  # noqa: E402
from thuan.portals.operations.preparing import make_schema  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR = 2022
SINCE = dt.date(2018, 1, 1)
# How the product reads the account of a session, and how the thin view does.
BACKENDS = (
    "thuan.kernel.accounts.backends.AccountBackend",
    "django.contrib.auth.backends.ModelBackend",
)
LOADED = dt.datetime(YEAR, 9, 1, 8, tzinfo=ICT)
GROUPS = {"SO": "so_nganh", "HUYEN": "huyen", "CHI_CUC": "truc_thuoc", "XA": "xa"}
# Of every twenty reports: thirteen accepted, then one or two of each other kind.
ARRIVED = (
    *(13 * (ReportState.ACCEPTED,)),
    ReportState.SUBMITTED,
    ReportState.UNDER_CHECK,
    ReportState.RETURNED,
    ReportState.ACCEPTED,
)
ABSENT = (ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.SIGNED)
STATES = (*ARRIVED, *ABSENT)


def keeper() -> Actor:
    """The hand that loads: it holds what the loaders of reference data ask for."""
    reach = Reach(everything=True, day=SINCE)
    return Actor(None, LOADED, (Held(Role.DOST_ADMIN, 0, reach),), job="bench")


@service
def register(listed: list[Unit], *, actor: Actor, at: dt.datetime) -> None:
    """Enter the agencies with their systems and their membership."""
    load_reference(actor=actor, at=at)
    entries = [
        (NewAgency(unit.code, unit.name, unit.kind, SINCE, group=GROUPS[unit.kind]), unit.parent)
        for unit in listed
    ]
    add_agencies(entries, at=at, action="bench.add_agencies")
    joinings = [Joining(unit.code, SINCE, "Đang áp dụng từ trước") for unit in listed]
    join_many(joinings=joinings, actor=actor, at=at, legal_basis="Kế hoạch đo tốc độ")


def officer(code: str) -> User:
    """The officer of the province who looks at the lists."""
    name = "Trần Thị Mỹ Duyên"
    person = Person.objects.create(full_name=name, sort_key=sort_key(name), search_key=fold(name))
    Assignment.objects.create(
        person=person,
        role=Role.DOST_OFFICER,
        at_agency=Agency.objects.get(code=code),
        reach=ReachKind.ALL,
        valid_from=SINCE,
        recorded_at=LOADED,
        decision_no="01/QĐ-ĐO",
    )
    return User.objects.create(username="officer", password="!", person=person)  # noqa: S106


def session_of(user: User, backend: str) -> str:
    """A session as the log-in page leaves it, for an application that reads its accounts so."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    now = real_now().timestamp()
    session.update({"begun_at": now, "seen_at": now, "factor_at": now})
    session.create()
    return str(session.session_key)


def stamps(person_id: int) -> dict[str, Any]:
    return {
        "created_at": LOADED,
        "updated_at": LOADED,
        "created_by_id": person_id,
        "updated_by_id": person_id,
    }


def cycle_with_roster(person_id: int) -> ReportCycle:
    """A cycle whose roster is fixed."""
    template = load_shipped_template(actor=keeper(), at=LOADED)
    due = dt.date(YEAR, 10, 15)
    cycle = ReportCycle(
        year=YEAR,
        period_from=dt.date(YEAR - 1, 10, 1),
        period_to=dt.date(YEAR, 10, 1),
        due_on=due,
        roll_rule=RollRule.NONE,
        deadline_at=deadline_bound(due, RollRule.NONE),
        roster_on=dt.date(YEAR, 9, 30),
        template=template,
        audience=Audience.AGENCIES,
        state=CycleState.ROSTER_FIXED,
        **stamps(person_id),
    )
    cycle.save(force_insert=True)
    RosterEntry.objects.bulk_create(
        RosterEntry(
            cycle=cycle,
            is_fixed=True,
            agency_id=entry.agency_id,
            code=entry.code,
            name=entry.name,
            sort_key=sort_key(entry.name),
            group=entry.group,
            obligation="bat_buoc",
            system_code=entry.system_code,
            parent_id_on_day=entry.parent_id,
        )
        for entry in roster(cycle.roster_on)
    )
    return cycle


def reports(cycle: ReportCycle, listed: Iterable[Unit], person_id: int) -> None:
    """A report for every agency in one of the states; those that arrived with their version."""
    assert cycle.deadline_at is not None
    ids = {agency.code: agency.pk for agency in Agency.objects.all()}
    forms, contents = [], []
    for number, unit in enumerate(listed):
        own = {"agency_id": ids[unit.code], "origin_agency_id": ids[unit.code]}
        state = STATES[number % len(STATES)]
        # Every sixth of those that arrived came late.
        late = number % 6 == 5
        hours = number % 300 + 1
        arrived = cycle.deadline_at + dt.timedelta(hours=hours if late else -hours)
        sent = state in ARRIVED
        forms.append(
            AnnualReport(
                **own,
                **stamps(person_id),
                cycle=cycle,
                group=GROUPS[unit.kind],
                deadline_at=cycle.deadline_at,
                first_submitted_at=arrived if sent else None,
                late=late if sent else None,
                state=state,
            )
        )
        contents.append(_content(unit, cycle) if sent else None)
    made = AnnualReport.objects.bulk_create(forms)
    pairs = [(form, content) for form, content in zip(made, contents, strict=True) if content]
    versions = ReportVersion.objects.bulk_create(
        signed_version(form, content, person_id, person_id, form.first_submitted_at)
        for form, content in pairs
    )
    Submission.objects.bulk_create(_submission(version, person_id) for version in versions)


def _content(unit: Unit, cycle: ReportCycle) -> dict[str, Any]:
    agency = DemoAgency(unit.code, unit.name, unit.kind, GROUPS[unit.kind])
    return {
        "agency": unit.code,
        "year": cycle.year,
        "values": report_values(agency, "Nguyễn Văn An", "Trần Thị Hoa"),
        "reasons": {},
    }


def signed_version(
    form: AnnualReport,
    content: dict[str, Any],
    preparer: int | None,
    signer: int,
    at: dt.datetime | None,
) -> ReportVersion:
    """The first version of a report, signed on screen at a moment."""
    return ReportVersion(
        agency_id=form.agency_id,
        origin_agency_id=form.agency_id,
        report=form,
        number=1,
        content=content,
        content_hash=report_hash(content),
        prepared_by_id=preparer,
        signed_by_id=signer,
        signed_at=at,
        signing_way="ELECTRONIC",
        state="SIGNED",
        **stamps(signer),
    )


def _submission(version: ReportVersion, person_id: int) -> Submission:
    assert version.report.first_submitted_at is not None
    return Submission(
        agency_id=version.agency_id,
        origin_agency_id=version.agency_id,
        report=version.report,
        report_version=version,
        submitted_at=version.report.first_submitted_at,
        is_first=True,
        state="RECEIVED",
        **stamps(person_id),
    )


def main(arguments: list[str]) -> int:
    listed = list(units(int(arguments[0])))
    make_schema(sys.stderr)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic(), every_agency(reason="the benchmark loads every agency"):
        register(listed, actor=keeper(), at=LOADED)
        user = officer(listed[0].code)
        assert user.person_id is not None
        cycle = cycle_with_roster(user.person_id)
        reports(cycle, listed, user.person_id)
        sessions = [session_of(user, backend) for backend in BACKENDS]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(*sessions)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
