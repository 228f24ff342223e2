"""Values as people read them; ``parse`` reads back what ``shown`` writes for figures and dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from thuan.domains.oversight.reporting.template.figures import (
    figure,
    is_answered,
    is_none_arose,
    ratio,
)
from thuan.domains.oversight.reporting.template.shape import FieldType, Words
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_number, format_percent

if TYPE_CHECKING:
    from decimal import Decimal

    from thuan.domains.oversight.reporting.template.shape import Field

# Official papers stay Vietnamese whatever language the reader uses, so these are not msgids.
MISSING: Final = Words("Chưa có số liệu", "No figures yet")
NONE_AROSE: Final = Words("Không phát sinh", "None arose")
_YES: Final = Words("Có", "Yes")
_NO: Final = Words("Không", "No")


def shown(field: Field, value: object, language: str = "vi") -> str:
    """``1.234``; ``80,67 %``; ``15/10/2022``; ``Có``; the label of a choice.

    A missing value is "Chưa có số liệu", never 0 (design.md, "Missing ≠ zero"). Figures and dates
    keep the Vietnamese form in every language. Decimals have at least ``field.decimals`` places,
    one at least, and never exactly three, which would read as thousands.
    """
    if not is_answered(value, none_allowed=True):
        return MISSING.text(language)
    if is_none_arose(value) and isinstance(value, dict):
        return f"{NONE_AROSE.text(language)}: {value['none']}"
    if field.type in {FieldType.INTEGER, FieldType.DECIMAL}:
        return _number(field, value)
    if field.type is FieldType.RATIO:
        return _percent(value, language)
    return _words(field, value, language)


def shown_amount(amount: Decimal) -> str:
    """A sum inside a sentence: ``1.234`` or ``1.234,50``."""
    return format_number(amount, 0 if amount == int(amount) else 2)


def _number(field: Field, value: object) -> str:
    amount = figure(value)
    if amount is None:
        return str(value)
    if field.type is FieldType.INTEGER:
        return format_number(amount)
    exponent = amount.as_tuple().exponent
    places = max(field.decimals, 1, -exponent if isinstance(exponent, int) else 0)
    return format_number(amount, 4 if places == 3 else places)


def _percent(value: object, language: str) -> str:
    parts = ratio(value)
    if parts is None:
        return MISSING.text(language)
    return format_percent(*parts) or NONE_AROSE.text(language)


def _words(field: Field, value: object, language: str) -> str:
    if isinstance(value, bool):
        return (_YES if value else _NO).text(language)
    if isinstance(value, (list, tuple)):
        return "; ".join(_one(field, str(part), language) for part in value)
    return _one(field, str(value), language)


def _one(field: Field, value: str, language: str) -> str:
    if field.type is FieldType.DATE:
        return _day(value)
    for choice in field.choices:
        if choice.code == value:
            return choice.label.text(language)
    return value


def _day(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value
