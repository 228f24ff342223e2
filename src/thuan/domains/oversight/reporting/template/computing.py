"""Figures that follow from others, and how the province adds each field up (INV-41)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.template.figures import figure
from thuan.domains.oversight.reporting.template.shape import Aggregate, FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.template.shape import Computation, Field, Template


def computed(template: Template, values: Mapping[str, object]) -> dict[str, Any]:
    """The values with every computed field, replacing what stood there.

    A computed field whose parts are not all known is left out: a total over missing figures would
    look like a total. Idempotent.
    """
    formulas = {code: field for code, field in template.fields.items() if field.computed}
    result: dict[str, Any] = {code: value for code, value in values.items() if code not in formulas}
    for code, field in formulas.items():
        found = _found(field, values)
        if found is not None:
            result[code] = found
    return result


def aggregation_rules(template: Template) -> dict[str, Aggregate]:
    """How the province adds up each field that it adds up at all."""
    return {
        code: field.aggregate
        for code, field in template.fields.items()
        if field.aggregate is not Aggregate.NONE
    }


def total(values: Mapping[str, object], codes: tuple[str, ...]) -> Decimal | None:
    """The sum of these fields; None as soon as one of them is missing."""
    amount = Decimal(0)
    for code in codes:
        part = figure(values.get(code))
        if part is None:
            return None
        amount += part
    return amount


def _found(field: Field, values: Mapping[str, object]) -> object | None:
    formula: Computation | None = field.computed
    if formula is None:
        return None
    numerator = total(values, formula.numerator)
    if numerator is None or field.type is not FieldType.RATIO:
        return None if numerator is None else int(numerator)
    denominator = total(values, formula.denominator)
    return None if denominator is None else {"n": int(numerator), "d": int(denominator)}
