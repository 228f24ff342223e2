"""What may be taken over from last year's report: names, numbers, dates, choices that stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from thuan.domains.oversight.reporting.judging import last_day_of, last_year_values, template_of
from thuan.domains.oversight.reporting.template import FieldType, shown

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.template import Field, Section

_SELDOM = frozenset({FieldType.TEXT, FieldType.DATE, FieldType.CHOICE, FieldType.CHOICES})


@dataclass(frozen=True, slots=True)
class Copy:
    """One field that would be filled as last year: label, value in words, canonical value."""

    code: str
    label: str
    words: str
    value: Any


def copies_of(report: AnnualReport, section: Section, paper: DraftContent) -> list[Copy]:
    """The empty fields of a section that last year's report answers and that seldom change.

    Counted figures, what the fact board knows of this agency, long texts and dates that lie
    within the period are never copied; neither is a choice that is offered no more. A filled
    field stays as it is.
    """
    asked = template_of(report).section_fields(section, report.group, last_day_of(report))
    empty = [
        field
        for field in asked
        if paper.values.get(field.code) is None
        and field.code not in paper.facts
        and _seldom_changes(field)
    ]
    # Where nothing could be copied last year need not be looked up.
    earlier = (last_year_values(report) or {}) if empty else {}
    language = get_language() or "vi"
    return [
        Copy(
            field.code,
            str(field.label),
            shown(field, earlier[field.code], language),
            earlier[field.code],
        )
        for field in empty
        if earlier.get(field.code) is not None and _still_offered(field, earlier[field.code])
    ]


def _seldom_changes(field: Field) -> bool:
    return field.type in _SELDOM and not (field.computed or field.long or field.in_period)


def _still_offered(field: Field, value: Any) -> bool:
    if not field.choices or isinstance(value, dict):
        return not isinstance(value, dict)
    offered = {choice.code for choice in field.choices}
    return set(value if isinstance(value, list) else [value]) <= offered
