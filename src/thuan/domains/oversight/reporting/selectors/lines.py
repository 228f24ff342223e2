"""From the roster and the reports to the lines of a synthesis: one per agency (INV-40).

The same lines go into the live figures, the frozen version and the tracking page, so that a figure
is the same wherever it stands (design law 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.aggregate import (
    Figures,
    Group,
    Line,
    Measure,
    Number,
    Obligation,
    ReportStatus,
    Rule,
    aggregate,
    checks,
    to_contract,
)
from thuan.domains.oversight.reporting.enums import LineStatus, ReportState
from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.lists import shown_groups
from thuan.domains.oversight.reporting.selectors.cycles import roster_entries
from thuan.domains.oversight.reporting.selectors.reports import arrived, latest_versions
from thuan.domains.oversight.reporting.selectors.terms import with_terms
from thuan.domains.oversight.reporting.template import (
    Aggregate,
    FieldType,
    Template,
    aggregation_rules,
    figure,
    ratio,
)
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from thuan.domains.oversight.reporting.models import (
        AnnualReport,
        ReportCycle,
        ReportVersion,
        RosterEntry,
    )

WAITING = frozenset({ReportState.SUBMITTED, ReportState.RESUBMITTED, ReportState.UNDER_CHECK})


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line with the rows it was built from."""

    line: Line
    agency_id: int
    status: LineStatus
    version: ReportVersion | None


@dataclass(frozen=True, slots=True)
class LiveSynthesis:
    """The figures of a cycle at a moment, with their lines and the groups that are shown."""

    cycle: ReportCycle
    at: dt.datetime
    sources: tuple[SourceLine, ...]
    groups: tuple[Group, ...]
    figures: Figures

    @property
    def lines(self) -> list[Line]:
        return [source.line for source in self.sources]

    def contract(
        self, *, state: str = "LIVE", version: int | None = None, sha256: str | None = None
    ) -> dict[str, Any]:
        """The figures in the shape of the ``synthesis`` command."""
        return to_contract(
            self.figures,
            year=self.cycle.year,
            state=state,
            version=version,
            as_of=self.at,
            sha256=sha256,
            checks=checks(self.figures, self.lines),
            lines=self.lines,
        )


def live_synthesis(cycle: ReportCycle, at: dt.datetime) -> LiveSynthesis:
    """The synthesis as it stands at ``at``, in the open scope; five statements for any size."""
    template = read_content(cycle.template)
    found = {report.agency_id: report for report in arrived(cycle)}
    versions = latest_versions(cycle)
    sources = tuple(
        _source(entry, found.get(entry.agency_id), versions, template, cycle, at)
        for entry in with_terms(roster_entries(cycle), cycle.pk)
    )
    lines = [source.line for source in sources]
    groups = shown_groups((), lines, cycle.year)
    return LiveSynthesis(
        cycle, at, sources, groups, aggregate(lines, groups, measures_of(template))
    )


def province_synthesis(cycle: ReportCycle, at: dt.datetime) -> LiveSynthesis:
    """The synthesis over every agency of the roster, whoever asks: one figure everywhere."""
    with every_agency(reason="a synthesis counts every agency of the roster"):
        return live_synthesis(cycle, at)


def measures_of(template: Template) -> tuple[Measure, ...]:
    """Which fields the province adds up, and how."""
    measures = []
    for code, rule in aggregation_rules(template).items():
        match rule:
            case Aggregate.SUM | Aggregate.DISTINCT:
                measures.append(Measure(code, Rule.SUM))
            case Aggregate.COUNT:
                measures.append(Measure(code, Rule.COUNT))
            case Aggregate.RATIO if template.field(code).weighted_by:
                measures.append(Measure(code, Rule.MEAN, f"{code}.w"))
            case Aggregate.RATIO:
                measures.append(Measure(f"{code}.n", Rule.RATIO, f"{code}.d"))
            case Aggregate.NONE:
                continue
    return tuple(measures)


