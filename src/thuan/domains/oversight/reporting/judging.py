"""A report held against its template: what is filled, what cannot be, what needs a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportTemplate
from thuan.domains.oversight.reporting.template import (
    Completeness,
    Fault,
    FaultKind,
    Template,
    completeness,
    faults,
    read_template,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def template_of(report: AnnualReport) -> Template:
    """The template version the report's cycle asks with."""
    return read_content(report.cycle.template)


def last_day_of(report: AnnualReport) -> dt.date:
    """The day on which the form is asked: the last of the period."""
    return report.cycle.period_to - dt.timedelta(days=1)


def draft_of(report: AnnualReport) -> DraftContent:
    """The working paper of the report; raises DoesNotExist before it was started."""
    return DraftContent.objects.get(report=report)


def judged(report: AnnualReport) -> Judgement:
    """The judgement over the report's present working paper."""
    draft = DraftContent.objects.filter(report=report).first()
    values = draft.values if draft else {}
    reasons = draft.reasons if draft else {}
    return judge(report, values, reasons)


def judge(report: AnnualReport, values: Mapping[str, Any], reasons: Mapping[str, str]) -> Judgement:
    """The judgement over given values."""
    template, cycle = template_of(report), report.cycle
    last_day = cycle.period_to - dt.timedelta(days=1)
    found = faults(
        template,
        report.group,
        values,
        period=(cycle.period_from, last_day),
        reasons=reasons,
    )
    return Judgement(
        completeness(template, report.group, values, last_day),
        tuple(fault for fault in found if fault.kind is FaultKind.WRONG),
        tuple(fault for fault in found if fault.kind is FaultKind.EXPLAIN),
    )
