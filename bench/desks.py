"""In a loaded world: next year's cycle an hour before its end, and a clerk at work everywhere.

``python -m bench.desks set`` gives every agency a clerk with a session and a whole report in
draft, and prints the desks as JSON; ``sign CODE…`` lets the heads of these agencies sign. Rows go
straight into the tables, as in ``bench.world``; none of this is measured.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.utils.crypto import get_random_string  # noqa: E402

from bench.names import units  # noqa: E402
from bench.world import BACKENDS, GROUPS, SINCE, YEAR, signed_version, stamps  # noqa: E402
from thuan.domains.oversight.reporting.api import content_to_sign  # noqa: E402
from thuan.domains.oversight.reporting.enums import CycleState, ReportState  # noqa: E402
from thuan.domains.oversight.reporting.models import (  # noqa: E402
    AnnualReport,
    DraftContent,
    ReportCycle,
    ReportVersion,
)
from thuan.kernel.accounts.models import Assignment, Person, User  # noqa: E402
from thuan.kernel.accounts.roles import Role  # noqa: E402
from thuan.kernel.audittrail.models import GENESIS, ChainHead  # noqa: E402
from thuan.kernel.calendar import clock  # noqa: E402
from thuan.kernel.calendar.enums import RollRule  # noqa: E402
from thuan.kernel.tenancy.enums import Audience, ReachKind  # noqa: E402
from thuan.kernel.tenancy.models import Agency  # noqa: E402
from thuan.kernel.tenancy.scope import every_agency  # noqa: E402
from thuan.kernel.text import fold, sort_key  # noqa: E402
from thuan.kernel.workflow.models import Participation, StateSpan  # noqa: E402
from thuan.portals.demo.figures import report_values  # noqa: E402
from thuan.portals.demo.province import DemoAgency  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

DUE = dt.date(YEAR + 1, 10, 15)
LAST_HOUR = clock.real_now()
DEADLINE = LAST_HOUR + dt.timedelta(hours=1)
REPORT = AnnualReport._meta.label_lower


def people(agencies: Sequence[Agency], role: Role) -> list[Person]:
    """One person with ``role`` at each of these agencies."""
    names = [f"{'Nguyễn Thị' if role is Role.ISO_SEC else 'Trần Văn'} {a.code}" for a in agencies]
    made = Person.objects.bulk_create(
        Person(full_name=name, sort_key=sort_key(name), search_key=fold(name)) for name in names
    )
    Assignment.objects.bulk_create(
        Assignment(
            person=person,
            role=role,
            at_agency=agency,
            reach=ReachKind.OWN,
            valid_from=SINCE,
            recorded_at=LAST_HOUR,
            decision_no="02/QĐ-ĐO",
        )
        for person, agency in zip(made, agencies, strict=True)
    )
    return made


def sessions(users: Sequence[User]) -> list[list[str]]:
    """For every account the keys of two sessions, ours and the thin view's."""
    now, store = clock.real_now(), SessionStore()
    rows, keys = [], []
    for user in users:
        own = []
        for backend in BACKENDS:
            content = {
                SESSION_KEY: str(user.pk),
                BACKEND_SESSION_KEY: backend,
                HASH_SESSION_KEY: user.get_session_auth_hash(),
                "begun_at": now.timestamp(),
                "factor_at": now.timestamp(),
                "seen_at": now.timestamp(),
            }
            key = get_random_string(32, "abcdefghijklmnopqrstuvwxyz0123456789")
            until = now + dt.timedelta(days=1)
            rows.append(Session(key, store.encode(content), until))
            own.append(key)
        keys.append(own)
    Session.objects.bulk_create(rows)
    return keys


def open_cycle(person_id: int) -> ReportCycle:
    """The cycle after the loaded one, open, with the same template."""
    before = ReportCycle.objects.get(year=YEAR)
    cycle = ReportCycle(
        year=YEAR + 1,
        period_from=dt.date(YEAR, 10, 1),
        period_to=dt.date(YEAR + 1, 10, 1),
        due_on=DUE,
        roll_rule=RollRule.NONE,
        deadline_at=DEADLINE,
        roster_on=dt.date(YEAR + 1, 9, 30),
        template=before.template,
        audience=Audience.AGENCIES,
        state=CycleState.OPEN,
        **stamps(person_id),
    )
    cycle.save(force_insert=True)
    return cycle


