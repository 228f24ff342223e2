"""The very fields a return asks to mend, by the section in which they stand (U33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import CheckState, ReportState
from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.models import ReportCheck
from thuan.domains.oversight.reporting.template import FieldType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.domains.oversight.reporting.template import Section

MENDING = {
    ReportState.RETURNED,
    ReportState.DRAFT,
    ReportState.INTERNAL_REVIEW,
    ReportState.SIGNED,
}
IN_MANY_BOXES = {FieldType.YESNO, FieldType.CHOICE, FieldType.CHOICES}


@dataclass(frozen=True, slots=True)
class Mend:
    """One field to mend; ``anchor`` is where it stands on the page of its section."""

    code: str
    label: str
    section: Section
    anchor: str


def asked_by_section(report: AnnualReport) -> list[tuple[str, list[tuple[str, str]]]]:
    """Heading of each section with the fields it asks of this report: code and label."""
    template, on = template_of(report), last_day_of(report)
    return [
        (
            section.heading,
            [
                (field.code, str(field.label))
                for field in template.section_fields(section, report.group, on)
                if not field.computed and field.type is not FieldType.FILE
            ],
        )
        for section in template.sections
    ]


def is_named(report: AnnualReport, code: str) -> bool:
    """Whether the template knows the field."""
    return code in template_of(report).fields


def to_mend(report: AnnualReport) -> list[Mend]:
    """What the last return asks, until the report is sent again; in the order of the form."""
    if report.first_submitted_at is None or report.state not in MENDING:
        return []
    checks = ReportCheck.objects.filter(report=report).order_by("-created_at", "-pk")
    last = checks.first()
    if last is None or last.state != CheckState.RETURNED:
        return []
    return _mends(report, last.fields_to_mend)


def named(report: AnnualReport, codes: Sequence[str]) -> str:
    """The fields of a return in words, in the order of the form."""
    return "; ".join(mend.label for mend in _mends(report, codes))


def _mends(report: AnnualReport, codes: Sequence[str]) -> list[Mend]:
    template, wanted = template_of(report), set(codes)
    return [
        Mend(code, str(template.field(code).label), section, _anchor(template.field(code)))
        for section in template.sections
        for code in section.fields
        if code in wanted
    ]


def _anchor(field: object) -> str:
    code, kind = field.code, field.type  # type: ignore[attr-defined]
    return f"id_{code}_0" if kind in IN_MANY_BOXES else f"id_{code}"
