"""Rows of the programme, and reports that were sent, for tests that need no acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.factories import LONG_AGO, RECORDED, make_agency, make_person, stamped
from tests.factories.rounds import WRITTEN, make_cycle
from thuan.domains.oversight.programme.content import PlanContent, usual_content
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReportVersion,
    RosterEntry,
    Submission,
)
from thuan.domains.registry.agencies.enums import CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode, AgencyName
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.duties.services.keeping import keep
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.tenancy.models import Agency

SIGNED_ON = dt.date(2022, 4, 15)


def make_plan(
    year: int = 2022, state: str = "RUNNING", content: PlanContent | None = None, **more: Any
) -> ProvincialPlan:
    """A plan; one that is out has number, date and hash."""
    out = state not in {"DRAFT", "CONSULTED", "SUBMITTED"}
    issued = {"number": "31/KH-UBND", "signed_on": SIGNED_ON, "content_hash": "0" * 64}
    row = ProvincialPlan(
        year=year,
        content=(content or usual_content(year)).to_json(),
        state=state,
        audience=Audience.AGENCIES if state != "DRAFT" else Audience.DRAFT,
        **{**WRITTEN, **(issued if out else {}), **more},
    )
    row.save()
    return row


def make_task(
    plan: ProvincialPlan,
    code: str = "N1",
    state: str = "NOT_STARTED",
    lead: Agency | None = None,
) -> PlanTask:
    done = {"evidence": "Biên bản", "done_on": SIGNED_ON} if state in {"DONE", "VERIFIED"} else {}
    who = {"plan": plan, "audience": plan.audience, "lead_agency": lead}
    row = PlanTask(code=code, state=state, **who, **WRITTEN, **done)
    row.save()
    return row


def open_duties(plan: ProvincialPlan, at: dt.datetime) -> None:
    """What the moves of the plan's tasks would have opened by now."""
    keep(list(PlanTask.objects.filter(plan=plan).order_by("pk")), Actor.system("test", at), at)


def known_agency(code: str, name: str = "") -> Agency:
    """An agency that the register knows by this code since long ago."""
    agency = make_agency(name or f"UBND xã {code}", code=code)
    span = {"agency": agency, "valid_from": LONG_AGO, "recorded_at": RECORDED}
    AgencyCode.objects.create(**span, scheme=CodeScheme.THUAN, code=code)
    AgencyName.objects.create(**span, name=agency.name)
    return agency


def owe(agency: Agency, year: int = 2022) -> None:
    """The agency stands on the provisional roster of the year."""
    RosterEntry(
        cycle=make_cycle(year),
        is_fixed=False,
        agency=agency,
        code=agency.code,
        name=agency.name,
        sort_key=agency.sort_key,
        group="xa",
    ).save()


def send_report(agency: Agency, at: dt.datetime, values: dict[str, Any], year: int = 2022) -> None:
    """A report that reached the province at this moment, whatever it says."""
    cycle, person = make_cycle(year), make_person()
    report = AnnualReport(
        cycle=cycle,
        group="xa",
        deadline_at=cycle.deadline_at,
        first_submitted_at=at,
        late=at >= cycle.deadline_at,
        state="ACCEPTED",
        **stamped(agency),
    )
    report.save()
    version = ReportVersion(
        report=report,
        number=1,
        content={"values": values},
        content_hash="0" * 64,
        prepared_by=person,
        signed_by=person,
        signed_at=at,
        signing_way="ELECTRONIC",
        state="SIGNED",
        **stamped(agency),
    )
    version.save()
    Submission(
        report=report,
        report_version=version,
        submitted_at=at,
        is_first=True,
        state="RECEIVED",
        **stamped(agency),
    ).save()