def drafts(cycle: ReportCycle, agencies: Sequence[Agency], clerks: Sequence[Person]) -> list[Any]:
    """A report in draft at every agency, its paper full, prepared by the clerk."""
    kinds = {unit.code: unit for unit in units(len(agencies))}
    pairs = list(zip(agencies, clerks, strict=True))
    made = AnnualReport.objects.bulk_create(
        AnnualReport(
            **own(agency, clerk),
            cycle=cycle,
            group=GROUPS[kinds[agency.code].kind],
            deadline_at=DEADLINE,
            state=ReportState.DRAFT,
        )
        for agency, clerk in pairs
    )
    DraftContent.objects.bulk_create(
        DraftContent(
            **own(agency, clerk),
            report=report,
            values=report_values(
                DemoAgency(agency.code, agency.name, kinds[agency.code].kind, report.group),
                f"Trần Văn {agency.code}",
                clerk.full_name,
            ),
            state="OPEN",
        )
        for report, (agency, clerk) in zip(made, pairs, strict=True)
    )
    took(made, [clerk.pk for clerk in clerks], "PREPARER")
    # Beginning and signing the report have opened the year's chain of every agency already.
    year = LAST_HOUR.year
    ChainHead.objects.bulk_create(
        ChainHead(agency_id=agency.pk, year=year, hash=GENESIS) for agency in agencies
    )
    spans(made)
    return made


def own(agency: Agency, person: Person) -> dict[str, Any]:
    return {"agency": agency, "origin_agency": agency, **stamps(person.pk)}


def took(reports: Sequence[AnnualReport], persons: Sequence[int], part: str) -> None:
    """Who took this part in each report (INV-21)."""
    Participation.objects.bulk_create(
        Participation(
            target_type=REPORT,
            target_id=report.public_id,
            part=part,
            person_id=person,
            at=LAST_HOUR,
        )
        for report, person in zip(reports, persons, strict=True)
    )


def spans(reports: Sequence[AnnualReport]) -> None:
    """Since when each report is in its present state."""
    StateSpan.objects.bulk_create(
        StateSpan(
            target_type=REPORT,
            target_id=report.public_id,
            agency_id=report.agency_id,
            state=report.state,
            from_at=LAST_HOUR,
        )
        for report in reports
    )


def set_up() -> list[dict[str, str]]:
    """Everything a clerk needs; in the order of the agencies' codes as they were invented."""
    known = {agency.code: agency for agency in Agency.objects.all()}
    agencies = [known[unit.code] for unit in units(len(known))]
    officer = User.objects.get(username="officer")
    assert officer.person_id is not None
    people(agencies, Role.HEAD)
    clerks = people(agencies, Role.ISO_SEC)
    users = User.objects.bulk_create(
        User(username=f"clerk.{agency.code.lower()}", password="!", person=clerk)  # noqa: S106
        for agency, clerk in zip(agencies, clerks, strict=True)
    )
    reports = drafts(open_cycle(officer.person_id), agencies, clerks)
    return [
        {"code": agency.code, "report": str(report.public_id), "session": keys[0], "thin": keys[1]}
        for agency, report, keys in zip(agencies, reports, sessions(users), strict=True)
    ]


def sign(codes: Sequence[str]) -> None:
    """The heads sign the papers as they stand: locked content under its hash, state SIGNED."""
    drafted = AnnualReport.objects.filter(cycle__year=YEAR + 1, agency__code__in=codes)
    reports = list(drafted.select_related("draft", "agency", "cycle__template"))
    heads = {
        post.at_agency_id: post.person_id
        for post in Assignment.objects.filter(role=Role.HEAD, at_agency__code__in=codes)
    }
    ReportVersion.objects.bulk_create(
        signed_version(
            report,
            content_to_sign(report, report.draft),
            report.created_by_id,
            heads[report.agency_id],
            LAST_HOUR,
        )
        for report in reports
    )
    signed = {"state": ReportState.SIGNED, "version": 2}
    QuerySet(AnnualReport).filter(pk__in=[report.pk for report in reports]).update(**signed)
    open_spans = StateSpan.objects.filter(target_id__in=[report.public_id for report in reports])
    open_spans.update(to_at=LAST_HOUR)
    for report in reports:
        report.state = ReportState.SIGNED
    spans(reports)
    took(reports, [heads[report.agency_id] for report in reports], "APPROVER")


def main(arguments: list[str]) -> int:
    with transaction.atomic(), every_agency(reason="the benchmark sets a desk at every agency"):
        if arguments == ["set"]:
            print(json.dumps(set_up()))
        else:
            sign(arguments[1:])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
