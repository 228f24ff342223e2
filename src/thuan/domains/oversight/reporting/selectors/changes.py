"""A report's figures beside last year's, and the few that matter to its signer (U29, U31)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from django.utils.translation import get_language

from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.selectors.sections import with_unit
from thuan.domains.oversight.reporting.template import (
    Aggregate,
    FieldType,
    computed,
    figure,
    ratio,
    shown,
)
from thuan.domains.oversight.reporting.template.computing import total
from thuan.domains.oversight.reporting.template.showing import shown_amount
from thuan.kernel.text.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.domains.oversight.reporting.template import Field, Template

_AMOUNTS = {FieldType.INTEGER, FieldType.DECIMAL}


@dataclass(frozen=True, slots=True)
class MainFigure:
    """A figure in words, over its denominator where it has one, and last year's."""

    label: str
    words: str
    of: str
    then: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field whose answer differs between two sets of values, in words."""

    code: str
    label: str
    before: str
    after: str
    difference: str = ""


@cache
def official_data() -> dict[str, Any]:
    """Layout by type of agency, legal bases, main figures: data, editable."""
    text = (files("thuan.data") / "official_reports.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def main_figures(
    report: AnnualReport, values: Mapping[str, Any], last_year: Mapping[str, Any] | None
) -> list[MainFigure]:
    """The figures that matter, chosen by data among those the template asks for."""
    template, on = template_of(report), last_day_of(report)
    asked = {field.code: field for field in template.fields_for(report.group, on)}
    whole = _whole(template, values)
    before = None if last_year is None else _whole(template, last_year)
    data = official_data()
    listed = [row for row in data["main_figures"] if row["field"] in asked]
    if not listed:
        countable = [field for field in asked.values() if field.aggregate is not Aggregate.NONE]
        listed = [{"field": field.code} for field in countable[: data["fallback"]]]
    language = get_language() or "vi"
    return [
        MainFigure(
            label=str(asked[row["field"]].label),
            words=with_unit(asked[row["field"]], whole.get(row["field"]), language),
            of=_denominator(row, asked, whole),
            then=_said(asked[row["field"]], before, language),
        )
        for row in listed
    ]


def changes(
    report: AnnualReport, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Change]:
    """Every field whose answer differs, in the template's order, in words on both sides."""
    template, language = template_of(report), get_language() or "vi"
    then, now = _whole(template, before), _whole(template, after)
    return [
        Change(
            code,
            str(field.label),
            with_unit(field, then.get(code), language),
            with_unit(field, now.get(code), language),
            difference(field, then.get(code), now.get(code)),
        )
        for code, field in template.fields.items()
        if then.get(code) != now.get(code)
    ]


def against_last_year(
    report: AnnualReport, values: Mapping[str, Any], last_year: Mapping[str, Any] | None
) -> list[Change] | None:
    """The amounts that changed against last year; None when last year is not known.

    What was not known then, or is not known now, is no change: missing is not zero.
    """
    if last_year is None:
        return None
    template = template_of(report)
    return [
        change
        for change in changes(report, last_year, values)
        if template.field(change.code).type in _AMOUNTS and change.difference
    ]


def difference(field: Field, before: Any, after: Any) -> str:
    """``+94 (7,90 %)``: how far an amount moved; "" where one side is not known."""
    then, now = figure(before), figure(after)
    if field.type not in _AMOUNTS or then is None or now is None or now == then:
        return ""
    moved = shown_amount(abs(now - then))
    share = format_percent(abs(now - then), then, 2) if then > 0 else None
    sign = "+" if now > then else "\u2212"
    return f"{sign}{moved} ({share})" if share else f"{sign}{moved}"


def _whole(template: Template, values: Mapping[str, Any]) -> dict[str, Any]:
    return {**computed(template, values), **values}


def _denominator(
    row: Mapping[str, Any], asked: Mapping[str, Field], whole: Mapping[str, Any]
) -> str:
    """What the figure is a part of; a ratio brings its own two numbers."""
    field, value = asked[row["field"]], whole.get(row["field"])
    if field.type is FieldType.RATIO and value is not None:
        parts = ratio(value)
        return "" if parts is None else f"({shown_amount(parts[0])}/{shown_amount(parts[1])})"
    codes, part = tuple(row.get("of", ())), figure(value)
    sum_of = total(whole, codes) if codes else None
    if part is None or sum_of is None:
        return ""
    share = format_percent(part, sum_of, 2) if sum_of > 0 else None
    return f"/ {shown_amount(sum_of)} ({share})" if share else f"/ {shown_amount(sum_of)}"


def _said(field: Field, before: Mapping[str, Any] | None, language: str) -> str:
    if before is None or before.get(field.code) is None:
        return ""
    return shown(field, before.get(field.code), language)
