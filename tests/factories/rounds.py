"""Rows of reporting by themselves, for tests that need one or five of a kind and no acts."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from tests.factories import RECORDED, make_agency, stamped
from tests.factories.reporting import small_template
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    ReminderLetter,
    ReportCycle,
    ReportTemplate,
    RosterEntry,
    Synthesis,
)
from thuan.domains.oversight.reporting.selectors.lines import province_synthesis
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.tenancy.models import Agency, AgencyParent

_numbers = count(1)
WRITTEN: dict[str, Any] = {"created_at": RECORDED, "updated_at": RECORDED}


def make_template(code: str = "small", state: str = "PUBLISHED", **more: Any) -> ReportTemplate:
    row = ReportTemplate(
        code=code,
        number=next(_numbers),
        content=more.pop("content", None) or small_template(),
        content_hash="0" * 64,
        state=state,
        **{**WRITTEN, **more},
    )
    row.save()
    return row


def make_cycle(year: int = 2022, state: str = "OPEN") -> ReportCycle:
    """The cycle of a year whose forms are out; the same row when it is there already."""
    if (known := ReportCycle.objects.filter(year=year).first()) is not None:
        return known
    row = ReportCycle(
        year=year,
        period_from=dt.date(year - 1, 10, 1),
        period_to=dt.date(year, 10, 1),
        due_on=dt.date(year, 10, 15),
        roll_rule=RollRule.NONE,
        deadline_at=dt.datetime(year, 10, 15, 17, tzinfo=dt.UTC),
        roster_on=dt.date(year, 10, 1),
        template=make_template(),
        audience=Audience.AGENCIES,
        state=state,
        **WRITTEN,
    )
    row.save()
    return row


def make_synthesis(year: int = 2022) -> Synthesis:
    cycle = make_cycle(year)
    figures = province_synthesis(cycle, RECORDED).contract()
    row = Synthesis(
        cycle=cycle,
        number=1,
        cut_off_at=RECORDED,
        figures=figures,
        content_hash="0" * 64,
        state="FROZEN",
        **WRITTEN,
    )
    row.save()
    return row


def make_letter(year: int = 2022) -> ReminderLetter:
    row = ReminderLetter(cycle=make_cycle(year), number=1, as_of=RECORDED, state="DRAFT", **WRITTEN)
    row.save()
    return row


def make_report(agency: Agency, year: int = 2022) -> AnnualReport:
    """A report on which nobody has begun."""
    cycle = make_cycle(year)
    row = AnnualReport(
        cycle=cycle,
        group="xa",
        deadline_at=cycle.deadline_at,
        state="NOT_STARTED",
        **stamped(agency),
    )
    row.save()
    return row


def make_paper(report: AnnualReport) -> DraftContent:
    """The working paper of a report."""
    row = DraftContent(report=report, state="", **stamped(report.agency))
    row.save()
    return row


def owing_below(above: Agency, name: str, cycle: ReportCycle | None = None) -> RosterEntry:
    """An agency under ``above`` that owes the report of the cycle, else of a cycle of 2022.

    In the list of a cycle that is given it stands as fixed.
    """
    agency = make_agency(name)
    AgencyParent.objects.create(
        agency=agency, parent=above, valid_from=dt.date(2015, 1, 1), recorded_at=RECORDED
    )
    row = RosterEntry(
        cycle=cycle or make_cycle(),
        is_fixed=cycle is not None,
        agency=agency,
        code=agency.code,
        name=name,
        sort_key=agency.sort_key,
        group="xa",
    )
    row.save()
    return row
