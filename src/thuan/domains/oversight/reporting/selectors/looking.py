"""What an agency's people see of their report, in counts alone, and who looked at it (F5).

The draft is PRIVATE: it is judged here, and nothing of it leaves but how much is done, how much
lacks and how much blocks. Refusals quote figures, so they are counted and never repeated.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.judging import judge
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.selectors.sections import sections_of
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.accounts.models import Person
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor

LOOKING_REASON = "helping a clerk on the telephone: counts of the draft, written in the access log"
# How long one look stays open: a telephone call; afterwards the purpose is asked again.
LOOK_LASTS = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class SectionCount:
    """One part of the report as its people see it: its state and how many items lack."""

    heading: str
    state_words: str
    is_done: bool
    lacking: int


@dataclass(frozen=True, slots=True)
class AgencySight:
    """The report as the agency's people have it before them, without a word of theirs."""

    state: str
    deadline_at: dt.datetime
    resubmission_due_on: dt.date | None
    sections: tuple[SectionCount, ...]
    filled: int
    required: int
    enough: bool
    short_of: int
    wrong: int
    to_explain: int
    saved_at: dt.datetime | None

    @property
    def done(self) -> int:
        return sum(section.is_done for section in self.sections)


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an agency's report: who, when and why."""

    who: str
    at: dt.datetime
    purpose: str


def report_to_look_at(cycle: ReportCycle, agency_id: int) -> AnnualReport | None:
    """The report row, arrived or not, for writing down that somebody looks; never for a page."""
    with every_agency(reason=LOOKING_REASON):
        return AnnualReport.objects.filter(cycle=cycle, agency=agency_id).first()


def agency_sight(cycle: ReportCycle, agency_id: int) -> AgencySight | None:
    """The agency's view in counts; call only after the look was written down."""
    with every_agency(reason=LOOKING_REASON):
        rows = AnnualReport.objects.select_related("cycle__template", "agency")
        rows = rows.defer("cycle__template__content")
        report = rows.filter(cycle=cycle, agency=agency_id).first()
        if report is None:
            return None
        paper = DraftContent.objects.filter(report=report).first()
        judgement = judge(report, paper.values if paper else {}, paper.reasons if paper else {})
        lines = sections_of(report, paper) if paper else []
    whole = judgement.completeness
    return AgencySight(
        state=report.state,
        deadline_at=report.deadline_at,
        resubmission_due_on=report.resubmission_due_on,
        sections=tuple(
            SectionCount(
                str(line.section.heading),
                line.state_words,
                line.is_done,
                line.lacking,
            )
            for line in lines
        ),
        filled=whole.filled,
        required=whole.required,
        enough=whole.enough,
        short_of=judgement.missing_for_threshold,
        wrong=len(judgement.wrong) if paper else 0,
        to_explain=len(judgement.to_explain) if paper else 0,
        saved_at=paper.updated_at if paper else None,
    )


def open_look(actor: Actor, report_public_id: UUID, look_id: int) -> AccessRecord | None:
    """The look this person wrote down at that report, while it lasts."""
    rows = AccessRecord.objects.filter(
        pk=look_id,
        person_id=actor.person_id,
        target_type=AnnualReport._meta.label_lower,
        target_id=str(report_public_id),
        at__gt=actor.at - LOOK_LASTS,
    )
    return rows.first()


def looks_at(report: AnnualReport) -> list[Look]:
    """Who looked at an agency's report, newest first: for that agency's own page."""
    rows = AccessRecord.objects.filter(
        target_type=AnnualReport._meta.label_lower,
        target_id=str(report.public_id),
        agency_id=report.agency_id,
    ).order_by("-at", "-pk")
    found = list(rows.values_list("person_id", "at", "purpose")[:20])
    if not found:
        return []
    people = Person.objects.in_bulk({person for person, _at, _purpose in found if person})
    return [Look(str(people.get(person, "")), at, purpose) for person, at, purpose in found]