def _source(
    entry: RosterEntry,
    report: AnnualReport | None,
    versions: Mapping[int, ReportVersion],
    template: Template,
    cycle: ReportCycle,
    at: dt.datetime,
) -> SourceLine:
    version = versions.get(report.pk) if report else None
    values: Mapping[str, Any] = version.content["values"] if version else {}
    due = _is_due(entry, cycle, at)
    status = _status(report, due=due)
    line = Line(
        code=entry.code,
        name=entry.name,
        group=entry.group,
        system=entry.system_code or None,
        obligation=Obligation(entry.obligation) if entry.obligation else None,
        declared=_yes_or_no(values, "R08.declared"),
        redeclared=_yes_or_no(values, "R08.redeclared_in_year"),
        edition=_choice(values, "R08.edition"),
        report_status=_arrival(report, due=due),
        status=status,
        first_submitted_at=report.first_submitted_at if report else None,
        late=report.late if report else None,
        waived=report.waived if report else False,
        report_version=version.number if version else None,
        report_sha256=version.content_hash if version else None,
        values=numbers_of(template, values),
    )
    return SourceLine(line, entry.agency_id, status, version)


def _is_due(entry: RosterEntry, cycle: ReportCycle, at: dt.datetime) -> bool:
    """Whether the deadline of this agency has passed: its longer one, where it was given one."""
    extended: dt.datetime | None = getattr(entry, "extended_to", None)
    bound = extended or cycle.deadline_at
    return bound is not None and at >= bound


def _status(report: AnnualReport | None, *, due: bool) -> LineStatus:
    if report is None:
        return LineStatus.MISSING if due else LineStatus.NOT_SUBMITTED
    if report.state == ReportState.ACCEPTED:
        return LineStatus.ACCEPTED
    if report.state in WAITING:
        return LineStatus.SUBMITTED_NOT_ACCEPTED
    return LineStatus.RETURNED


def _arrival(report: AnnualReport | None, *, due: bool) -> ReportStatus | None:
    """On time, late, missing, or unknown while the deadline has not passed."""
    if report is not None:
        return ReportStatus.LATE if report.late else ReportStatus.ON_TIME
    return ReportStatus.MISSING if due else None


def _yes_or_no(values: Mapping[str, Any], code: str) -> bool | None:
    value = values.get(code)
    return value if isinstance(value, bool) else None


def _choice(values: Mapping[str, Any], code: str) -> str | None:
    value = values.get(code)
    return value if isinstance(value, str) and value else None


def numbers_of(template: Template, values: Mapping[str, Any]) -> dict[str, Number | None]:
    """The exact numbers of a report by field code; ratios as two, yes and no as 1 and 0.

    Only fields that the province adds up; "không phát sinh" is the answer 0, missing is None.
    """
    numbers: dict[str, Number | None] = {}
    for code in aggregation_rules(template):
        value = values.get(code)
        match template.field(code).type:
            case FieldType.INTEGER | FieldType.DECIMAL if template.field(code).weighted_by:
                # An index counts by its weight: Σ value·weight / Σ weight (qms.md 3.19).
                numbers[code] = _exact(figure(value))
                weight = values.get(template.field(code).weighted_by)
                numbers[f"{code}.w"] = _exact(figure(weight))
            case FieldType.INTEGER | FieldType.DECIMAL:
                numbers[code] = _exact(figure(value))
            case FieldType.YESNO:
                numbers[code] = int(value) if isinstance(value, bool) else None
            case FieldType.RATIO:
                known = ratio(value)
                numbers[f"{code}.n"] = _exact(known[0]) if known else None
                numbers[f"{code}.d"] = _exact(known[1]) if known else None
            case _:
                # A choice is counted by whether it was answered.
                numbers[code] = None if value in (None, "") else 1
    return numbers


def _exact(amount: Decimal | None) -> Number | None:
    """Whole amounts as int, so that 3 and 3.0 hash and print alike."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else amount
