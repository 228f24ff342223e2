"""A report held against its template: what is filled, what cannot be, what needs a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db.models import BigIntegerField, IntegerField
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    EarlierFigures,
    ReportTemplate,
    ReportVersion,
)
from thuan.domains.oversight.reporting.template import (
    Completeness,
    Fault,
    FaultKind,
    Template,
    Words,
    completeness,
    faults,
    read_template,
)
from thuan.kernel.statements import Slot
from thuan.kernel.tenancy.statements import ScopedStatement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a draft under its template."""

    completeness: Completeness
    wrong: tuple[Fault, ...]
    to_explain: tuple[Fault, ...]

    @property
    def missing_for_threshold(self) -> int:
        """How many required fields still lack before the report may be sent on; 0 = enough."""
        if self.completeness.enough:
            return 0
        return self.completeness.required - self.completeness.filled


@lru_cache(maxsize=16)
def _read(template_id: int, content_hash: str) -> Template:
    del content_hash  # part of the key: another content is another template
    content = ReportTemplate.objects.values_list("content", flat=True).get(pk=template_id)
    return read_template(content)


def read_content(row: ReportTemplate) -> Template:
    """The template that a stored version holds."""
    return _read(row.pk, row.content_hash)


def template_title(row: ReportTemplate) -> str:
    """What people call a version: the name its content carries, in their language."""
    return called(read_content(row).name, row.number)


def called(name: Words, number: int) -> str:
    """A version of a template by its name."""
    return _("%(name)s, phiên bản %(number)s") % {"name": name, "number": number}


def template_of(report: AnnualReport) -> Template:
    """The template version the report's cycle asks with."""
    return read_content(report.cycle.template)


def last_day_of(report: AnnualReport) -> dt.date:
    """The day on which the form is asked: the last of the period."""
    return report.cycle.period_to - dt.timedelta(days=1)


def draft_of(report: AnnualReport) -> DraftContent:
    """The working paper of the report; raises DoesNotExist before it was started."""
    return DraftContent.objects.get(report=report)


def _sent(**of: Any) -> QuerySet[ReportVersion, tuple[int, int, dict[str, Any]]]:
    """Agency, year and content of what was sent; of several versions the last one counts."""
    rows = ReportVersion.objects.filter(submission__isnull=False, **of).order_by("number")
    return rows.values_list("agency_id", "report__cycle__year", "content")


def _earlier(**of: Any) -> QuerySet[EarlierFigures, tuple[int, int, dict[str, Any]]]:
    """Agency, year and values of what was taken in from a file."""
    return EarlierFigures.objects.filter(**of).values_list("agency_id", "year", "values")


# One agency's year before: every page and every save of its report asks.
AGENCY, YEAR = Slot("agency", BigIntegerField()), Slot("year", IntegerField())
SENT: Final = ScopedStatement(lambda: _sent(report__agency=AGENCY, report__cycle__year=YEAR))
EARLIER: Final = ScopedStatement(lambda: _earlier(agency=AGENCY, year=YEAR))


def last_year_values(report: AnnualReport) -> dict[str, Any] | None:
    """What the agency reported for the year before, None where nothing is known.

    Kept with the row in hand, as what it refers to is: several parts of a page ask.
    """
    kept = vars(report)
    if "_last_year" not in kept:
        asked = {"agency": report.agency_id, "year": report.cycle.year - 1}
        sent = [content["values"] for _agency, _year, content in SENT.rows(**asked)]
        known = sent or [values for _agency, _year, values in EARLIER.rows(**asked)]
        kept["_last_year"] = known[-1] if known else None
    found: dict[str, Any] | None = kept["_last_year"]
    return found


def last_years(reports: Sequence[AnnualReport]) -> dict[int, dict[str, Any] | None]:
    """Report id → what its agency reported for the year before; two statements at most.

    The version that counts in that year's cycle is the one sent last; a year without one has the
    figures taken in from a file, which are looked up only then.
    """
    wanted = {(report.agency_id, report.cycle.year - 1) for report in reports}
    years = {year for _agency, year in wanted}
    agencies = {agency for agency, _year in wanted}
    known: dict[tuple[int, int], dict[str, Any]] = {
        (agency, year): content["values"]
        for agency, year, content in _sent(
            report__agency__in=agencies, report__cycle__year__in=years
        )
    }
    if lacking := {agency for agency, year in wanted if (agency, year) not in known}:
        for agency, year, values in _earlier(agency__in=lacking, year__in=years):
            known.setdefault((agency, year), values)
    return {one.pk: known.get((one.agency_id, one.cycle.year - 1)) for one in reports}


def offered_values(facts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Field code → what the fact board filled in, where it knew something."""
    return {code: fact["value"] for code, fact in facts.items() if fact.get("value") is not None}


def judged(report: AnnualReport) -> Judgement:
    """The judgement over the report's present working paper."""
    draft = getattr(report, "draft", None)
    return judge_paper(report, draft) if draft else judge(report, {}, {})


def judge_paper(report: AnnualReport, paper: DraftContent) -> Judgement:
    """The judgement over a working paper: its figures, their reasons, what was offered."""
    return judge(
        report,
        paper.values,
        paper.reasons,
        facts=paper.facts,
        override_reasons=paper.override_reasons,
    )


def judge(
    report: AnnualReport,
    values: Mapping[str, Any],
    reasons: Mapping[str, str],
    *,
    facts: Mapping[str, Mapping[str, Any]] | None = None,
    override_reasons: Mapping[str, str] | None = None,
) -> Judgement:
    """The judgement over given values, beside last year's and beside what was offered."""
    content = shape(values, reasons, facts, override_reasons)
    return judge_content(report, content, last_year_values(report))


def shape(
    values: Mapping[str, Any],
    reasons: Mapping[str, str] | None = None,
    facts: Mapping[str, Mapping[str, Any]] | None = None,
    override_reasons: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Values in the shape of a signed content, for what judges either."""
    return {
        "values": values,
        "reasons": reasons or {},
        "facts": facts or {},
        "override_reasons": override_reasons or {},
    }


def contradictions(report: AnnualReport, values: Mapping[str, Any]) -> list[Fault]:
    """What of these figures cannot be beside the others, the heaviest first; no statement."""
    period = (report.cycle.period_from, last_day_of(report))
    found = faults(template_of(report), report.group, values, period=period)
    return [fault for fault in found if fault.kind is FaultKind.WRONG]


def judge_content(
    report: AnnualReport, content: Mapping[str, Any], last_year: Mapping[str, Any] | None
) -> Judgement:
    """The judgement over a content as it is signed; no statement, for lists of reports."""
    values = content["values"]
    template, cycle = template_of(report), report.cycle
    last_day = cycle.period_to - dt.timedelta(days=1)
    found = faults(
        template,
        report.group,
        values,
        period=(cycle.period_from, last_day),
        last_year=last_year,
        reasons=content["reasons"],
        offered=offered_values(content["facts"]),
        override_reasons=content["override_reasons"],
    )
    return Judgement(
        completeness(template, report.group, values, last_day),
        tuple(fault for fault in found if fault.kind is FaultKind.WRONG),
        tuple(fault for fault in found if fault.kind is FaultKind.EXPLAIN),
    )
